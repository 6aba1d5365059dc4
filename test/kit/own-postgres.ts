import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Embedded, startEmbedded } from '../../src/persistence/embedded/index.ts';
import { freePort } from './free-port.ts';
import { removeScratch, scratchFolder } from './scratch.ts';

/** A PostgreSQL that a test may stop: that of the run serves the other tests too. */
export interface OwnPostgres {
  /** the same after each start */
  readonly url: string;
  readonly directory: string;
  /** Kills it with SIGKILL; it is started again at once. */
  kill(): void;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

/** @param more settings of PostgreSQL's */
export async function ownPostgres(more: Readonly<Record<string, string>> = {}): Promise<OwnPostgres> {
  const directory = scratchFolder('embedded');
  const settings = { port: String(await freePort()), fsync: 'off', ...more };
  const open = () => startEmbedded({ directory, settings });
  let server: Embedded | undefined = await open();
  const { url } = server;
  const stop = async () => {
    await server?.close();
    server = undefined;
  };
  return {
    url,
    directory,
    kill: () =>
      process.kill(
        Number.parseInt(readFileSync(path.join(directory, 'cluster/data/postmaster.pid'), 'utf8')),
        'SIGKILL',
      ),
    stop,
    start: async () => void (server ??= await open()),
    remove: async () => {
      await stop();
      await removeScratch(directory);
    },
  };
}
