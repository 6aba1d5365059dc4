import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, openSync, closeSync, fsyncSync, readFileSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedFailure, lastComplaint } from './embedded-failure.ts';
import { discard, newSession, ownedFolder, sweep } from './home.ts';
import { run } from './process.ts';
import type { Site } from './site.ts';
import { inTurn } from './turn.ts';

const pollMs = 20;

/**
 * Makes the cluster unless it is there, or waits while another process makes it.
 * @throws EmbeddedFailure with the last line of initdb's output
 */
export async function ensureCluster(site: Site, isDurable: boolean): Promise<void> {
  while (!existsSync(site.home.cluster)) {
    await inTurn(site, () => createCluster(site, isDurable));
    await sleep(pollMs);
  }
}

/** Makes it aside and then renames it, so that a half-made one is never taken for a good one. */
async function createCluster(site: Site, isDurable: boolean): Promise<void> {
  const { home, account } = site;
  if (existsSync(home.cluster)) return;
  await sweep(home);
  const session = newSession(home, account);
  try {
    const made = path.join(session.path, 'cluster');
    const data = path.join(made, 'data');
    ownedFolder(made, account);
    ownedFolder(data, account);
    writePassword(path.join(made, 'password'), site);
    await initialize(data, { ...site, isDurable });
    await rename(made, home.cluster);
    if (isDurable) sync(home.path);
  } finally {
    await discard(session.path);
  }
}

/** @throws EmbeddedFailure when another major version of PostgreSQL made the cluster */
export function checkVersion({ home, binaries }: Site): void {
  const made = readFileSync(path.join(home.data, 'PG_VERSION'), 'utf8').trim();
  if (made === binaries.major) return;
  throw new EmbeddedFailure(
    `${home.path} was made by PostgreSQL ${made}, this is PostgreSQL ${binaries.major}`,
    'dump it with the older version, or remove it (with its data), or set DATABASE_URL',
  );
}

function writePassword(file: string, { account }: Site): void {
  writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) chownSync(file, account.uid, account.gid);
}

async function initialize(data: string, site: Site & { isDurable: boolean }): Promise<void> {
  const command = [
    site.binaries.initdb,
    `--pgdata=${site.dataArgument(data)}`,
    '--username=postgres',
    '--pwfile=../password',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Built in, so that text sorts alike on every machine.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(site.isDurable ? [] : ['--no-sync']),
  ];
  try {
    await run(command, { ...site.account, cwd: data });
  } catch (failure) {
    const { stderr = '', message } = failure as Error & { stderr?: string };
    throw new EmbeddedFailure(
      `PostgreSQL's data cannot be made in ${site.home.path} (${lastComplaint(stderr) ?? message})`,
      'mend that and start again, or set DATABASE_URL',
    );
  }
}

/** Makes a renamed entry survive a power cut. */
function sync(folder: string): void {
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
