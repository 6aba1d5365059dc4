import type { Bench, Step } from './bench.ts';
import type { TargetResult } from './results.ts';
import { isNoisy, ratio } from './statistics.ts';
import {
  callsPerS,
  type Duel,
  type Entered,
  p50Ms,
  p99Ms,
  type Row,
  serverCpuUs,
  type TurnTimes,
} from './targets/duel.ts';
import { againstNamedSelect } from './targets/in-process-reads.ts';
import { againstBare, againstPeer } from './targets/served.ts';
import { twoNodesAgainstOne } from './targets/two-nodes.ts';

const CALLERS = 64;
const FEW = 16;
const FINE = 3;

const calls = (what: string, atLeast: number): Row => ({
  ...{ what, unit: 'calls/s', atLeast, callers: CALLERS, figure: callsPerS },
});
const cpu = (what: string, atMost: number): Row => ({
  ...{ what, unit: 'server CPU µs a call', atMost, callers: FEW, figure: serverCpuUs },
});

/** What the server is to reach. Each in turn with what it is held against. */
export const DUELS: readonly Duel[] = [
  {
    name: 'envelope and aiohttp',
    rows: [
      calls('durable GamePut, 64 callers: envelope against Python aiohttp + uvloop + asyncpg', 4.5),
      {
        what: 'durable GamePut, 64 callers: envelope against Python aiohttp + uvloop + asyncpg',
        ...{ unit: 'p99 ms', atMost: 0.3, callers: CALLERS, figure: p99Ms },
      },
    ],
    enter: againstPeer('aiohttp'),
  },
  {
    name: 'gRPC and grpcio',
    rows: [calls('durable GamePut, 64 callers: gRPC against Python grpcio + psycopg2', 2.5)],
    enter: againstPeer('grpcio'),
  },
  {
    name: 'envelope and idiomatic Nest',
    rows: [calls('durable GamePut, 64 callers: envelope against Nest + Express + TypeORM save()', 10)],
    enter: againstPeer('idiomatic'),
  },
  {
    name: 'COALESCE=off and aiohttp',
    rows: [
      calls('durable GamePut, 64 callers: envelope with COALESCE=off against Python aiohttp', 1.4),
      {
        what: 'durable GamePut, 1 caller: envelope with COALESCE=off against Python aiohttp',
        ...{ unit: 'p50 ms', atMost: 0.65, callers: 1, figure: p50Ms },
      },
    ],
    enter: againstPeer('aiohttp', { COALESCE: 'off' }),
  },
  {
    name: 'GameSync and a named select',
    rows: [calls('GameSync in-process, 64 callers: whole calls against one named select a call', 4)],
    fineness: FINE,
    enter: againstNamedSelect('GameSync'),
  },
  {
    name: 'envelope and node:http',
    rows: [cpu('a no-database call, 16 callers: envelope against bare node:http', 1.3)],
    fineness: FINE,
    enter: againstBare('node:http', 'envelope-protobuf'),
  },
  {
    name: 'gRPC and grpc-js',
    rows: [cpu('a no-database call, 16 callers: gRPC unary against bare grpc-js', 1.2)],
    fineness: FINE,
    enter: againstBare('grpc-js', 'grpc'),
  },
  {
    name: 'two nodes and one',
    rows: [{ ...calls('no-database calls: two nodes on a core each against one on a core', 1.8), callers: FEW }],
    enter: twoNodesAgainstOne,
  },
];

export interface TargetBudget extends TurnTimes {
  /** kept; one more goes before them and is not */
  pairs: number;
  /** of 40 puts each */
  games: number;
}

export const TARGET_BUDGET: TargetBudget = { pairs: 7, warmUpMs: 400, ms: 2000, games: 1024 };
/** Only whether all of it runs. */
export const QUICK_TARGET_BUDGET: TargetBudget = { pairs: 2, warmUpMs: 100, ms: 300, games: 256 };

const START_S = 8;

