import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';

const parent = path.resolve('.data');

/**
 * Where a folder may be made that nobody else has, not even the tests that ran before in this process. It bears the
 * process id, so that a later run can tell whether it is still in use.
 */
export function scratchFolder(purpose: 'test' | 'embedded' | 'bench'): string {
  return path.join(parent, `${purpose}-${process.pid}-${randomBytes(4).toString('hex')}`);
}

/** Removes a folder of a test, in which a process may be making its last files. */
export async function removeScratch(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** Removes the scratch folders of runs that were killed. */
export async function removeLeftovers(): Promise<void> {
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    const pid = /^(?:test|embedded|bench)-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    await removeScratch(path.join(parent, name));
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === 'EPERM';
  }
}
