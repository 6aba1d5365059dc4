import type { Bench, Step } from './bench.ts';
import type { TransportName } from './results.ts';
import { putsAgainstNoOps, putsAgainstPgbench, statementsOfNodes } from './targets/against-database.ts';
import {
  callsPerS,
  type Comparison,
  p50Ms,
  p99Ms,
  postgresCpuUs,
  transactions,
  type ComparisonRow,
  serverCpuUs,
  type MeasurementTimes,
} from './targets/comparison.ts';
import { againstNamedSelect } from './targets/in-process-reads.ts';
import { againstBare, againstPeer, againstTransport, againstWithout } from './targets/server-comparisons.ts';
import { twoNodesAgainstOne } from './targets/two-nodes.ts';
import { putsOfTwoWorkersAgainstOne, twoWorkersAgainstOne } from './targets/workers.ts';
import { MeasuredComparison } from './targets/measured-comparison.ts';

const CALLERS = 64;
const MANY = 128;
const FEW = 16;
const SPLIT_ROUNDS = 3;

const calls = (what: string, atLeast: number): ComparisonRow => ({
  what,
  unit: 'calls/s',
  atLeast,
  callers: CALLERS,
  figure: callsPerS,
});
const cpu = (what: string, atMost: number): ComparisonRow => ({
  what,
  unit: 'server CPU µs a call',
  atMost,
  callers: FEW,
  figure: serverCpuUs,
});

/** A transport's server CPU for a call without a database, against another's: the envelope's unless told. */
const callsOver = (
  transport: TransportName,
  atMost: number,
  [other, name]: readonly [TransportName, string] = ['envelope-protobuf', 'the envelope'],
): Comparison => ({
  name: `${transport} and ${name}`,
  rows: [cpu(`a no-database call, 16 callers: ${transport} against ${name}`, atMost)],
  splitRounds: SPLIT_ROUNDS,
  start: againstTransport(transport, other),
});

/** What PostgreSQL takes for a put against pgbench's update of the same two rows, in transactions of so many. */
const againstPgbench = (batch: number, atMost: number): Comparison => {
  const how = batch === 1 ? 'single' : `in batches of ${batch}`;
  const what = `durable GamePut, ${MANY} callers: against pgbench and an update of the same two rows, ${how}`;
  return {
    name: `GamePut and pgbench, ${how}`,
    rows: [{ what, unit: 'PostgreSQL CPU µs a put', atMost, callers: MANY, figure: postgresCpuUs }],
    start: putsAgainstPgbench(batch),
  };
};

/** What the server has to reach, each measured in turn with what it is compared to. */
export const COMPARISONS: readonly Comparison[] = [
  {
    name: 'envelope and aiohttp',
    rows: [
      calls('durable GamePut, 64 callers: envelope against Python aiohttp + uvloop + asyncpg', 6),
      {
        what: 'durable GamePut, 64 callers: envelope against Python aiohttp + uvloop + asyncpg',
        unit: 'p99 ms',
        atMost: 0.15,
        callers: CALLERS,
        figure: p99Ms,
      },
    ],
    start: againstPeer('aiohttp'),
  },
  {
    name: 'gRPC and grpcio',
    rows: [calls('durable GamePut, 64 callers: gRPC against Python grpcio + psycopg2', 8)],
    start: againstPeer('grpcio'),
  },
  {
    name: 'envelope and idiomatic Nest',
    rows: [calls('durable GamePut, 64 callers: envelope against Nest + Express + TypeORM save()', 20)],
    start: againstPeer('idiomatic'),
  },
  {
    name: 'COALESCE=off and aiohttp',
    rows: [
      calls('durable GamePut, 64 callers: envelope with COALESCE=off against Python aiohttp', 2),
      {
        what: 'durable GamePut, 1 caller: envelope with COALESCE=off against Python aiohttp',
        unit: 'p50 ms',
        atMost: 0.5,
        callers: 1,
        figure: p50Ms,
      },
    ],
    start: againstPeer('aiohttp', { COALESCE: 'off' }),
  },
  {
    name: 'GameSync and a named select',
    rows: [calls('GameSync in-process, 64 callers: whole calls against one named select a call', 5)],
    splitRounds: SPLIT_ROUNDS,
    start: againstNamedSelect('GameSync'),
  },
  {
    name: 'envelope and node:http',
    rows: [cpu('a no-database call, 16 callers: envelope against bare node:http', 1.15)],
    splitRounds: SPLIT_ROUNDS,
    start: againstBare('node:http', 'envelope-protobuf'),
  },
  {
    name: 'gRPC and grpc-js',
    rows: [cpu('a no-database call, 16 callers: gRPC unary against bare grpc-js', 1.15)],
    splitRounds: SPLIT_ROUNDS,
    start: againstBare('grpc-js', 'grpc'),
  },
  {
    name: 'metrics on and off',
    rows: [cpu('a no-database call, 16 callers: envelope with METRICS_PORT against without', 1.02)],
    splitRounds: SPLIT_ROUNDS,
    start: againstWithout({ METRICS_PORT: '0' }, 'envelope-protobuf'),
  },
  callsOver('connect', 1.25),
  callsOver('grpc-web', 1.4),
  callsOver('websocket', 0.6),
  callsOver('grpc-play', 0.3),
  callsOver('envelope-json', 1.3),
  callsOver('envelope-http2', 1.1, ['grpc', 'gRPC unary']),
  callsOver('thrift', 0.8),
  {
    name: 'Thrift and npm thrift',
    rows: [cpu("a no-database call, 16 callers: Thrift framed binary against npm thrift's createServer", 0.5)],
    splitRounds: SPLIT_ROUNDS,
    start: againstBare('npm thrift', 'thrift'),
  },
  againstPgbench(1, 0.35),
  againstPgbench(16, 1.2),
  {
    name: 'GamePut and a no-database call',
    rows: [{ ...cpu('a durable GamePut against a no-database call, 128 callers, envelope', 1.8), callers: MANY }],
    start: putsAgainstNoOps,
  },
  {
    name: 'statements of two nodes',
    rows: [
      {
        what: 'durable GamePut, 128 callers over two nodes in turns: statements against puts',
        ...{ unit: 'statements', atMost: 0.2, callers: MANY, figure: transactions },
      },
    ],
    start: statementsOfNodes({ nodes: 2 }),
  },
  {
    name: 'statements of three nodes by route',
    rows: [
      {
        what: 'durable GamePut, 128 callers over three nodes, each room by one of them: statements against puts',
        ...{ unit: 'statements', atMost: 0.2, callers: MANY, figure: transactions },
      },
    ],
    start: statementsOfNodes({ nodes: 3, isByRoute: true }),
  },
  {
    name: 'two nodes and one',
    rows: [{ ...calls('no-database calls: two nodes on a core each against one on a core', 1.9), callers: FEW }],
    start: twoNodesAgainstOne,
  },
  {
    name: 'NODES=2 and NODES=1, no-database calls',
    rows: [{ ...calls('no-database calls: NODES=2 on two cores against NODES=1 on one', 1.8), callers: FEW }],
    start: twoWorkersAgainstOne,
  },
  {
    name: 'NODES=2 and NODES=1, GamePut',
    rows: [
      {
        ...calls('durable GamePut, 128 callers: NODES=2 against NODES=1, beside client and PostgreSQL on two cores', 1),
        callers: MANY,
      },
    ],
    start: putsOfTwoWorkersAgainstOne,
  },
];