/** A step a pair of turns; the servers of a duel are there from its first to its last. */
export function targetSteps(
  { field, run, seed }: Pick<Bench, 'field' | 'run' | 'seed'>,
  budget: TargetBudget = TARGET_BUDGET,
): Step[] {
  return DUELS.flatMap((duel) => {
    const fought = new Fought(duel, run);
    const { fineness = 1 } = duel;
    const pairs = budget.pairs * fineness;
    const times = { warmUpMs: budget.warmUpMs / fineness, ms: budget.ms / fineness };
    const place = async () => {
      const { cwd, env } = await field.options();
      return { cwd, env, databaseUrl: (await field.database()).url, seed, games: budget.games };
    };
    const seconds = (2 * fought.callers.length * (times.warmUpMs + times.ms)) / 1000;
    return Array.from({ length: pairs + 1 }, (_, pair) => ({
      section: 'targets' as const,
      what: `${duel.name}, ${pair === 0 ? 'warm-up' : `pair ${pair} of ${pairs}`}`,
      subject: duel.name,
      seconds: pair === 0 ? 3 * fineness * seconds + START_S : seconds,
      run: async () => {
        try {
          if (pair === 0) {
            fought.entered = await duel.enter(await place());
            // the first turns find code that is not compiled yet, and take as long as three
            await fought.measure({ ...budget, warmUpMs: 2 * (budget.warmUpMs + budget.ms) }, false);
          } else await fought.measure(times, true);
        } catch (error) {
          await fought.leave();
          throw error;
        }
        if (pair === pairs) await fought.leave();
      },
    }));
  });
}

class Fought {
  entered: Entered | undefined;
  readonly callers: readonly number[];
  private readonly results: readonly (readonly [Row, TargetResult])[];

  constructor(
    { rows }: Duel,
    private readonly run: Bench['run'],
  ) {
    this.callers = [...new Set(rows.map(({ callers }) => callers))];
    this.results = rows.map((row) => {
      const { what, unit, atLeast, atMost } = row;
      const wanted = { ...(atLeast !== undefined && { atLeast }), ...(atMost !== undefined && { atMost }) };
      return [row, { what, unit, ...wanted, pairs: [] }];
    });
  }

  /** One turn each; nothing when they did not enter, or one of them was lost on the way. */
  async measure(times: TurnTimes, isKept: boolean): Promise<void> {
    if (!this.entered) return;
    for (const callers of this.callers) {
      const [ours, theirs] = [
        await this.entered.ours.turn(callers, times),
        await this.entered.theirs.turn(callers, times),
      ];
      if (!isKept) continue;
      for (const [row, result] of this.results.filter(([each]) => each.callers === callers)) {
        if (result.pairs.length === 0) (this.run.targets ??= []).push(result);
        result.pairs.push({ ours: row.figure(ours), theirs: row.figure(theirs) });
      }
    }
  }

  async leave(): Promise<void> {
    const { entered } = this;
    this.entered = undefined;
    await entered?.leave();
  }
}

/** What the pairs of a target say. */
export interface Verdict {
  /** ours ÷ theirs: median of the pairs, and its 95 % interval */
  ratio: { median: number; low: number; high: number };
  isMet: boolean;
  /** not met, and no value in the interval would be */
  isMissed: boolean;
  isNoisy: boolean;
}

export function judge({ pairs, atLeast = -Infinity, atMost = Infinity }: TargetResult): Verdict {
  const estimate = ratio(
    pairs.map(({ ours }) => ours),
    pairs.map(({ theirs }) => theirs),
  );
  const { median, low, high } = estimate;
  return {
    ratio: estimate,
    isMet: median >= atLeast && median <= atMost,
    isMissed: high < atLeast || low > atMost,
    isNoisy: isNoisy(estimate),
  };
}

/** A line a target, for people. */
export function targetLines(targets: readonly TargetResult[]): string[] {
  return targets.map((target) => {
    const { what, unit, atLeast, pairs } = target;
    const { ratio: of, isMet, isMissed, isNoisy: isWide } = judge(target);
    const wanted = atLeast === undefined ? `≤ ${target.atMost}` : `≥ ${atLeast}`;
    const noise = isMet || isMissed ? (isWide ? ', noisy' : '') : ', but the interval reaches it';
    return (
      `${isMet ? 'pass' : 'FAIL'}  ${what}, ${unit}: ${of.median.toFixed(2)} × ` +
      `(${of.low.toFixed(2)}–${of.high.toFixed(2)}, ${pairs.length} pairs), wanted ${wanted} ×${noise}`
    );
  });
}
