import { mkdirSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';

const parent = path.resolve('.data');

/** A folder of this process' own. It bears the process id, so that a later run can tell whether it is still in use. */
export function scratchFolder(purpose: 'test' | 'embedded'): string {
  return path.join(parent, `${purpose}-${process.pid}`);
}

/** Removes the scratch folders of runs that were killed. */
export async function removeLeftovers(): Promise<void> {
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    const pid = /^(?:test|embedded)-(\d+)$/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    // A server may still be stopping there.
    await rm(path.join(parent, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === 'EPERM';
  }
}
