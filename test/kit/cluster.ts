import { mkdirSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { startEmbedded } from '../../src/persistence/embedded/index.ts';

export interface Cluster {
  /** A superuser's URL of a database that no test uses. */
  readonly url: string;
  /** What the server says, in lines that begin with `<database>|<process id>|`. */
  readonly logFile: string;
  close(): Promise<void>;
}

const folder = path.resolve('.data');

/** A server for one run of the tests. It forgets everything when it closes, and stops when this process is gone. */
export async function startTestCluster(): Promise<Cluster> {
  await removeLeftovers();
  const directory = path.join(folder, `test-${process.pid}`);
  const logFile = path.join(directory, 'server.log');
  const settings = { max_connections: '200', log_line_prefix: '%d|%p|' };
  const server = await startEmbedded({ directory, throwAway: true, settings, logFile });
  return { url: server.url, logFile, close: () => server.close() };
}

/** Runs that were killed left theirs. */
async function removeLeftovers(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const pid = /^test-(\d+)$/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    await rm(path.join(folder, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === 'EPERM';
  }
}
