import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, readdirSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type Account, isAlive } from './process.ts';

/** Where things lie in the directory that holds one cluster. */
export interface Home {
  /** The directory itself, absolute and free of links, so that all processes write it alike. */
  readonly path: string;
  /** Data and password. Made elsewhere and renamed to this, so it is whole or absent. */
  readonly cluster: string;
  readonly data: string;
  readonly passwordFile: string;
  /** A link to the session of the server that holds the data directory's lock; it may be stale. */
  readonly current: string;
  /** See turn.ts. */
  readonly turn: string;
  readonly log: string;
}

/** One attempt to run a server, successful or not: a directory of its own, so that attempts cannot meet. */
export interface Session {
  readonly path: string;
  /** A FIFO. Every process that uses the server holds it open for writing; the supervisor reads it. */
  readonly users: string;
  /** Holds the server's process id, written by the supervisor. */
  readonly postmasterFile: string;
}

/** No start takes so long; what is older was left by a dead starter whose process id is in use again. */
const startIsOverAfterMs = 10 * 60_000;

export function openHome(directory: string): Home {
  mkdirSync(directory, { recursive: true });
  const home = realpathSync(directory);
  // Another user's server passes through here to its own folders; those are closed to everybody else.
  const { mode } = statSync(home);
  if (process.getuid?.() === 0 && (mode & 0o011) !== 0o011) chmodSync(home, mode | 0o111);
  const cluster = path.join(home, 'cluster');
  return {
    path: home,
    cluster,
    data: path.join(cluster, 'data'),
    passwordFile: path.join(cluster, 'password'),
    current: path.join(home, 'current'),
    turn: path.join(home, 'turn'),
    log: path.join(home, 'server.log'),
  };
}

export function newSession(home: Home, account: Account): Session {
  const session = sessionAt(path.join(home.path, `session.${process.pid}-${randomBytes(6).toString('hex')}`));
  ownedFolder(session.path, account);
  return session;
}

/** The session of the running server, if one was ever published. */
export function currentSession(home: Home): Session | undefined {
  try {
    return sessionAt(path.join(home.path, readlinkSync(home.current)));
  } catch {
    return undefined;
  }
}

/** A new folder that only `account` enters. */
export function ownedFolder(folder: string, account: Account): void {
  mkdirSync(folder, { mode: 0o700 });
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid);
}

/** Removes what starters left that died before their server ran. */
export async function sweep(home: Home): Promise<void> {
  const current = currentSession(home)?.path;
  for (const name of readdirSync(home.path)) {
    const starter = /^session\.(\d+)-/.exec(name)?.[1];
    const folder = path.join(home.path, name);
    if (starter === undefined || folder === current) continue;
    if (isAlive(Number(starter)) && ageMs(folder) < startIsOverAfterMs) continue;
    // An orphaned initdb may still write into it: then the next starter removes the rest.
    await discard(folder).catch(() => undefined);
  }
}

/** Removes a folder in which a process may be making its last files. */
export async function discard(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

function sessionAt(folder: string): Session {
  return { path: folder, users: path.join(folder, 'users'), postmasterFile: path.join(folder, 'postmaster') };
}

function ageMs(folder: string): number {
  return Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}
