import { randomBytes } from 'node:crypto';
import { closeSync, constants, existsSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Session } from './data-directory.ts';

/**
 * This process's part in the use count of a running server. It is an open file (the writing end of the session's FIFO),
 * so the kernel ends it with the process, even if that is killed.
 */
export interface CountedUse {
  readonly session: Session;
  /** False once the server is stopping or gone. */
  isCounted(): boolean;
  /** Ends it. */
  end(): void;
}

const lookEveryMs = 5;
const looksPerLine = 40;

/** Counts this process as a user of the session's server; undefined when that is stopping or gone. */
export async function countUse(session: Session, signal: AbortSignal): Promise<CountedUse | undefined> {
  const writer = openWriter(session);
  return writer === undefined ? undefined : confirmed(session, writer, signal);
}

/** Opens the FIFO for writing without blocking; undefined when no supervisor reads it. */
export function openWriter(session: Session): number | undefined {
  try {
    return openSync(session.users, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (failure) {
    if (isOneOf(failure, ['ENOENT', 'ENXIO', 'ENOTDIR'])) return undefined;
    throw failure;
  }
}

/**
 * Makes sure that an open FIFO counts. The supervisor may have read end-of-file, and so decided to stop, just before it
 * was opened. So we send it a line and wait for its answer: a supervisor that read the line saw no end-of-file before
 * it, and will see none until we close.
 */
export async function confirmed(
  session: Session,
  writer: number,
  signal: AbortSignal,
): Promise<CountedUse | undefined> {
  let isCounted = false;
  try {
    isCounted = await isAnswered(session, writer, signal);
  } finally {
    if (!isCounted) closeSync(writer);
  }
  if (!isCounted) return undefined;
  return { session, isCounted: () => existsSync(session.users), end: () => closeSync(writer) };
}

async function isAnswered(session: Session, writer: number, signal: AbortSignal): Promise<boolean> {
  const name = `${process.pid}-${randomBytes(6).toString('hex')}`;
  const answer = path.join(session.path, `joined.${name}`);
  for (let looks = 0; !existsSync(answer); looks++) {
    // Repeated, for a leaving process may have swallowed it (see hasOtherUsers).
    if (looks % looksPerLine === 0 && !sendLine(writer, `${name}\n`)) return false;
    if (!existsSync(session.users)) return false;
    await sleep(lookEveryMs, undefined, { signal });
  }
  rmSync(answer, { force: true });
  return true;
}

/** Ends a use and waits until `isOver`, unless others use the server. @returns whether we were the last */
export async function endAndWait(use: CountedUse, isOver: () => boolean): Promise<boolean> {
  const reader = openReader(use.session);
  use.end();
  try {
    while (!isOver()) {
      // As long as the FIFO is there, nobody has decided to stop; without it the decision is final.
      if (reader !== undefined && use.isCounted() && hasOtherUsers(reader)) return false;
      await sleep(lookEveryMs);
    }
    return true;
  } finally {
    if (reader !== undefined) closeSync(reader);
  }
}

function openReader(session: Session): number | undefined {
  try {
    return openSync(session.users, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
}

/** Asks the kernel: reading a FIFO gives end-of-file when nobody has it open for writing, else EAGAIN or a line. */
function hasOtherUsers(reader: number): boolean {
  try {
    // A line is that of a process that is just joining, which repeats it.
    while (readSync(reader, Buffer.alloc(64)) > 0);
    return false;
  } catch (failure) {
    return isOneOf(failure, ['EAGAIN']);
  }
}

function sendLine(writer: number, line: string): boolean {
  try {
    writeSync(writer, line);
    return true;
  } catch (failure) {
    // EAGAIN: the FIFO is full, so it is read soon or closed
    return isOneOf(failure, ['EAGAIN']);
  }
}

function isOneOf(failure: unknown, codes: readonly string[]): boolean {
  return codes.includes((failure as NodeJS.ErrnoException).code ?? '');
}
