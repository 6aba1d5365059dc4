import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { certificatesIn, endOf } from './pem.ts';
import { StartRefused } from '../start-refused.ts';
import { SETTING_OF, type TlsFiles } from './tls-files.ts';

/** A certificate that can be served with its key, in PEM format. */
export interface KeyPair {
  cert: string;
  key: string;
  /** issuers of the clients' certificates */
  clientCa: string | undefined;
  /** ms since 1970 at which the first of its chain ends */
  endsMs: number;
}

/** What a file holds, or why it can't be read. */
type Content = { text: string } | { errno: string };
/** undefined: no such file is named */
export type Contents = Record<keyof TlsFiles, Content | undefined>;

const NAMES = ['cert', 'key', 'clientCa'] as const;

const unreadable = (error: unknown): Content => ({ errno: (error as NodeJS.ErrnoException).code ?? 'no reason given' });

export async function readContents(files: TlsFiles): Promise<Contents> {
  const contents: Contents = { cert: undefined, key: undefined, clientCa: undefined };
  for (const name of NAMES) {
    const file = files[name];
    if (file === undefined) continue;
    contents[name] = await readFile(file, 'utf8').then((text) => ({ text }), unreadable);
  }
  return contents;
}

/**
 * Checks all that a client would refuse, as far as it can be known here.
 * @throws StartRefused with one line: the setting, and what to do
 */
export function keyPairOf(contents: Contents, nowMs = Date.now()): KeyPair {
  const cert = textOf('cert', contents.cert);
  const key = textOf('key', contents.key);
  const clientCa = contents.clientCa && textOf('clientCa', contents.clientCa);
  const endsOf = (name: keyof TlsFiles, text: string) =>
    certificatesOf(name, text).map((each) => endOf(each, `${SETTING_OF[name]}: a certificate`, nowMs));
  const ends = endsOf('cert', cert);
  if (clientCa !== undefined) endsOf('clientCa', clientCa);
  checkKey(new X509Certificate(cert), key);
  try {
    createSecureContext({ cert, key, ca: clientCa });
  } catch (error) {
    throw new StartRefused(`${SETTING_OF.cert}: OpenSSL refuses it: get one with a longer key or another algorithm`, {
      cause: error,
    });
  }
  return { cert, key, clientCa, endsMs: Math.min(...ends) };
}

function textOf(name: keyof TlsFiles, content: Content | undefined): string {
  if (content && 'text' in content) return content.text;
  const why = content?.errno ?? 'it is not named';
  throw new StartRefused(
    `${SETTING_OF[name]} names a file that can't be read (${why}): check the path, and who may read it`,
  );
}

function certificatesOf(name: keyof TlsFiles, text: string): X509Certificate[] {
  try {
    const found = certificatesIn(text);
    if (found.length > 0) return found;
  } catch (error) {
    throw new StartRefused(`${SETTING_OF[name]}: its certificate can't be read: name one in PEM format`, {
      cause: error,
    });
  }
  throw new StartRefused(`${SETTING_OF[name]}: the file holds no certificate: name one in PEM format`);
}

function checkKey(certificate: X509Certificate, text: string): void {
  let isOfIt: boolean;
  try {
    isOfIt = certificate.checkPrivateKey(createPrivateKey(text));
  } catch (error) {
    throw new StartRefused(`${SETTING_OF.key}: the file holds no private key: name one in PEM format, unencrypted`, {
      cause: error,
    });
  }
  if (!isOfIt)
    throw new StartRefused(
      `${SETTING_OF.key} does not belong to the first certificate of ${SETTING_OF.cert}: name the key it was made with`,
    );
}
