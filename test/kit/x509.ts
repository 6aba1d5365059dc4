import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';

// Certificates for tests, whose every field is theirs to say: X.509 in DER, signed by node:crypto, which makes none.

/** A value in DER. */
const der = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const length: number[] = [];
  for (let rest = body.length; rest > 0; rest >>>= 8) length.unshift(rest & 255);
  const head = body.length < 128 ? [body.length] : [128 | length.length, ...length];
  return Buffer.concat([Buffer.from([tag, ...head]), body]);
};
const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts);
const oid = (text: string): Buffer => {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const bytes = rest.flatMap((each) => {
    const digits = [each & 127];
    for (let left = each >>> 7; left > 0; left >>>= 7) digits.unshift(128 | (left & 127));
    return digits;
  });
  return der(0x06, Buffer.from([first * 40 + second, ...bytes]));
};
const bits = (bytes: Uint8Array) => der(0x03, Buffer.from([0]), bytes);
const time = (ms: number) => der(0x18, Buffer.from(new Date(ms).toISOString().replace(/[-:T]|\.\d+/g, '')));
const name = (text: string) => sequence(der(0x31, sequence(oid('2.5.4.3'), der(0x0c, Buffer.from(text)))));
const extension = (id: string, value: Buffer, isCritical = false) =>
  sequence(oid(id), ...(isCritical ? [der(0x01, Buffer.from([255]))] : []), der(0x04, value));
const alternative = (host: string): Buffer =>
  isIP(host) === 4 ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host));

const SIGNED_BY = {
  ec: sequence(oid('1.2.840.10045.4.3.2')),
  rsa: sequence(oid('1.2.840.113549.1.1.11'), der(0x05)),
};

/** A certificate and its key. */
export interface Issued {
  /** PEM */
  certificate: string;
  /** PEM */
  key: string;
  name: string;
}

interface Wanted {
  /** undefined: it signs itself, as a root does */
  issuer?: Issued;
  isAuthority?: boolean;
  hosts?: readonly string[];
  fromMs?: number;
  toMs?: number;
  kind?: 'ec' | 'rsa';
}

const DAY_MS = 24 * 3600 * 1000;

/** Issues a certificate, by default one that is valid for 30 days. */
export function issue(subject: string, wanted: Wanted = {}): Issued {
  const { issuer, isAuthority = false, hosts = [], kind = 'ec' } = wanted;
  const { fromMs = Date.now() - DAY_MS, toMs = Date.now() + 30 * DAY_MS } = wanted;
  const { publicKey, privateKey } =
    kind === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  const signer: KeyObject = issuer ? createPrivateKey(issuer.key) : privateKey;
  const algorithm = signer.asymmetricKeyType === 'rsa' ? SIGNED_BY.rsa : SIGNED_BY.ec;
  const extensions = [
    extension('2.5.29.19', sequence(...(isAuthority ? [der(0x01, Buffer.from([255]))] : [])), true),
    ...(hosts.length > 0 ? [extension('2.5.29.17', sequence(...hosts.map(alternative)))] : []),
  ];
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1]), randomBytes(15)),
    algorithm,
    name(issuer?.name ?? subject),
    sequence(time(fromMs), time(toMs)),
    name(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  const text = sequence(content, algorithm, bits(sign('sha256', content, signer))).toString('base64');
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${text.replaceAll(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    name: subject,
  };
}

/** Who issues others. */
export const authority = (subject = 'a test authority', wanted: Wanted = {}): Issued =>
  issue(subject, { isAuthority: true, ...wanted });

/** Of a server on this machine. */
export const ofServer = (issuer: Issued, wanted: Wanted = {}): Issued =>
  issue('othello', { issuer, hosts: ['localhost', '127.0.0.1'], ...wanted });

/** Writes a certificate and its key. @returns settings that name the files */
export function writePair({ certificate, key }: Pick<Issued, 'certificate' | 'key'>, folder: string) {
  mkdirSync(folder, { recursive: true });
  const files = { TLS_CERT_FILE: path.join(folder, 'cert.pem'), TLS_KEY_FILE: path.join(folder, 'key.pem') };
  writeFileSync(files.TLS_CERT_FILE, certificate);
  writeFileSync(files.TLS_KEY_FILE, key, { mode: 0o600 });
  return files;
}
