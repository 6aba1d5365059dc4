import type { Bench, Step } from './bench.ts';
import type { TargetResult, TransportName } from './results.ts';
import {
  callsPerS,
  type Comparison,
  type StartedComparison,
  p50Ms,
  p99Ms,
  type ComparisonRow,
  serverCpuUs,
  type MeasurementTimes,
} from './targets/comparison.ts';
import { againstNamedSelect } from './targets/in-process-reads.ts';
import { againstBare, againstPeer, againstTransport } from './targets/server-comparisons.ts';
import { twoNodesAgainstOne } from './targets/two-nodes.ts';

const CALLERS = 64;
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

/** What the server has to reach, each measured in turn with what it is compared to. */
export const COMPARISONS: readonly Comparison[] = [
  {
    name: 'envelope and aiohttp',
    rows: [
      calls('durable GamePut, 64 callers: envelope against Python aiohttp + uvloop + asyncpg', 4.5),
      {
        what: 'durable GamePut, 64 callers: envelope against Python aiohttp + uvloop + asyncpg',
        unit: 'p99 ms',
        atMost: 0.3,
        callers: CALLERS,
        figure: p99Ms,
      },
    ],
    start: againstPeer('aiohttp'),
  },
  {
    name: 'gRPC and grpcio',
    rows: [calls('durable GamePut, 64 callers: gRPC against Python grpcio + psycopg2', 2.5)],
    start: againstPeer('grpcio'),
  },
  {
    name: 'envelope and idiomatic Nest',
    rows: [calls('durable GamePut, 64 callers: envelope against Nest + Express + TypeORM save()', 10)],
    start: againstPeer('idiomatic'),
  },
  {
    name: 'COALESCE=off and aiohttp',
    rows: [
      calls('durable GamePut, 64 callers: envelope with COALESCE=off against Python aiohttp', 1.4),
      {
        what: 'durable GamePut, 1 caller: envelope with COALESCE=off against Python aiohttp',
        unit: 'p50 ms',
        atMost: 0.65,
        callers: 1,
        figure: p50Ms,
      },
    ],
    start: againstPeer('aiohttp', { COALESCE: 'off' }),
  },
  {
    name: 'GameSync and a named select',
    rows: [calls('GameSync in-process, 64 callers: whole calls against one named select a call', 4)],
    splitRounds: SPLIT_ROUNDS,
    start: againstNamedSelect('GameSync'),
  },
  {
    name: 'envelope and node:http',
    rows: [cpu('a no-database call, 16 callers: envelope against bare node:http', 1.3)],
    splitRounds: SPLIT_ROUNDS,
    start: againstBare('node:http', 'envelope-protobuf'),
  },
  {
    name: 'gRPC and grpc-js',
    rows: [cpu('a no-database call, 16 callers: gRPC unary against bare grpc-js', 1.2)],
    splitRounds: SPLIT_ROUNDS,
    start: againstBare('grpc-js', 'grpc'),
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
  {
    name: 'two nodes and one',
    rows: [{ ...calls('no-database calls: two nodes on a core each against one on a core', 1.8), callers: FEW }],
    start: twoNodesAgainstOne,
  },
];

export interface TargetBudget extends MeasurementTimes {
  /** kept; one more goes before them and is not */
  pairs: number;
  /** of 40 puts each */
  games: number;
}

export const TARGET_BUDGET: TargetBudget = { pairs: 7, warmUpMs: 400, ms: 2000, games: 1024 };
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
        if (pair === pairs) await measured.stop();
      },
    }));
  });
}

class MeasuredComparison {
  started: StartedComparison | undefined;
  readonly callers: readonly number[];
  private readonly results: readonly (readonly [ComparisonRow, TargetResult])[];

  constructor(
    { rows }: Comparison,
    private readonly run: Bench['run'],
  ) {
    this.callers = [...new Set(rows.map(({ callers }) => callers))];
    this.results = rows.map((row) => {
      const { what, unit, atLeast, atMost } = row;
      const wanted = { ...(atLeast !== undefined && { atLeast }), ...(atMost !== undefined && { atMost }) };
      return [row, { what, unit, ...wanted, pairs: [] }];
    });
  }

  /** One round each; nothing when they did not start, or one of them was lost on the way. */
  async measure(times: MeasurementTimes, isKept: boolean): Promise<void> {
    if (!this.started) return;
    for (const callers of this.callers) {
      const [ours, theirs] = [
        await this.started.ours.measure(callers, times),
        await this.started.theirs.measure(callers, times),
      ];
      if (!isKept) continue;
      for (const [row, result] of this.results.filter(([each]) => each.callers === callers)) {
        if (result.pairs.length === 0) (this.run.targets ??= []).push(result);
        result.pairs.push({ ours: row.figure(ours), theirs: row.figure(theirs) });
      }
    }
  }

  async stop(): Promise<void> {
    const { started: entered } = this;
    this.started = undefined;
    await entered?.stop();
  }
}
