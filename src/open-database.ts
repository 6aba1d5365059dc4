import path from 'node:path';
import { Logger } from '@nestjs/common';
import type { Config } from './config.ts';
import { EmbeddedFailure, type EmbeddedState, startEmbedded } from './persistence/embedded/index.ts';
import {
  checkServer,
  DatabaseUrls,
  type FitServer,
  type Migration,
  migrate,
  PostgresAddress,
  setForRole,
  UnfitServer,
} from './persistence/index.ts';
import { requirePoolSize } from './library-internals/pg-pool-size.ts';
import { checkCertificates, checkClocks, checkDisk, type Found } from './start-checks.ts';
import { StartRefused } from './start-refused.ts';

/** A database with its migrations done. */
export interface OpenDatabase {
  urls: DatabaseUrls;
  isEmbedded: boolean;
  /** of the embedded one; undefined: it is another */
  embedded: EmbeddedState | undefined;
  /** resolves with the reason when the embedded one is gone for good */
  lost: Promise<Error>;
  close(): Promise<void>;
}

type DatabaseConfig = Pick<
  Config,
  'database' | 'databaseDirect' | 'databaseRead' | 'databasePool' | 'events' | 'nodes'
>;

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
  if (!database) warnIfAdvice(await checkDisk(directory));
  let restarts = 0;
  const onRestart = (ms: number) => {
    restarts++;
    logger().warn(`the embedded PostgreSQL had ended; it runs again, ${Math.round(ms)} ms later`);
  };
  const embedded = database ? undefined : await startEmbedded({ directory, onRestart, settings }).catch(refuse);
  const urls = new DatabaseUrls(
    database ?? new PostgresAddress(embedded?.url ?? ''),
    config.databaseDirect,
    config.databaseRead,
  );
  const close = async () => embedded?.close();
  try {
    await prepare(urls, config, migrations);
    const lost = embedded?.lost ?? new Promise<never>(() => undefined);
    const state = embedded && {
      get isUp() {
        return embedded.isUp;
      },
      get restarts() {
        return restarts;
      },
    };
    return { urls, isEmbedded: embedded !== undefined, embedded: state, lost, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const logger = () => new Logger('PostgreSQL');

function warnIfAdvice(found: Found | undefined): void {
  if (found?.isAdvice) logger().warn(found.line);
}

function refuse(error: unknown): never {
  throw error instanceof EmbeddedFailure ? new StartRefused(error.message, { cause: error }) : error;
}

async function prepare(urls: DatabaseUrls, config: DatabaseConfig, migrations: Migration[] | undefined): Promise<void> {
  const { clockAheadMs } = await checkDirect(urls, config, warnIfAdvice);
  warnIfAdvice(checkClocks(clockAheadMs));
  const setting = directSetting(urls);
  await explained(setting, () => migrate(urls.direct, migrations));
  if (!urls.isThroughPooler) return;
  await explained(setting, () => setForRole(urls));
  await checkPooled(urls); // now that connections which the pooler opens have these settings
}

const directSetting = ({ isThroughPooler }: DatabaseUrls) => (isThroughPooler ? 'DATABASE_DIRECT_URL' : 'DATABASE_URL');

/**
 * Checks what a start needs of a database, and changes nothing in it.
 * @throws StartRefused
 */
export async function checkDatabase(urls: DatabaseUrls, config: DatabaseConfig): Promise<FitServer> {
  const server = await checkDirect(urls, config, () => undefined);
  if (urls.isThroughPooler) await checkPooled(urls);
  return server;
}

const checkPooled = ({ pooled }: DatabaseUrls) =>
  explained('DATABASE_URL', () => checkServer(pooled, { poolSize: undefined, others: 0, nodes: 1 }));

/** @param tell is told what is found of certificates @throws StartRefused */
async function checkDirect(
  urls: DatabaseUrls,
  config: DatabaseConfig,
  tell: (found: Found | undefined) => void,
): Promise<FitServer> {
  requirePoolSize();
  const { pooled, direct, isThroughPooler } = urls;
  const needs = {
    poolSize: isThroughPooler ? undefined : config.databasePool,
    others: config.events ? 0 : 1,
    nodes: config.nodes ?? 1,
  };
  tell(checkCertificates('DATABASE_URL', pooled));
  if (isThroughPooler) tell(checkCertificates('DATABASE_DIRECT_URL', direct));
  if (urls.replica) tell(checkCertificates('DATABASE_READ_URL', urls.replica));
  return explained(directSetting(urls), () => checkServer(direct, needs));
}

/** @throws StartRefused with the reason when `work` fails, because of PostgreSQL or the connection to it */
async function explained<T>(setting: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
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
