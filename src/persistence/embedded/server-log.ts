import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

/** The file that a server writes its stderr to. It is a file and no pipe, since the server outlives its starter. */
export interface ServerLog {
  readonly descriptor: number;
  /** What was written since it was opened. */
  read(): string;
  close(): void;
}

const longBytes = 4 * 1024 * 1024;

/** Opens a log to append to it; a long one is set aside as `<file>.1` first. */
export function openServerLog(file: string): ServerLog {
  mkdirSync(path.dirname(file), { recursive: true });
  if (sizeOf(file) > longBytes) renameSync(file, `${file}.1`);
  const start = sizeOf(file);
  const descriptor = openSync(file, 'a', 0o600);
  return {
    descriptor,
    read: () => readFileSync(file).subarray(start).toString(),
    close: () => closeSync(descriptor),
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
