import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { Config } from './config.ts';
import { messageOf } from './error-stack.ts';
import { checkDatabase } from './open-database.ts';
import { EmbeddedFailure, inspectEmbedded } from './persistence/embedded/index.ts';
import { checkReplica, checkRights, DatabaseUrls, UnfitServer } from './persistence/index.ts';
import { natsDriver } from './push/bus/nats.driver.ts';
import {
  checkCertificates,
  checkClocks,
  checkDisk,
  checkHost,
  checkNode,
  advice,
  checkTls,
  fine,
  type Found,
} from './start-checks.ts';
import { StartRefused } from './start-refused.ts';
import { cannotListen } from './transports/cannot-listen.ts';

/** What one check says. */
export interface Finding {
  what: string;
  /** `advice` is something that a start survives; `trouble` is not */
  verdict: 'ok' | 'advice' | 'trouble';
  /** for a person: what was found, and what to do about it */
  line: string;
}

interface Examination {
  env?: Record<string, string | undefined>;
  /** data directory of the embedded PostgreSQL; by default that of the server */
  directory?: string;
}

/**
 * What a start with these settings would meet, by the checks of the start itself. It opens and closes ports and
 * connections, and changes nothing in a database.
 */
export async function* examine({
  env = process.env,
  directory = path.resolve('.data/pg'),
}: Examination = {}): AsyncGenerator<Finding> {
  yield await finding('node', () => checkNode());
  const read: { config?: Config } = {};
  yield await finding('settings', () => {
    read.config = new Config(env);
    return fine('each of them can be read');
  });
  const { config } = read;
  if (!config) return; // nothing else is known of what is to be started
  yield await finding('host', () => checkHost(config));
  const { tls } = config;
  if (tls) yield await finding('TLS', () => checkTls(tls));
  for (const listener of listenersOf(config))
    yield await finding(`${listener.what} port`, () => checkPort({ ...listener, host: config.host }));
  if (config.database) yield* ofDatabase(config, config.database);
  else yield* ofEmbedded(directory);
  const { events } = config;
  if (events)
    yield await finding('NATS', async () => {
      const connection = await natsDriver(events).open(() => undefined);
      await connection.close();
      return fine(`${events.name} takes connections`);
    });
}

async function* ofEmbedded(directory: string): AsyncGenerator<Finding> {
  yield await finding('disk', () => checkDisk(directory));
  yield await finding('embedded PostgreSQL', async () => fine(await inspectEmbedded(directory)));
}

async function* ofDatabase(config: Config, database: NonNullable<Config['database']>): AsyncGenerator<Finding> {
  const { databaseDirect, databaseRead } = config;
  const urls = new DatabaseUrls(database, databaseDirect, databaseRead);
  for (const [setting, address] of [
    ['DATABASE_URL', database],
    ['DATABASE_DIRECT_URL', databaseDirect],
    ['DATABASE_READ_URL', databaseRead],
  ] as const) {
    if (address && address.certificates.size > 0)
      yield await finding('certificates', () => checkCertificates(setting, address) ?? fine('none'));
  }
  let clockAheadMs: number | undefined;
  const ofServer = await finding('database', async () => {
    const server = await checkDatabase(urls, config);
    clockAheadMs = server.clockAheadMs;
    return fine(`${urls.direct.name}, PostgreSQL ${server.version}, ${server.encoding}`);
  });
  yield ofServer;
  if (ofServer.verdict === 'trouble') return;
  const aheadMs = clockAheadMs;
  if (aheadMs !== undefined) yield await finding('time', () => checkClocks(aheadMs));
  yield await finding('rights', async () => fine(await checkRights(urls)));
  if (databaseRead)
    yield await finding('read replica', () =>
      // a start survives it: then the primary answers all reads
      checkReplica(urls).then(fine, (error: unknown) => advice(`reads go to the primary: ${messageOf(error)}`)),
    );
}

const listenersOf = ({ port, grpcPort, thriftPort, metricsPort }: Config) => [
  { what: 'HTTP', port, setting: 'PORT' },
  { what: 'gRPC', port: grpcPort, setting: 'GRPC_PORT' },
  { what: 'Thrift', port: thriftPort, setting: 'THRIFT_PORT' },
  ...(metricsPort === undefined ? [] : [{ what: 'metrics', port: metricsPort, setting: 'METRICS_PORT' }]),
];

/** Opens the port and closes it again. @throws StartRefused */
async function checkPort(listener: Parameters<typeof cannotListen>[0]): Promise<Found> {
  const { host, port } = listener;
  const server = net.createServer();
  try {
    await once(server.listen(port, host), 'listening');
  } catch (error) {
    throw cannotListen(listener, error);
  }
  const closed = once(server, 'close');
  server.close();
  await closed;
  return fine(port === 0 ? 'any free one' : `${port} is free`);
}

/** The finding of a check; what it throws is trouble. Errors that are not meant for people are told by their message. */
async function finding(what: string, check: () => Found | Promise<Found>): Promise<Finding> {
  try {
    const { line, isAdvice } = await check();
    return { what, verdict: isAdvice ? 'advice' : 'ok', line };
  } catch (error) {
    const isForPeople = [StartRefused, EmbeddedFailure, UnfitServer].some((type) => error instanceof type);
    const remedy = isForPeople ? '' : ': mend that, or change the setting';
    return { what, verdict: 'trouble', line: `${messageOf(error).replaceAll(/\s*\n\s*/g, ' ')}${remedy}` };
  }
}