export interface TargetBudget extends MeasurementTimes {
  /** kept; one more goes before them and is not */
  pairs: number;
  /** of 40 puts each */
  games: number;
  /** further ones, for as long as a target lies within the interval */
  morePairs?: number;
}

export const TARGET_BUDGET: TargetBudget = { pairs: 7, warmUpMs: 400, ms: 2000, games: 1024, morePairs: 14 };
/** Only whether all of it runs. */
export const QUICK_TARGET_BUDGET: TargetBudget = { pairs: 2, warmUpMs: 100, ms: 300, games: 256 };

const START_S = 8;

/**
 * A step for each pair of rounds; the servers of a comparison run from its first step to its last.
 * @param wanted part of the names of those to be run; '': all
 */
export function targetSteps(
  { lab, run, seed }: Pick<Bench, 'lab' | 'run' | 'seed'>,
  budget: TargetBudget = TARGET_BUDGET,
  wanted = '',
): Step[] {
  return COMPARISONS.filter(({ name }) => name.includes(wanted)).flatMap((comparison) => {
    const measured = new MeasuredComparison(comparison, run);
    const { splitRounds = 1 } = comparison;
    const pairs = budget.pairs * splitRounds;
    const times = { warmUpMs: budget.warmUpMs / splitRounds, ms: budget.ms / splitRounds };
    const options = async () => {
      const { cwd, env } = await lab.options();
      return { cwd, env, databaseUrl: (await lab.database()).url, seed, games: budget.games };
    };
    const seconds = (2 * measured.callers.length * (times.warmUpMs + times.ms)) / 1000;
    return Array.from({ length: pairs + 1 }, (_, pair) => ({
      section: 'targets' as const,
      what: `${comparison.name}, ${pair === 0 ? 'warm-up' : `pair ${pair} of ${pairs}`}`,
      subject: comparison.name,
      seconds: pair === 0 ? 3 * splitRounds * seconds + START_S : seconds,
      run: async () => {
        try {
          if (pair === 0) {
            measured.started = await comparison.start(await options());
            // the first rounds run code that is not compiled yet, and take as long as three
            await measured.measure({ ...budget, warmUpMs: 2 * (budget.warmUpMs + budget.ms) }, false);
          } else await measured.measure(times, true);
        } catch (error) {
          await measured.stop();
          throw error;
        }
        if (pair !== pairs) return;
        try {
          for (let more = (budget.morePairs ?? 0) * splitRounds; more > 0 && measured.isNear; more--)
            await measured.measure(times, true);
        } finally {
          await measured.stop();
        }
      },
    }));
  });
}
