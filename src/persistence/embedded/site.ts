import { accountFor, canEnter } from './account.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { EmbeddedFailure } from './embedded-failure.ts';
import { type Home, openHome } from './home.ts';
import type { Account } from './process.ts';

/** All it takes to run a server in a directory: where, as whom, with which programs. */
export interface Site {
  readonly home: Home;
  readonly account: Account;
  readonly binaries: Binaries;
  /** How PostgreSQL is told its data directory when that is the working directory. */
  dataArgument(data: string): string;
}

/** @throws EmbeddedFailure when no server can run there */
export async function openSite(directory: string): Promise<Site> {
  if (process.platform === 'win32') {
    throw new EmbeddedFailure('the embedded PostgreSQL does not run on Windows', `set DATABASE_URL to a server`);
  }
  const home = openHome(directory);
  const account = accountFor(home.cluster);
  const [binaries, isInReach] = await Promise.all([findBinaries(account), canEnter(account, home.path)]);
  if (!isInReach && process.platform !== 'linux') {
    throw new EmbeddedFailure(
      `the user that runs PostgreSQL (uid ${account.uid}) cannot enter ${home.path}`,
      'start as another user than root, make its parents enterable (chmod o+x), or set DATABASE_URL',
    );
  }
  // Out of reach by its path (below a 0700 folder of root's), a directory is still there for a process that was put
  // into it while it was root: that is what the kernel's name for the working directory is for.
  return { home, account, binaries, dataArgument: (data) => (isInReach ? data : '/proc/self/cwd') };
}
