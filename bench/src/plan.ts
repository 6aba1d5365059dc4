import type { Conditions, Run } from './results.ts';
import type { Connections } from './connections.ts';
import type { Transport } from './transport.ts';
import { transportCalled, TRANSPORTS } from './transports.ts';
import type { Logic } from './workload.ts';
import { mainProcedure, WORKLOADS } from './workloads.ts';

/** Targets and servers elsewhere have plans of their own (targets.ts, foreign/). */
export type Mode = Exclude<Run['mode'], 'targets' | 'foreign'>;

/** How long what is measured. */
export interface Budget {
  /** of each cell, after one that isn't kept */
  rounds: number;
  /** of the one that isn't kept: code is compiled in it */
  firstRoundMs: number;
  roundMs: number;
  /** of each logic: for further rounds of the cells whose interval is wider than 20 % */
  againMs: number;
  /** before each round, on its own connections */
  warmUpMs: number;
  /** of each row of each round */
  openLoopMs: number;
  openLoopRounds: number;
  /** calls/s */
  rates: Readonly<Partial<Record<Logic, readonly number[]>>>;
  crossCheckSamples: number;
  crossCheckMs: number;
  firstCalls: number;
  idleConnections: number;
  /** 0: not measured */
  subscribers: number;
  /** of each game that is watched */
  moves: number;
  moveEveryMs: number;
  /** beside push: polling as clients do it, seldom, as the browser client does, and hard */
  pollsMs: readonly number[];
  /** looks of each way */
  eyeRounds: number;
  startUps: number;
  /** 0: not measured */
  growthUsers: number;
  codecRounds: number;
  codecRoundMs: number;
}

export const BUDGETS: Readonly<Record<Mode, Budget>> = {
  quick: {
    rounds: 3,
    firstRoundMs: 300,
    roundMs: 200,
    againMs: 0,
    warmUpMs: 50,
    openLoopMs: 400,
    openLoopRounds: 1,
    rates: { 'no-op': [1000] },
    crossCheckSamples: 1,
    crossCheckMs: 400,
    firstCalls: 10,
    idleConnections: 200,
    subscribers: 0,
    moves: 2,
    moveEveryMs: 300,
    pollsMs: [1000],
    eyeRounds: 1,
    startUps: 1,
    growthUsers: 0,
    codecRounds: 3,
    codecRoundMs: 2,
  },
  standard: {
    rounds: 5,
    firstRoundMs: 800,
    roundMs: 300,
    againMs: 15_000,
    warmUpMs: 120,
    openLoopMs: 1000,
    openLoopRounds: 2,
    rates: { 'no-op': [1500, 3000], postgresql: [500, 1000] },
    crossCheckSamples: 2,
    crossCheckMs: 1500,
    firstCalls: 50,
    idleConnections: 300,
    subscribers: 500,
    moves: 4,
    moveEveryMs: 500,
    pollsMs: [3000, 1000, 250],
    eyeRounds: 2,
    startUps: 3,
    growthUsers: 4000,
    codecRounds: 7,
    codecRoundMs: 10,
  },
  full: {
    rounds: 15,
    firstRoundMs: 3000,
    roundMs: 1000,
    againMs: 900_000,
    warmUpMs: 300,
    openLoopMs: 3000,
    openLoopRounds: 7,
    rates: { 'no-op': [500, 1000, 1500, 2000, 3000, 4000], postgresql: [125, 250, 500, 750, 1000, 1500] },
    crossCheckSamples: 7,
    crossCheckMs: 3000,
    firstCalls: 200,
    idleConnections: 5000,
    subscribers: 5000,
    moves: 8,
    moveEveryMs: 1000,
    pollsMs: [3000, 1000, 250],
    eyeRounds: 7,
    startUps: 7,
    growthUsers: 20000,
    codecRounds: 21,
    codecRoundMs: 20,
  },
};

const CALLERS = [1, 16, 128] as const;
const MIDDLE = [16] as const;

/** The logics that a mode measures, in order; those that stand together are measured on the same servers. */
export const logicsOf = (mode: Mode): Logic[][] =>
  mode === 'quick' ? [['no-op', 'postgresql']] : [['no-op'], ['memory'], ['postgresql']];

/** The cells of one logic: all transports as they usually connect, then one factor at a time. */
export function cellsOf(mode: Mode, logic: Logic): Conditions[] {
  const isQuick = mode === 'quick';
  const main = { logic, procedure: mainProcedure(logic) };
  const isMiddleOnly = isQuick || (mode === 'standard' && logic === 'memory');
  const cells = spread(isMiddleOnly ? MIDDLE : CALLERS, {
    ...main,
    waysOf: ({ usual, isQuickWithoutDatabase }) =>
      isQuick && isQuickWithoutDatabase && logic !== 'no-op' ? [] : usual.slice(0, 1),
  });
  if (isQuick) return cells;
  const further = WORKLOADS.filter((each) => each.logic === logic && !each.isMain);
  return [
    ...cells,
    ...(logic === 'memory' ? [] : spread(MIDDLE, { ...main, waysOf: ({ unusual = [] }) => unusual })),
    ...(mode === 'full' ? spread(MIDDLE, { ...main, waysOf: ({ unusualInFull = [] }) => unusualInFull }) : []),
    ...further.flatMap(({ procedure }) =>
      spread(mode === 'full' ? CALLERS : MIDDLE, { logic, procedure, waysOf: ({ usual }) => usual.slice(0, 1) }),
    ),
  ];
}

interface SpreadOptions {
  logic: Logic;
  procedure: string;
  waysOf: (transport: Transport) => readonly Connections[];
}

const spread = (callers: readonly number[], { logic, procedure, waysOf }: SpreadOptions): Conditions[] =>
  TRANSPORTS.flatMap((name) =>
    waysOf(transportCalled(name)).flatMap((connections) =>
      callers.map((each) => ({ transport: name, logic, procedure, connections, callers: each })),
    ),
  );
