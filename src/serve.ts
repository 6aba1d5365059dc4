import { randomBytes } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { boot, type RunningNode, type TeamParts } from './boot.ts';
import { Config } from './config.ts';
import { messageOf, stackOf } from './error-stack.ts';
import { guardLog } from './log-output.ts';
import type { NodeLog } from './node-log.ts';
import { logOf } from './node-logger.ts';
import { type OpenDatabase, openDatabase } from './open-database.ts';
import { ownNumber, reportTo } from './processes/node-process.ts';
import { Primary } from './processes/primary.ts';
import { type Serving, servingOf } from './processes/serving.ts';
import { listenForScrapes } from './scrapes.ts';
import { openCertificates } from './start-checks.ts';
import type { Certificates } from './tls/certificates.ts';
import { hostAndPort } from './transports/cannot-listen.ts';

/** ms from "not serving" to closing the transports, so that a balancer notices (`inter` in deploy/haproxy.cfg) */
const NOTICE_MS = 700;

/** ms after which the process ends in any case; orchestrators kill it after 10 s, some after 5 */
const EXIT_WITHIN_MS = 4500;

/** ms between two checks whether npm, which started this process, still runs */
const PARENT_CHECK_MS = 500;

/** Ends the process without waiting for the rest. Database locks end with its connections. */
function leaveAnyway(): void {
  console.error('othello: stopped with calls in flight that did not end in time: is the database out of reach?');
  process.exit(0);
}

/** Prints why the process ends, in one line; LOG_LEVEL=debug shows the stack too, with those of its causes. */
function explain(error: unknown): never {
  console.error(`othello: ${messageOf(error)}`);
  const isDebugging = /^(debug|trace)$/.test(process.env['LOG_LEVEL'] ?? '');
  if (isDebugging) console.error(stackOf(error));
  process.exit(1);
}

async function announce(serving: Serving, config: Config): Promise<void> {
  const { host, nodes, tls } = config;
  const scheme = tls ? 'https' : 'http';
  const shown = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host;
  const http = `${scheme}://${hostAndPort(shown, serving.httpPort)}`;
  // a new name each time, so that the printed line works after every start
  const name = `guest-${randomBytes(4).toString('hex')}`;
  const registerReq = { platformType: 'CUSTOM', platformToken: randomBytes(12).toString('hex'), name };
  const register = { protocolVersion: 2, protocolId: 101, registerReq };
  const { botLevels, metricsPort } = serving;
  const grpc = hostAndPort(shown, serving.grpcPort);
  const thrift = hostAndPort(shown, serving.thriftPort);
  const data = serving.isEmbedded ? 'embedded PostgreSQL under .data/' : 'PostgreSQL of DATABASE_URL';
  const metrics = metricsPort === undefined ? undefined : `${scheme}://${hostAndPort(shown, metricsPort)}/metrics`;
  const bots =
    botLevels.length > 0 ? `\n  bots  ${botLevels.length} wait for opponents, levels ${botLevels.join(', ')}` : '';
  const text = `Othello is open.
  HTTP  ${http}  (envelope: POST ${http}/api)
  gRPC  ${grpc}
  Thrift  ${thrift}${metrics === undefined ? '' : `\n  metrics  ${metrics}`}${nodes === undefined ? '' : `\n  nodes  ${nodes}`}
  data  ${data}${bots}
Try:  curl -s ${http}/api -H 'content-type: application/json' -d '${JSON.stringify(register)}'`;
  (await logOf(config)).announce(text, { http, grpc, thrift, metrics, nodes, data, botLevels });
}

/** npm passes only SIGTERM and SIGINT on; when another signal ends it, the server would not notice. */
function onParentEnd(stop: () => void): void {
  const parent = process.ppid;
  const watch = () => {
    if (process.ppid !== parent) stop();
  };
  if (process.env['npm_lifecycle_event'] === 'start') setInterval(watch, PARENT_CHECK_MS).unref();
}

