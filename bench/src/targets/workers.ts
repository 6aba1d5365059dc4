import { once } from 'node:events';
import net from 'node:net';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { childrenOf, PeerServer } from '../servers.ts';
import { WorkerProcess } from '../worker-process.ts';
import type { Compared, ComparisonOptions, Measurement, MeasurementTimes, StartedComparison } from './comparison.ts';
import type { Load, LoadResult } from './prepared-client.ts';
import { Started, startClient } from './server-comparisons.ts';
import { noOps, pin, together } from './two-nodes.ts';

const CORES = [0, 1] as const;
const PROGRAM = fileURLToPath(new URL('../serve-nodes.js', import.meta.url));

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A server that was started with NODES. @throws Error with one line */
async function startWorkers(started: Started, nodes: number, { cwd, env }: ComparisonOptions): Promise<PeerServer> {
  const [port, grpcPort, thriftPort] = [await freePort(), await freePort(), await freePort()].map(String);
  const settings = { ...env, NODES: String(nodes), PORT: port, GRPC_PORT: grpcPort, THRIFT_PORT: thriftPort };
  const options = { ...(cwd !== undefined && { cwd }), env: settings };
  const server = await PeerServer.start(`NODES=${nodes}`, [process.execPath, PROGRAM], options);
  return started.add(server, (each) => each.stop());
}

/** All processes of a server on one core. */
async function pinAll({ pid }: PeerServer, core: number): Promise<void> {
  for (const each of [pid, ...childrenOf(pid)]) await pin(each, String(core));
}

/**
 * One server with two nodes by NODES=2 compared to one with NODES=1, by calls that need no database. A client is pinned to
 * each core; the single node is pinned to the core of the one client that calls it, on each of the two for half of the
 * time. So the calls of one core are compared to those of two cores, as for nodes with an address each.
 */
export const twoWorkersAgainstOne = (comparison: ComparisonOptions): Promise<StartedComparison> =>
  Started.by(async (started) => {
    if (availableParallelism() < CORES.length) throw new Error('two nodes want a core each: this machine has one');
    const [two, one] = [await startWorkers(started, 2, comparison), await startWorkers(started, 1, comparison)];
    const clients: WorkerProcess[] = [];
    for (const core of CORES) {
      const client = started.add(WorkerProcess.start('its client', 'targets/prepared-client.js'), (each) =>
        each.stop(),
      );
      await pin(client.pid, String(core));
      clients.push(client);
    }
    const both: Compared = {
      measure: async (callers, times) =>
        together(await Promise.all(clients.map((client) => noOps(client, two.ports.httpPort, { callers, ...times })))),
    };
    const either: Compared = {
      measure: async (callers, { warmUpMs, ms }) => {
        const rounds: Measurement[] = [];
        for (const [core, client] of clients.entries()) {
          await pinAll(one, core);
          rounds.push(await noOps(client, one.ports.httpPort, { callers, warmUpMs, ms: ms / clients.length }));
        }
        const { calls, ...round } = together(rounds);
        return { ...round, calls: calls / clients.length };
      },
    };
    return { ours: both, theirs: either, stop: () => started.end() };
  });

/** The same by durable puts, with nothing pinned: on two cores the second node shares them with client and PostgreSQL. */
export const putsOfTwoWorkersAgainstOne = (comparison: ComparisonOptions): Promise<StartedComparison> =>
  Started.by(async (started) => {
    const [two, one] = [await startWorkers(started, 2, comparison), await startWorkers(started, 1, comparison)];
    const client = await startClient(started, comparison);
    const putsOn = ({ ports: { httpPort: port } }: PeerServer): Compared => ({
      measure: (callers: number, times: MeasurementTimes) => {
        const load = { transport: 'envelope-protobuf', port, procedure: 'GamePut', callers, ...times } as const;
        return client.ask<LoadResult>('measure', load satisfies Load);
      },
    });
    return { ours: putsOn(two), theirs: putsOn(one), stop: () => started.end() };
  });
