import path from 'node:path';
import { startEmbedded } from '../../src/persistence/embedded/index.ts';
import { removeLeftovers, scratchFolder } from './scratch.ts';

export interface Cluster {
  /** A superuser's URL of a database that no test uses. */
  readonly url: string;
  /** What the server says, in lines that begin with `<database>|<process id>|`. */
  readonly logFile: string;
  close(): Promise<void>;
}

/** A server for one run of the tests. It forgets everything when it closes, and stops when this process is gone. */
export async function startTestCluster(): Promise<Cluster> {
  await removeLeftovers();
  const directory = scratchFolder('test');
  const logFile = path.join(directory, 'server.log');
  const settings = { max_connections: '200', log_line_prefix: '%d|%p|%a|' };
  const server = await startEmbedded({ directory, throwAway: true, settings, logFile });
  return { url: server.url, logFile, close: () => server.close() };
}
