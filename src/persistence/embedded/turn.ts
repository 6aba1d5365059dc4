import { closeSync, constants, existsSync, openSync, readdirSync, renameSync, rmdirSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { discard, newSession, ownedFolder } from './home.ts';
import { run } from './process.ts';
import type { Site } from './site.ts';

/**
 * Does `work` (makes the cluster, or starts its server) unless another process is at it; then does nothing and gives
 * undefined. PostgreSQL's own lock does not suffice: of two servers that start at once after a crash, one may take the
 * other's new lock for the crashed one's and remove it.
 *
 * The turn is a FIFO, alone in a folder. Who has it open for reading has the turn, so the kernel ends it with the
 * process. Who finds it without a reader opens it and gives it a new name: for only one the old name is still there.
 */
export async function inTurn<T>(site: Site, work: () => Promise<T>): Promise<T | undefined> {
  const { turn } = site.home;
  if (!existsSync(turn)) await makeTurn(site);
  const reader = take(turn);
  if (reader === undefined) return undefined;
  try {
    return await work();
  } finally {
    closeSync(reader);
  }
}

function take(folder: string): number | undefined {
  const [name] = readdirSync(folder);
  if (name === undefined) return mend(folder);
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

/** Complete before it gets its name; a folder that is not empty cannot be replaced by another. */
async function makeTurn({ home, account }: Site): Promise<void> {
  const session = newSession(home, account);
  try {
    const made = path.join(session.path, 'turn');
    ownedFolder(made, account);
    await run(['mkfifo', '-m', '600', uniqueName()], { ...account, cwd: made });
    renameSync(made, home.turn);
  } catch (failure) {
    if (!existsSync(home.turn)) throw failure;
  } finally {
    await discard(session.path);
  }
}

/** Somebody removed the FIFO: the next attempt makes everything anew. */
function mend(folder: string): undefined {
  try {
    rmdirSync(folder);
  } catch {
    // it was only being renamed
  }
}

function uniqueName(): string {
  return randomBytes(8).toString('hex');
}
