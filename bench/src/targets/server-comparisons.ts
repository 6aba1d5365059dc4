import { WorkerProcess } from '../worker-process.ts';
import { LoadTarget } from '../load-target.ts';
import { type PeerName, startPeer, transportOf } from '../peers/index.ts';
import type { TransportName } from '../results.ts';
import { NodeServer, type Server } from '../servers.ts';
import { usualConnections } from '../transports.ts';
import type { Compared, StartedComparison, ComparisonOptions } from './comparison.ts';
import type { ClientSetup, Load, LoadResult } from './prepared-client.ts';
import type { PreparedTransport } from './prepared-wires.ts';

/** Stops what was started, the last one first; one that fails to stop does not keep the others. */
export class Started {
  private readonly ends: (() => Promise<unknown>)[] = [];

  add<T>(started: T, end: (started: T) => Promise<unknown>): T {
    this.ends.push(() => end(started));
    return started;
  }

  async end(): Promise<void> {
    for (const end of this.ends.splice(0).reverse()) await end().catch(() => undefined);
  }

  /** @returns what `work` started; when it fails nothing is left running */
  static async by<T>(work: (started: Started) => Promise<T>): Promise<T> {
    const started = new Started();
    try {
      return await work(started);
    } catch (error) {
      await started.end();
      throw error;
    }
  }
}

const stop = (each: { stop(): Promise<void> }) => each.stop();

/** The client of the targets, with games on the database. */
export async function startClient(
  started: Started,
  { databaseUrl, games, seed }: ComparisonOptions,
): Promise<WorkerProcess> {
  const client = started.add(WorkerProcess.start('the client', 'targets/prepared-client.js'), stop);
  await client.ask('setUp', { databaseUrl, games, seed } satisfies ClientSetup);
  return client;
}

/** GamePuts on a server, by that client. */
const putsOn = (client: WorkerProcess, server: Server, transport: PreparedTransport): Compared => ({
  measure: async (callers, times) => {
    const port = (transport === 'grpc' ? server.ports.grpcPort : server.ports.httpPort) ?? 0;
    await server.cpuUs(); // throws with the last line of its stderr when it has ended
    return client.ask<LoadResult>('measure', {
      transport,
      port,
      callers,
      procedure: 'GamePut',
      ...times,
    } satisfies Load);
  },
});

/** Our server against a peer: durable puts, the same client for both. @param env of our server, beside the comparison's */
export const againstPeer =
  (name: PeerName, env: NodeJS.ProcessEnv = {}) =>
  (comparison: ComparisonOptions): Promise<StartedComparison> =>
    Started.by(async (started) => {
      const peer = started.add(await startPeer(name, comparison.databaseUrl), stop);
      const options = { cwd: comparison.cwd, env: { ...comparison.env, ...env } };
      const server = started.add(
        await NodeServer.start('othello', { ...options, purpose: `puts against ${name}` }),
        stop,
      );
      const client = await startClient(started, comparison);
      const transport = transportOf(name);
      return {
        ours: putsOn(client, server, transport),
        theirs: putsOn(client, peer, transport),
        stop: () => started.end(),
      };
    });

/** Calls without a database on a server, by a client of its own. */
async function noOpsOn(
  started: Started,
  target: { transport: TransportName; server: NodeServer; seed: number },
): Promise<Compared> {
  const client = started.add(await LoadTarget.start(target), stop);
  const connections = usualConnections(target.transport);
  return {
    measure: (callers, { warmUpMs, ms }) =>
      client.closedLoop({ procedure: 'NoOp', connections, callers, warmUpMs, calls: 0 }, ms),
  };
}

/** Our server against a bare one that reads and writes the same bytes: a call without a database, what it costs the server. */
export const againstBare =
  (bare: 'node:http' | 'grpc-js' | 'npm thrift', transport: TransportName) =>
  (comparison: ComparisonOptions): Promise<StartedComparison> =>
    Started.by(async (started) => {
      const enter = async (name: string): Promise<Compared> => {
        const { cwd, env, seed } = comparison;
        const server = started.add(await NodeServer.start(name, { cwd, env, purpose: 'no-database calls' }), stop);
        return noOpsOn(started, { transport, server, seed });
      };
      return { ours: await enter('othello'), theirs: await enter(bare), stop: () => started.end() };
    });

/** Our server with a setting against itself without it: a call without a database, what it costs the server. */
export const againstWithout =
  (setting: NodeJS.ProcessEnv, transport: TransportName) =>
  ({ cwd, env, seed }: ComparisonOptions): Promise<StartedComparison> =>
    Started.by(async (started) => {
      const enter = async (purpose: string, own: NodeJS.ProcessEnv): Promise<Compared> => {
        const server = started.add(await NodeServer.start('othello', { cwd, env: { ...env, ...own }, purpose }), stop);
        return noOpsOn(started, { transport, server, seed });
      };
      const name = Object.keys(setting).join(', ');
      const unset = Object.fromEntries(Object.keys(setting).map((each) => [each, '']));
      return {
        ours: await enter(`calls with ${name}`, setting),
        theirs: await enter(`calls without ${name}`, unset),
        stop: () => started.end(),
      };
    });

/** One transport against another on one of our servers: a call without a database, what it costs the server. */
export const againstTransport =
  (ours: TransportName, theirs: TransportName) =>
  ({ cwd, env, seed }: ComparisonOptions): Promise<StartedComparison> =>
    Started.by(async (started) => {
      const purpose = `${ours} against ${theirs}`;
      const server = started.add(await NodeServer.start('othello', { cwd, env, purpose }), stop);
      const start = async (transport: TransportName): Promise<Compared> => {
        const target = started.add(await LoadTarget.start({ transport, server, seed }), stop);
        const connections = usualConnections(transport);
        return {
          measure: (callers, { warmUpMs, ms }) =>
            target.closedLoop({ procedure: 'NoOp', connections, callers, warmUpMs, calls: 0 }, ms),
        };
      };
      return { ours: await start(ours), theirs: await start(theirs), stop: () => started.end() };
    });
