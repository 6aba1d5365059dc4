import type { X509Certificate } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { existsSync, readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { Logger } from '@nestjs/common';
import type { Config } from './config.ts';
import type { PostgresAddress } from './persistence/index.ts';
import { StartRefused } from './start-refused.ts';
import { Certificates } from './tls/certificates.ts';
import { keyPairOf, readContents } from './tls/key-pair.ts';
import { certificatesIn, dateOf, endOf } from './tls/pem.ts';
import type { TlsFiles } from './tls/tls-files.ts';
import { cannotListen } from './transports/cannot-listen.ts';

// What can be checked before anything is opened. The start and `othello doctor` call the same functions: each throws
// StartRefused when the server can't start, and otherwise says in a line what it found.

/** What a check found: all is well, or something that a start survives and an operator should know of. */
export interface Found {
  line: string;
  isAdvice: boolean;
}

export const fine = (line: string): Found => ({ line, isAdvice: false });
export const advice = (line: string): Found => ({ line, isAdvice: true });

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  engines: { node: string };
};

/** @throws StartRefused */
export function checkNode(version: string = process.versions.node): Found {
  const oldest = engines.node.replace('>=', '');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest.split('.').map(Number);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return fine(`Node ${version}`);
  throw new StartRefused(`this is Node ${version}: install ${oldest} or later`);
}

/** @throws StartRefused */
export async function checkHost({ host, port }: Pick<Config, 'host' | 'port'>): Promise<Found> {
  try {
    const { address } = await lookup(host);
    return fine(address === host ? host : `${host} is ${address}`);
  } catch (error) {
    throw cannotListen({ what: 'HTTP', host, port, setting: 'PORT' }, error);
  }
}

/** of free disk, without which the embedded PostgreSQL is not started; and with less than which it is at risk */
const [LEAST_MIB, ENOUGH_MIB] = [64, 512];

/** The disk where the embedded PostgreSQL keeps its data. @throws StartRefused */
export async function checkDisk(directory: string): Promise<Found> {
  let folder = directory;
  while (!existsSync(folder) && folder !== path.dirname(folder)) folder = path.dirname(folder);
  const { bavail, bsize } = await statfs(folder);
  const freeMib = Math.floor((bavail * bsize) / 1024 ** 2);
  const line = `${freeMib} MiB are free in ${folder}`;
  const remedy = 'free some, or set DATABASE_URL';
  if (freeMib < LEAST_MIB) throw new StartRefused(`${line}, too little for the embedded PostgreSQL: ${remedy}`);
  return freeMib < ENOUGH_MIB ? advice(`${line}, little for the embedded PostgreSQL: ${remedy}`) : fine(line);
}

/** s by which the clocks may differ before anybody notices in a game */
const CLOCKS_APART_S = 2;

/** @param aheadMs how far this machine's clock is ahead of PostgreSQL's */
export function checkClocks(aheadMs: number): Found {
  const apartS = Math.abs(aheadMs) / 1000;
  const line = `the clocks of this machine and of PostgreSQL are ${apartS.toFixed(1)} s apart`;
  return apartS > CLOCKS_APART_S
    ? advice(`${line}: deadlines of calls and of turns disagree, so set both clocks by NTP`)
    : fine(line);
}

/** days before its end at which a certificate is to be renewed */
const RENEW_DAYS = 14;
const DAY_MS = 24 * 3600 * 1000;

/**
 * The certificates that an address names (sslcert, sslrootcert).
 * @param setting where the address stands
 * @returns undefined when it names none
 * @throws StartRefused
 */
export function checkCertificates(
  setting: string,
  { certificates }: Pick<PostgresAddress, 'certificates'>,
  nowMs = Date.now(),
): Found | undefined {
  const ends: number[] = [];
  for (const [parameter, text] of certificates) {
    const what = `${setting}: a certificate of ${parameter}`;
    const found = readPem(text, what);
    if (found.length === 0)
      throw new StartRefused(`${setting}: the file of ${parameter} holds no certificate: name one in PEM format`);
    for (const certificate of found) ends.push(endOf(certificate, what, nowMs));
  }
  if (ends.length === 0) return undefined;
  const first = Math.min(...ends);
  const line = `${setting}: its certificates are valid until ${dateOf(first)}`;
  return first - nowMs < RENEW_DAYS * DAY_MS ? advice(`${line}: renew them`) : fine(line);
}

/** What a start with these files serves over TLS. @throws StartRefused */
export async function checkTls(files: TlsFiles): Promise<Found> {
  return servedUntil(keyPairOf(await readContents(files)).endsMs);
}

function servedUntil(endsMs: number): Found {
  const line = `every port speaks TLS: the certificate of TLS_CERT_FILE is valid until ${dateOf(endsMs)}`;
  return endsMs - Date.now() < RENEW_DAYS * DAY_MS ? advice(`${line}: renew it`) : fine(line);
}

/** The certificates of the settings. @returns undefined without TLS @throws StartRefused */
export async function openCertificates({ tls }: Pick<Config, 'tls'>): Promise<Certificates | undefined> {
  if (!tls) return undefined;
  const certificates = await Certificates.open(tls);
  const { line, isAdvice } = servedUntil(certificates.endsMs);
  if (isAdvice) new Logger('TLS').warn(line);
  return certificates;
}

/** @throws StartRefused */
function readPem(text: string, what: string): X509Certificate[] {
  try {
    return certificatesIn(text);
  } catch (error) {
    throw new StartRefused(`${what} can't be read: name one in PEM format`, { cause: error });
  }
}
