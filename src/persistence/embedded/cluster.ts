import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Environment, makeOwnedFolder, newSession, removeFolder, removeLeftovers } from './data-directory.ts';
import { EmbeddedFailure, lastErrorLine, run } from './programs.ts';
import { withStartLock } from './start-lock.ts';

const lookForClusterEveryMs = 20;

/**
 * Makes the cluster unless it is there, or waits while another process makes it.
 * @throws EmbeddedFailure with the last line of initdb's output
 */
export async function ensureCluster(environment: Environment, isDurable: boolean): Promise<void> {
  while (!existsSync(environment.directory.cluster)) {
    await withStartLock(environment, () => createCluster(environment, isDurable));
    await sleep(lookForClusterEveryMs);
  }
}

/**
 * Makes it under another name and renames it when it is complete, so that nobody takes an incomplete one for a good
 * one.
 */
async function createCluster(environment: Environment, isDurable: boolean): Promise<void> {
  const { directory, user } = environment;
  if (existsSync(directory.cluster)) return;
  await removeLeftovers(directory);
  const session = newSession(directory, user);
  try {
    const made = path.join(session.path, 'cluster');
    const data = path.join(made, 'data');
    makeOwnedFolder(made, user);
    makeOwnedFolder(data, user);
    writePassword(path.join(made, 'password'), environment);
    await initialize(data, environment, isDurable);
    await rename(made, directory.cluster);
    if (isDurable) sync(directory.path);
  } finally {
    await removeFolder(session.path);
  }
}

/** @throws EmbeddedFailure when another major version of PostgreSQL made the cluster */
export function checkVersion({ directory, binaries }: Environment): void {
  const made = readFileSync(path.join(directory.pgdata, 'PG_VERSION'), 'utf8').trim();
  if (made === binaries.major) return;
  throw new EmbeddedFailure(
    `${directory.path} was made by PostgreSQL ${made}, this is PostgreSQL ${binaries.major}`,
    'dump it with the older version, or remove it (with its data), or set DATABASE_URL',
  );
}

function writePassword(file: string, { user }: Environment): void {
  writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) chownSync(file, user.uid, user.gid);
}

async function initialize(data: string, environment: Environment, isDurable: boolean): Promise<void> {
  const command = [
    environment.binaries.initdb,
    `--pgdata=${environment.dataArgument(data)}`,
    '--username=postgres',
    '--pwfile=../password',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Built in, so that text sorts alike on every machine.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(isDurable ? [] : ['--no-sync']),
  ];
  try {
    await run(command, { ...environment.user, cwd: data });
  } catch (failure) {
    const { stderr = '', message } = failure as Error & { stderr?: string };
    throw new EmbeddedFailure(
      `PostgreSQL's data cannot be made in ${environment.directory.path} (${lastErrorLine(stderr) ?? message})`,
      'mend that and start again, or set DATABASE_URL',
      { cause: failure },
    );
  }
}

/** Makes a renamed entry survive a power cut. */
function sync(folder: string): void {
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
