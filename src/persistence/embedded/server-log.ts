import { closeSync, fchownSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Account } from './process.ts';

/** The file that a server writes its stderr to. It is a file and no pipe, since the server outlives its starter. */
export interface ServerLog {
  readonly descriptor: number;
  /** What was written since it was opened. */
  read(): string;
  close(): void;
}

const longBytes = 4 * 1024 * 1024;

/**
 * Opens a log to append to it; a long one is set aside as `<file>.1` first. It goes to the server's account, which may
 * be that of the next application.
 */
export function openServerLog(file: string, account: Account): ServerLog {
  mkdirSync(path.dirname(file), { recursive: true });
  if (sizeOf(file) > longBytes) renameSync(file, `${file}.1`);
  const start = sizeOf(file);
  const descriptor = openSync(file, 'a', 0o600);
  if (account.uid !== undefined && account.gid !== undefined) fchownSync(descriptor, account.uid, account.gid);
  return {
    descriptor,
    read: () => readFileSync(file).subarray(start).toString(),
    close: () => closeSync(descriptor),
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
