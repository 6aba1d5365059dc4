import { readFileSync, statSync } from 'node:fs';
import { EmbeddedFailure } from './embedded-failure.ts';
import { type Account, succeeds } from './process.ts';

/**
 * PostgreSQL refuses to run as root, so root lends it a user that exists already: the owner of the cluster when there
 * is one, else `postgres`, else `nobody`.
 * @throws EmbeddedFailure when there is no such user, or when the cluster belongs to somebody else
 */
export function accountFor(cluster: string): Account {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  const self = process.getuid?.();
  if (self !== 0) {
    if (owner === undefined || owner.uid === self) return {};
    throw new EmbeddedFailure(
      `${cluster} belongs to another user (uid ${owner.uid})`,
      'run as that user or as root, remove it (with its data), or set DATABASE_URL',
    );
  }
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new EmbeddedFailure(
    'PostgreSQL does not run as root, and there is no user postgres or nobody to run it as',
    'start as another user, add one of these, or set DATABASE_URL',
  );
}

/** Whether the account reaches `folder` by its path: a checkout may lie below a folder that only root enters. */
export async function canEnter(account: Account, folder: string): Promise<boolean> {
  return account.uid === undefined || (await succeeds(['/bin/sh', '-c', 'cd "$1"', 'sh', folder], account));
}
