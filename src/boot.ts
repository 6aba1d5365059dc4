import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import 'reflect-metadata';
import { Logger, type ModuleMetadata, type Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.ts';
import type { Config } from './config.ts';
import { BotService } from './auth/index.ts';
import { atOnce, BotStrategy, unhurried, WaitingBots } from './bots/index.ts';
import { warnOf } from './error-stack.ts';
import { inProcess } from '@othello-rpc/client';
import { logOf } from './node-logger.ts';
import { type OpenDatabase, openDatabase } from './open-database.ts';
import type { Family } from './operations/metrics/families.ts';
import { requireRulesWhole } from './overrides.ts';
import type { Migration } from './persistence/index.ts';
import { ownNumber } from './processes/node-process.ts';
import type { Serving } from './processes/serving.ts';
import { ownSchema, teamSchema } from './rpc/codec.ts';
import { NodeHealth } from './rpc/node-health.ts';
import { Readings } from './rpc/readings.ts';
import { checkHost, checkNode, openCertificates } from './start-checks.ts';
import type { Certificates } from './tls/certificates.ts';
import { cannotListen } from './transports/cannot-listen.ts';
import { listenForScrapes } from './scrapes.ts';
import { startTracing } from './tracing.ts';
import { HttpAdapter } from './transports/http/http-adapter.ts';
import { GrpcServer } from './transports/grpc/grpc.server.ts';
import { ThriftServer } from './transports/thrift/thrift.server.ts';

/** What a team adds: modules with @Procedures, the IDL that they need, tables. */
export interface TeamParts {
  modules?: NonNullable<ModuleMetadata['imports']>;
  /** path of the team's own .proto file, which imports othello.proto: docs/extending.md */
  idl?: string;
  /** run after ours */
  migrations?: Migration[];
  /** providers of Rating, BotStrategy, Matchmaking or PlayerNamePolicy in place of ours */
  overrides?: Provider[];
}

export interface RunningNode extends Serving {
  app: NestExpressApplication;
  /** resolves with the reason when its database is gone for good: nothing is served any more */
  lost: Promise<Error>;
  /** what it tells of itself by now; undefined: METRICS_PORT is not set */
  metrics: (() => Promise<Family[]>) | undefined;
  /**
   * Shows itself as not serving and goes on answering for the notice, so that balancers see it; stops the bots, ends
   * the streams, answers the calls in flight, closes the transports, then the pool, then the embedded PostgreSQL if no
   * other node is on it.
   */
  close(notice?: { ms: number }): Promise<void>;
}

/** @throws StartRefused for a reason outside of the program: a port that is taken, a database that is not there */
export async function boot(config: Config, team: TeamParts = {}): Promise<RunningNode> {
  checkNode();
  await checkHost(config); // before anything is opened, so that an unknown name gets an error of its own
  startTracing();
  const log = await logOf(config);
  Logger.overrideLogger(log);
  const certificates = await openCertificates(config);
  const database = await openDatabase(config, team);
  let metrics: NodeMetrics | undefined;
  let app: NestExpressApplication | undefined;
  try {
    const { modules = [], overrides = [], idl } = team;
    const schema = idl === undefined ? ownSchema() : teamSchema(idl);
    app = await NestFactory.create<NestExpressApplication>(
      AppModule.forRoot({ config, log, certificates, databaseUrls: database.urls, schema, modules, overrides }),
      new HttpAdapter(certificates),
      {
        bodyParser: false,
        abortOnError: false,
        logger: log,
      },
    );
    requireRulesWhole(app);
    app.disable('x-powered-by');
    const grpc = app.get(GrpcServer);
    const thrift = app.get(ThriftServer);
    // without inheritAppConfig global guards would silently not run
    for (const strategy of [grpc, thrift]) app.connectMicroservice({ strategy }, { inheritAppConfig: true });
    await app.init();
    await app.startAllMicroservices();
    await listen(app, config);
    certificates?.watch();
    metrics = await openMetrics(app, { ...config, certificates }, database);
    const [running, told] = [app, metrics];
    const bots = await startBots(app, config);
    return {
      app,
      httpPort: (app.getHttpServer().address() as AddressInfo).port,
      grpcPort: grpc.port,
      thriftPort: thrift.port,
      metricsPort: metrics?.port,
      metrics: metrics?.families,
      isEmbedded: database.isEmbedded,
      lost: database.lost,
      botLevels: bots.levels,
      close: async ({ ms } = { ms: 0 }) => {
        running.get(NodeHealth).startDraining();
        await Promise.all([bots.stop(), sleep(ms)]);
        try {
          await running.close();
        } finally {
          await told?.close();
          certificates?.close();
          await database.close();
        }
      },
    };
  } catch (error) {
    await app?.close().catch(() => undefined);
    await metrics?.close();
    certificates?.close();
    await database.close();
    throw error;
  }
}

/** Starts the server's own bots, which call in-process, as users of their own. */
async function startBots(app: NestExpressApplication, { bots: count, ...config }: Config): Promise<WaitingBots> {
  const logger = new Logger('Bots');
  const bots = new WaitingBots({
    count,
    accounts: app.get(BotService),
    strategy: app.get(BotStrategy),
    pace: config.botPace === 'unhurried' ? unhurried(config.turnTimeoutS) : atOnce,
    connect: () => inProcess(app),
    warn: (line, error) => (error === undefined ? logger.warn(line) : warnOf(logger, line, error)),
  });
  await bots.start();
  return bots;
}

interface NodeMetrics {
  /** undefined: its primary tells of it */
  port: number | undefined;
  families: () => Promise<Family[]>;
  close: () => Promise<void>;
}

/** @returns undefined where METRICS_PORT is not set: then nothing of it is even loaded */
async function openMetrics(
  app: NestExpressApplication,
  {
    host,
    metricsPort: port,
    certificates,
  }: Pick<Config, 'host' | 'metricsPort'> & { certificates: Certificates | undefined },
  { embedded }: OpenDatabase,
): Promise<NodeMetrics | undefined> {
  if (port === undefined) return undefined;
  const { familiesOf, embeddedReadings, scrapeOf } = await import('./operations/metrics/families.ts');
  const readings = app.get(Readings, { strict: false });
  if (embedded) readings.add(...embeddedReadings(embedded));
  const families = familiesOf(readings);
  if (ownNumber() !== undefined) return { port: undefined, families, close: async () => undefined };
  const server = await listenForScrapes({ host, port, certificates }, async (isOpenMetrics) =>
    scrapeOf(await families(), isOpenMetrics),
  );
  return { port: server.port, families, close: () => server.close() };
}

async function listen(app: NestExpressApplication, { host, port }: Config): Promise<void> {
  try {
    // not app.listen, which would log the error that is thrown here
    const server = app.getHttpServer();
    await once(server.listen(port, host), 'listening');
  } catch (error) {
    throw cannotListen({ what: 'HTTP', host, port, setting: 'PORT' }, error);
  }
}
