import { committedIn } from '../committed-transactions.ts';
import { NodeServer, startTogether } from '../servers.ts';
import type { Compared, ComparisonOptions, Measurement, MeasurementTimes, StartedComparison } from './comparison.ts';
import { Pgbench } from './pgbench.ts';
import { PostgresCpu } from './postgres-cpu.ts';
import type { Load, LoadResult } from './prepared-client.ts';
import { Started, startClient } from './server-comparisons.ts';

const stop = (each: { stop(): Promise<void> }) => each.stop();

const startServer = async (started: Started, { cwd, env }: ComparisonOptions, purpose: string): Promise<NodeServer> =>
  started.add(await NodeServer.start('othello', { cwd, env, purpose }), stop);

const loadOn = (server: NodeServer, procedure: Load['procedure']): Pick<Load, 'transport' | 'port' | 'procedure'> => ({
  transport: 'envelope-protobuf',
  port: server.ports.httpPort ?? 0,
  procedure,
});

/** What PostgreSQL's processes take for puts of our server, against pgbench and plain updates of the same two rows. */
export const putsAgainstPgbench =
  (batch: number) =>
  (comparison: ComparisonOptions): Promise<StartedComparison> =>
    Started.by(async (started) => {
      const { databaseUrl, seed } = comparison;
      const postgres = await PostgresCpu.find(databaseUrl);
      const pgbench = started.add(await Pgbench.prepare({ databaseUrl, seed, batch }), async (each) => each.stop());
      const server = await startServer(started, comparison, 'puts against pgbench');
      const client = await startClient(started, comparison);
      const counted = async (work: () => Promise<Omit<Measurement, 'latencyMs'>>): Promise<Measurement> => {
        const before = postgres.us();
        const measured = await work();
        return { latencyMs: NO_LATENCY, ...measured, postgresCpuUs: postgres.us() - before };
      };
      return {
        ours: {
          measure: async (callers, times) => {
            await client.ask('prepare', { ...loadOn(server, 'GamePut'), callers, ...times } satisfies Load);
            return counted(() => client.ask<LoadResult>('run'));
          },
        },
        theirs: { measure: (_, { ms }) => counted(() => pgbench.measure(ms)) },
        stop: () => started.end(),
      };
    });

const NO_LATENCY = { p50: 0, p90: 0, p99: 0, p999: 0, max: 0 };

/** What a put takes of the server's own process, against a call that needs no database. */
export const putsAgainstNoOps = (comparison: ComparisonOptions): Promise<StartedComparison> =>
  Started.by(async (started) => {
    const server = await startServer(started, comparison, 'puts against no-database calls');
    const client = await startClient(started, comparison);
    const by = (procedure: Load['procedure']): Compared => ({
      measure: async (callers, times) => {
        await client.ask('prepare', { ...loadOn(server, procedure), callers, ...times } satisfies Load);
        const before = await server.cpuUs();
        const measured = await client.ask<LoadResult>('run');
        return { ...measured, serverCpuUs: (await server.cpuUs()) - before };
      },
    });
    return { ours: by('GamePut'), theirs: by('NoOp'), stop: () => started.end() };
  });

/** Several nodes on one database, and how the calls find them: in turns, or each room's to one node. */
interface Nodes {
  nodes: number;
  isByRoute?: boolean;
}

/** Statements that PostgreSQL commits for puts that several nodes take, against the puts. */
export const statementsOfNodes =
  ({ nodes: count, isByRoute = false }: Nodes) =>
  (comparison: ComparisonOptions): Promise<StartedComparison> =>
    Started.by(async (started) => {
      const { cwd, env, databaseUrl } = comparison;
      const nodes = await startTogether(count, { cwd, env, purpose: `one of ${count} nodes on one database` });
      for (const node of nodes) started.add(node, stop);
      const client = await startClient(started, comparison);
      const [port = 0, ...morePorts] = nodes.map(({ ports }) => ports.httpPort ?? 0);
      let last: Measurement | undefined;
      const puts = async (callers: number, times: MeasurementTimes): Promise<Measurement> => {
        const by = { transport: 'envelope-protobuf', port, morePorts, isByRoute, procedure: 'GamePut' } as const;
        await client.ask('prepare', { ...by, callers, ...times } satisfies Load);
        const before = await committedIn(databaseUrl);
        const measured = await client.ask<LoadResult>('run');
        return (last = { ...measured, transactions: (await committedIn(databaseUrl)) - before });
      };
      return {
        ours: { measure: puts },
        // one of each put: what the other side of the pair has made is told again
        theirs: { measure: async () => ({ ...(last as Measurement), transactions: last?.calls ?? 0 }) },
        stop: () => started.end(),
      };
    });