/** Calls `stop` for the signals that end a server, and when npm, which started it, has ended. */
function onEnd(stop: (signal: NodeJS.Signals) => void): void {
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const) process.on(signal, () => stop(signal));
  onParentEnd(() => stop('SIGTERM'));
}

/**
 * The server as a program: starts it with a team's parts, prints where it listens, drains it on SIGTERM, SIGHUP and
 * SIGINT, and ends the process. If it can't start, it prints the reason in one line and ends with exit code 1. With the
 * setting NODES this process starts others, which run the same program, and the promise is kept in those alone.
 * @param env the settings by name; by default the environment's variables
 * @param team modules, IDL and tables of a team
 */
export async function serve(env: NodeJS.ProcessEnv = process.env, team: TeamParts = {}): Promise<RunningNode> {
  guardLog();
  try {
    const number = ownNumber();
    // bots wait for opponents once, and not once a node
    const config = new Config(number === undefined || number === 1 ? env : { ...env, BOTS: '0' });
    if (number !== undefined || config.nodes === undefined) return await serveNode(config, team, number !== undefined);
    await servePrimary(config, config.nodes, team);
    return await new Promise<never>(() => undefined);
  } catch (error) {
    return explain(error);
  }
}

/** @param isOneOfSeveral whether a primary started this process */
async function serveNode(config: Config, team: TeamParts, isOneOfSeveral: boolean): Promise<RunningNode> {
  const node = await boot(config, team);
  let isStopping = false;
  const stop = (noticeMs: number) => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(leaveAnyway, EXIT_WITHIN_MS).unref();
    node.close({ ms: noticeMs }).then(() => process.exit(0), explain);
  };
  // on SIGINT someone waits at a keyboard, with no balancer in between
  onEnd((signal) => stop(signal === 'SIGINT' ? 0 : NOTICE_MS));
  void node.lost.then(explain);
  if (isOneOfSeveral) reportTo(process, { serving: servingOf(node), drain: () => stop(0), metrics: node.metrics });
  else await announce(node, config);
  return node;
}

/** Starts the nodes, and ends with them. The embedded PostgreSQL runs from before the first to after the last. */
async function servePrimary(config: Config, nodes: number, team: TeamParts): Promise<void> {
  const log = await logOf(config);
  Logger.overrideLogger(log);
  const certificates = await openCertificates(config);
  const primary = new Primary(config, nodes, { log: (line) => tell(log, config, line), certificates });
  const database = await openDatabase(config, team);
  const metrics = await openMetrics(primary, { ...config, certificates }, database);
  let isStopping = false;
  onEnd((signal) => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(leaveAnyway, EXIT_WITHIN_MS + 300).unref(); // its nodes leave before
    primary
      .stop(signal)
      .then(() => metrics?.close())
      .then(() => database.close())
      .then(() => process.exit(0), explain);
  });
  process.on('SIGUSR2', () => primary.roll());
  void database.lost.then(explain);
  certificates?.watch();
  const started = await primary.start();
  if ('serving' in started) return announce({ ...started.serving, metricsPort: metrics?.port }, config);
  await metrics?.close();
  await database.close();
  process.exit(started.code); // the node has said why
}

/** Tells people, or programs that gather logs, what became of a node. */
function tell(log: NodeLog, { logFormat }: Config, line: string): void {
  if (logFormat === 'json') log.warn(line, 'Nodes');
  else console.error(`othello: ${line}`);
}

type ScrapeSettings = Pick<Config, 'host' | 'metricsPort'> & { certificates: Certificates | undefined };

/** Opens METRICS_PORT for all nodes together. @returns undefined where it is not set */
async function openMetrics(
  primary: Primary,
  { host, metricsPort: port, certificates }: ScrapeSettings,
  { embedded }: OpenDatabase,
) {
  if (port === undefined) return undefined;
  const { familiesOfNodes, scrapeOf } = await import('./operations/metrics/families-of-nodes.ts');
  const families = familiesOfNodes(() => primary.metrics(), embedded);
  return listenForScrapes({ host, port, certificates }, async (isOpenMetrics) =>
    scrapeOf(await families(), isOpenMetrics),
  );
}
