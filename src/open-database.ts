import path from 'node:path';
import { Logger } from '@nestjs/common';
import type { Config } from './config.ts';
import { EmbeddedFailure, startEmbedded } from './persistence/embedded/index.ts';
import {
  checkServer,
  DatabaseUrls,
  type Migration,
  migrate,
  PostgresAddress,
  setForRole,
  UnfitServer,
} from './persistence/index.ts';
import { requirePoolSize } from './library-internals/pg-pool-size.ts';
import { StartRefused } from './start-refused.ts';

/** A database with its migrations done. */
export interface OpenDatabase {
  urls: DatabaseUrls;
  isEmbedded: boolean;
  /** resolves with the reason when the embedded one is gone for good */
  lost: Promise<Error>;
  close(): Promise<void>;
}

type DatabaseConfig = Pick<Config, 'database' | 'databaseDirect' | 'databasePool' | 'events' | 'nodes'>;

/** of a node, beside its pool: for wake-ups, and for its health */
const PERMANENT_CONNECTIONS = 2;

/** connections of the embedded PostgreSQL for whoever else looks at the data */
const SPARE_CONNECTIONS = 20;

/**
 * Opens the database of the settings, or else the embedded one, which runs until `close`.
 * @throws StartRefused
 */
export async function openDatabase(
  config: DatabaseConfig,
  { migrations, directory = path.resolve('.data/pg') }: { migrations?: Migration[]; directory?: string } = {},
): Promise<OpenDatabase> {
  const { database, databasePool, nodes = 1 } = config;
  const connections = Math.max(100, nodes * (databasePool + PERMANENT_CONNECTIONS) + SPARE_CONNECTIONS);
  const settings = { max_connections: String(connections) };
  const embedded = database ? undefined : await startEmbedded({ directory, onRestart, settings }).catch(refuse);
  const urls = new DatabaseUrls(database ?? new PostgresAddress(embedded?.url ?? ''), config.databaseDirect);
  const close = async () => embedded?.close();
  try {
    await prepare(urls, config, migrations);
    const lost = embedded?.lost ?? new Promise<never>(() => undefined);
    return { urls, isEmbedded: embedded !== undefined, lost, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const onRestart = (ms: number) =>
  new Logger('PostgreSQL').warn(`the embedded PostgreSQL had ended; it runs again, ${Math.round(ms)} ms later`);

function refuse(error: unknown): never {
  throw error instanceof EmbeddedFailure ? new StartRefused(error.message, { cause: error }) : error;
}

async function prepare(urls: DatabaseUrls, config: DatabaseConfig, migrations: Migration[] | undefined): Promise<void> {
  requirePoolSize();
  const { pooled, direct, isThroughPooler } = urls;
  const needs = {
    poolSize: isThroughPooler ? undefined : config.databasePool,
    others: config.events ? 0 : 1,
    nodes: config.nodes ?? 1,
  };
  const directSetting = isThroughPooler ? 'DATABASE_DIRECT_URL' : 'DATABASE_URL';
  await explained(directSetting, () => checkServer(direct, needs));
  await explained(directSetting, () => migrate(direct, migrations));
  if (!isThroughPooler) return;
  await explained(directSetting, () => setForRole(urls));
  await explained('DATABASE_URL', () => checkServer(pooled, { poolSize: undefined, others: 0, nodes: 1 }));
}

/** @throws StartRefused with the reason when `work` fails, because of PostgreSQL or the connection to it */
async function explained(setting: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    if (error instanceof StartRefused) throw error;
    if (error instanceof UnfitServer) throw new StartRefused(`${message} (${setting})`, { cause: error });
    const advice = /startup parameter/.test(message)
      ? 'it seems to be a pooler; give DATABASE_DIRECT_URL too, which leads past it'
      : `check ${setting}`;
    throw new StartRefused(`the database is not to be used (${message || code}): ${advice}`, { cause: error });
  }
}
