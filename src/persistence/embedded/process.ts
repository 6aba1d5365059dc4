import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Who a program runs as: spread into spawn's options. Empty means "as this process". */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** What PostgreSQL's programs see of our environment: no secrets, no PG* variables, messages in English. */
export const environment: NodeJS.ProcessEnv = {
  PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: 'C',
};

/** Runs a program to its end in `folder`. Rejects with `stdout` and `stderr` on the error, as execFile does. */
export async function run(command: readonly string[], options: Account & { cwd?: string }): Promise<string> {
  const [program = '', ...args] = command;
  // The working directory is entered before the user is changed, so it need not be reachable for that user.
  const { stdout } = await promisify(execFile)(program, args, { cwd: '/', ...options, env: environment });
  return stdout;
}

export async function succeeds(command: readonly string[], account: Account): Promise<boolean> {
  return run(command, account).then(
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
