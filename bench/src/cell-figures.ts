import type { Cell, Conditions, Round, Run } from './results.ts';
import { type Estimate, estimate, ratio } from './statistics.ts';

/** What a round's samples say of one call. */
export const FIGURES = {
  'calls/s': (round: Round) => round.calls / round.seconds,
  'server CPU µs': (round: Round) => round.serverCpuUs / round.calls,
  'client CPU µs': (round: Round) => round.clientCpuUs / round.calls,
  'bytes up': (round: Round) => round.bytesUp / round.calls,
  'bytes down': (round: Round) => round.bytesDown / round.calls,
  'bytes both ways': (round: Round) => (round.bytesUp + round.bytesDown) / round.calls,
  'p50 ms': (round: Round) => round.latencyMs.p50,
  'p90 ms': (round: Round) => round.latencyMs.p90,
  'p99 ms': (round: Round) => round.latencyMs.p99,
  'p99.9 ms': (round: Round) => round.latencyMs.p999,
  'max ms': (round: Round) => round.latencyMs.max,
} as const;

export type Figure = keyof typeof FIGURES;

export const figureOf = (cell: Cell, figure: Figure): Estimate => estimate(cell.rounds.map(FIGURES[figure]));

/** `grpc, no-op NoOp, multiplexed, 16 callers` */
export const nameOf = ({ transport, logic, procedure, connections, callers }: Conditions): string =>
  `${transport}, ${logic} ${procedure}, ${connections}, ${callers} caller${callers === 1 ? '' : 's'}`;

/** The first cell that has all of `conditions`. */
export function findCell(run: Run, conditions: Partial<Conditions>): Cell | undefined {
  const wanted = Object.entries(conditions) as [keyof Conditions, unknown][];
  return run.cells?.find((cell) => wanted.every(([key, value]) => cell[key] === value));
}

/** Of a cell that was measured twice in each round: its first measurement. */
export const firstMeasurement = (run: Run, { transport, logic, procedure, connections, callers }: Cell) =>
  findCell(run, { transport, logic, procedure, connections, callers });

/** One ÷ other, round by round, of the rounds that both have; undefined where they share none. */
export function compare(one: Cell, other: Cell, figure: Figure): Estimate | undefined {
  const pairs = one.rounds.flatMap((mine) => {
    const theirs = other.rounds.find(({ round }) => round === mine.round);
    return theirs ? [{ mine, theirs }] : [];
  });
  const of = FIGURES[figure];
  if (pairs.length === 0) return undefined;
  return ratio(
    pairs.map(({ mine }) => of(mine)),
    pairs.map(({ theirs }) => of(theirs)),
  );
}
