import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type Binaries, EmbeddedFailure, findBinaries, isAlive, succeeds, type SystemUser } from './programs.ts';

/** What is needed to run a server in a directory: the directory, the system user, the programs. */
export interface Environment {
  readonly directory: DataDirectory;
  readonly user: SystemUser;
  readonly binaries: Binaries;
  /** How PostgreSQL is told its data directory when that is the working directory. */
  dataArgument(pgdata: string): string;
}

/** @throws EmbeddedFailure when no server can run there */
export async function openEnvironment(folder: string): Promise<Environment> {
  if (process.platform === 'win32') {
    throw new EmbeddedFailure('the embedded PostgreSQL does not run on Windows', `set DATABASE_URL to a server`);
  }
  const directory = openDataDirectory(folder);
  const user = userFor(directory.cluster);
  const [binaries, isInReach] = await Promise.all([findBinaries(user), canEnter(user, directory.path)]);
  if (!isInReach && process.platform !== 'linux') {
    throw new EmbeddedFailure(
      `the user that runs PostgreSQL (uid ${user.uid}) cannot enter ${directory.path}`,
      'start as another user than root, make its parents enterable (chmod o+x), or set DATABASE_URL',
    );
  }
  // When the path leads through a folder that only root may enter, the user can't open it. But a process that root
  // started in the directory can still use it as its working directory: Linux names that /proc/self/cwd.
  return { directory, user, binaries, dataArgument: (pgdata) => (isInReach ? pgdata : '/proc/self/cwd') };
}

/** The paths in the directory that holds one cluster. */
export interface DataDirectory {
  /** The directory itself: absolute, without symbolic links, so that all processes have the same text. */
  readonly path: string;
  /** PostgreSQL's data and the password. Made elsewhere and renamed to this, so it is whole or absent. */
  readonly cluster: string;
  /** PostgreSQL's own data directory (PGDATA). */
  readonly pgdata: string;
  readonly passwordFile: string;
  /** A link to the session of the server that holds PostgreSQL's lock; it may be stale. */
  readonly current: string;
  /** See start-lock.ts. */
  readonly startLock: string;
  readonly log: string;
}

/** One attempt to run a server, successful or not, in a folder of its own, so that attempts do not interfere. */
export interface Session {
  readonly path: string;
  /** A FIFO. Every process that uses the server holds it open for writing; the supervisor reads it. */
  readonly users: string;
  /** Holds the server's process id, written by the supervisor. */
  readonly postmasterFile: string;
}

/** No start takes so long: an older folder was left by a process that died and whose id is in use again. */
const startIsOverAfterMs = 10 * 60_000;

function openDataDirectory(folder: string): DataDirectory {
  mkdirSync(folder, { recursive: true });
  const directory = realpathSync(folder);
  // PostgreSQL's user has to pass through this directory to its own folders, which are closed to everybody else.
  const { mode } = statSync(directory);
  if (process.getuid?.() === 0 && (mode & 0o011) !== 0o011) chmodSync(directory, mode | 0o111);
  const cluster = path.join(directory, 'cluster');
  return {
    path: directory,
    cluster,
    pgdata: path.join(cluster, 'data'),
    passwordFile: path.join(cluster, 'password'),
    current: path.join(directory, 'current'),
    // the name that it has had since 0.1: an older version that runs beside this one must find it
    startLock: path.join(directory, 'turn'),
    log: path.join(directory, 'server.log'),
  };
}

export function newSession(directory: DataDirectory, user: SystemUser): Session {
  const session = sessionAt(path.join(directory.path, `session.${process.pid}-${randomBytes(6).toString('hex')}`));
  makeOwnedFolder(session.path, user);
  return session;
}

/** The session of the running server, if one was ever published. */
export function currentSession(directory: DataDirectory): Session | undefined {
  try {
    return sessionAt(path.join(directory.path, readlinkSync(directory.current)));
  } catch {
    return undefined;
  }
}

/** Makes a folder that only `user` may enter. */
export function makeOwnedFolder(folder: string, user: SystemUser): void {
  mkdirSync(folder, { mode: 0o700 });
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
}

/** Removes folders of processes that died before their server ran. */
export async function removeLeftovers(directory: DataDirectory): Promise<void> {
  const current = currentSession(directory)?.path;
  for (const name of readdirSync(directory.path)) {
    const starter = /^session\.(\d+)-/.exec(name)?.[1];
    const folder = path.join(directory.path, name);
    if (starter === undefined || folder === current) continue;
    if (isAlive(Number(starter)) && ageMs(folder) < startIsOverAfterMs) continue;
    // An orphaned initdb may still write into it: then the next start removes the rest.
    await removeFolder(folder).catch(() => undefined);
  }
}

/** Removes a folder in which a process may still be writing, so it is retried. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

function sessionAt(folder: string): Session {
  return { path: folder, users: path.join(folder, 'users'), postmasterFile: path.join(folder, 'postmaster') };
}

function ageMs(folder: string): number {
  return Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}

/**
 * PostgreSQL refuses to run as root, so root runs it as another user: the cluster's owner if there is a cluster, else
 * `postgres`, else `nobody`.
 * @throws EmbeddedFailure when there is no such user, or when the cluster belongs to somebody else
 */
function userFor(cluster: string): SystemUser {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  const self = process.getuid?.();
  if (self !== 0) {
    if (owner === undefined || owner.uid === self) return {};
    throw new EmbeddedFailure(
      `${cluster} belongs to another user (uid ${owner.uid})`,
      'run as that user or as root, remove it (with its data), or set DATABASE_URL',
    );
  }
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new EmbeddedFailure(
    'PostgreSQL does not run as root, and there is no user postgres or nobody to run it as',
    'start as another user, add one of these, or set DATABASE_URL',
  );
}

/** Whether the user can enter `folder` by its path: a checkout may be below a folder that only root may enter. */
async function canEnter(user: SystemUser, folder: string): Promise<boolean> {
  return user.uid === undefined || (await succeeds(['/bin/sh', '-c', 'cd "$1"', 'sh', folder], user));
}
