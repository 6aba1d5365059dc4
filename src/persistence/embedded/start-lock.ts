import { randomBytes } from 'node:crypto';
import { closeSync, constants, existsSync, openSync, readdirSync, renameSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { type Environment, makeOwnedFolder, newSession, removeFolder } from './data-directory.ts';
import { run } from './programs.ts';

/**
 * Does `work` (makes the cluster, or starts its server) unless another process is at it; then does nothing and gives
 * undefined. PostgreSQL's own lock does not suffice: of two servers that start at once after a crash, one may take the
 * other's new lock for the crashed one's and remove it.
 *
 * The lock is a FIFO, alone in a folder. The process that has it open for reading holds the lock, so the kernel releases
 * it when that process ends. A process that finds the FIFO without a reader opens it and renames it; if two do so at
 * once, only one of them still finds it under its old name.
 */
export async function withStartLock<T>(environment: Environment, work: () => Promise<T>): Promise<T | undefined> {
  const { startLock } = environment.directory;
  if (!existsSync(startLock)) await makeStartLock(environment);
  const reader = acquire(startLock);
  if (reader === undefined) return undefined;
  try {
    return await work();
  } finally {
    closeSync(reader);
  }
}

function acquire(folder: string): number | undefined {
  const [name] = readdirSync(folder);
  if (name === undefined) return removeEmpty(folder);
  const fifo = path.join(folder, name);
  if (hasReader(fifo)) return undefined;
  let reader: number | undefined;
  try {
    // Before the renaming, so that it is never found under its new name without a reader.
    reader = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
    renameSync(fifo, path.join(folder, uniqueName()));
    return reader;
  } catch {
    if (reader !== undefined) closeSync(reader);
    return undefined; // another one was faster
  }
}

function hasReader(fifo: string): boolean {
  try {
    closeSync(openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK));
    return true;
  } catch (failure) {
    const { code } = failure as NodeJS.ErrnoException;
    if (code === 'ENXIO') return false;
    if (code === 'ENOENT') return true; // it has just got a new name
    throw failure;
  }
}

/** Makes it under another name and renames it when it is complete. A folder that is not empty is never replaced. */
async function makeStartLock({ directory, user }: Environment): Promise<void> {
  const session = newSession(directory, user);
  try {
    const made = path.join(session.path, 'start-lock');
    makeOwnedFolder(made, user);
    await run(['mkfifo', '-m', '600', uniqueName()], { ...user, cwd: made });
    renameSync(made, directory.startLock);
  } catch (failure) {
    if (!existsSync(directory.startLock)) throw failure;
  } finally {
    await removeFolder(session.path);
  }
}

/** Somebody removed the FIFO: the next attempt makes everything anew. */
function removeEmpty(folder: string): undefined {
  try {
    rmdirSync(folder);
  } catch {
    // it was only being renamed
  }
}

function uniqueName(): string {
  return randomBytes(8).toString('hex');
}
