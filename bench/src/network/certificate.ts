import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { TLS_NAME } from '../wires/dial.ts';

const run = promisify(execFile);

export interface KeyPair {
  /** PEM */
  key: string;
  /** PEM */
  certificate: string;
}

/**
 * A certificate of its own, on P-256, for a day. A real one comes with those of its issuers, some KiB more.
 * @param subject whom it is for, as openssl writes a subjectAltName
 * @throws Error with one line where openssl is missing
 */
export async function makeKeyPair(subject = `DNS:${TLS_NAME}`): Promise<KeyPair> {
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const names = ['-days', '1', '-subj', `/CN=${TLS_NAME}`, '-addext', `subjectAltName=${subject}`];
  const places = ['-keyout', '-', '-out', '-'];
  const { stdout } = await run('openssl', ['req', '-x509', ...curve, ...names, ...places]).catch((error: Error) => {
    throw new Error(`no certificate for TLS (${error.message.split('\n')[0]}): apt-get install openssl`);
  });
  const [key = '', certificate = ''] = stdout.match(/-----BEGIN [^]+?-----END [^-]+-----\n/g) ?? [];
  return { key, certificate };
}
