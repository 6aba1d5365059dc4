import { type Conditions, type Run, TRANSPORTS, type TransportName } from './results.ts';
import { WIRES } from './wires/index.ts';

/** targets has a plan of its own (targets.ts). */
export type Mode = Exclude<Run['mode'], 'targets'>;
export type Logic = Conditions['logic'];

/** How long what is measured. */
export interface Budget {
  /** of each cell, after one that isn't kept */
  rounds: number;
  /** of the one that isn't kept: code is compiled in it */
  firstRoundMs: number;
  roundMs: number;
  /** before each round, on its own connections */
  warmUpMs: number;
  openLoopMs: number;
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
  /** ways to see them: push (undefined), and polling as clients do it: seldom, as the browser client does, and hard */
  pollsMs: readonly (number | undefined)[];
  startUps: number;
  codecRounds: number;
  codecRoundMs: number;
}

export const BUDGETS: Readonly<Record<Mode, Budget>> = {
  quick: {
    rounds: 3,
    firstRoundMs: 300,
    roundMs: 200,
    warmUpMs: 50,
    openLoopMs: 400,
    rates: { 'no-op': [1000] },
    crossCheckSamples: 1,
    crossCheckMs: 400,
    firstCalls: 10,
    idleConnections: 200,
    subscribers: 0,
    moves: 2,
    moveEveryMs: 300,
    pollsMs: [undefined, 1000],
    startUps: 1,
    codecRounds: 3,
    codecRoundMs: 2,
  },
  standard: {
    rounds: 9,
    firstRoundMs: 1200,
    roundMs: 300,
    warmUpMs: 120,
    openLoopMs: 3000,
    rates: { 'no-op': [500, 1500, 3000], postgresql: [250, 500, 1000] },
    crossCheckSamples: 3,
    crossCheckMs: 1500,
    firstCalls: 50,
    idleConnections: 500,
    subscribers: 1000,
    moves: 8,
    moveEveryMs: 1000,
    pollsMs: [undefined, 3000, 1000, 250],
    startUps: 3,
    codecRounds: 7,
    codecRoundMs: 10,
  },
  full: {
    rounds: 15,
    firstRoundMs: 3000,
    roundMs: 1000,
    warmUpMs: 300,
    openLoopMs: 10_000,
    rates: { 'no-op': [500, 1000, 1500, 2000, 3000, 4000], postgresql: [125, 250, 500, 750, 1000, 1500] },
    crossCheckSamples: 7,
    crossCheckMs: 3000,
    firstCalls: 200,
    idleConnections: 2000,
    subscribers: 5000,
    moves: 30,
    moveEveryMs: 1000,
    pollsMs: [undefined, 3000, 1000, 250],
    startUps: 7,
    codecRounds: 21,
    codecRoundMs: 20,
  },
};

/** That this commit has, and that it has not yet. */
export const PRESENT = TRANSPORTS.filter((name) => name === 'in-process' || WIRES[name] !== undefined);
export const ABSENT = TRANSPORTS.filter((name) => !PRESENT.includes(name));

/** As each transport's clients connect by themselves. */
export const USUAL: Readonly<Record<TransportName, Conditions['connections']>> = {
  'in-process': 'none',
  'envelope-protobuf': 'kept',
  'envelope-json': 'kept',
  websocket: 'kept',
  connect: 'kept',
  'grpc-web': 'kept',
  grpc: 'multiplexed',
  'grpc-play': 'multiplexed',
  thrift: 'kept',
};

/**
 * What else makes sense. HTTP/1.1 and framed Thrift have one call in flight on a connection, so theirs are never shared; a
 * stream opened for each call would be a unary call; JSON differs from protobuf in the codec, not in how it connects.
 */
const UNUSUAL: readonly [TransportName, Conditions['connections']][] = [
  ['envelope-protobuf', 'one-a-call'],
  ['grpc', 'one-a-call'],
  ['grpc', 'kept'],
  ['thrift', 'one-a-call'],
];
const ONLY_FULL: readonly [TransportName, Conditions['connections']][] = [
  ['envelope-json', 'one-a-call'],
  ['grpc-play', 'kept'],
];

/** In the quick mode these are measured without a database only: it has to stay quick. */
const BY_NO_OP_ALONE: ReadonlySet<TransportName> = new Set(['websocket', 'connect', 'grpc-web', 'thrift']);

const CALLERS = [1, 16, 128] as const;
const MIDDLE = [16] as const;

export const PROCEDURE_OF: Readonly<Record<Logic, string>> = {
  'no-op': 'NoOp',
  memory: 'MemoryPut',
  postgresql: 'GamePut',
};

/** The logics that a mode measures, in order; those that stand together are measured on the same servers. */
export const logicsOf = (mode: Mode): Logic[][] =>
  mode === 'quick' ? [['no-op', 'postgresql']] : [['no-op'], ['memory'], ['postgresql']];

/** The cells of one logic: all transports as they usually connect, then one factor at a time. */
export function cellsOf(mode: Mode, logic: Logic): Conditions[] {
  const procedure = PROCEDURE_OF[logic];
  const isMiddleOnly = mode === 'quick' || (mode === 'standard' && logic === 'memory');
  const usual = { callers: isMiddleOnly ? MIDDLE : CALLERS, logic, procedure };
  const usualOnes =
    mode === 'quick' && logic !== 'no-op' ? PRESENT.filter((name) => !BY_NO_OP_ALONE.has(name)) : PRESENT;
  const cells = spread(
    usualOnes.map((transport) => [transport, USUAL[transport]]),
    usual,
  );
  if (mode !== 'quick' && logic !== 'memory') cells.push(...spread(UNUSUAL, { ...usual, callers: MIDDLE }));
  if (mode === 'full') cells.push(...spread(ONLY_FULL, { ...usual, callers: MIDDLE }));
  if (logic === 'postgresql' && mode !== 'quick') {
    const reads = { ...usual, callers: mode === 'full' ? CALLERS : MIDDLE, procedure: 'GameSync' };
    cells.push(
      ...spread(
        PRESENT.map((transport) => [transport, USUAL[transport]]),
        reads,
      ),
    );
  }
  return cells;
}

function spread(
  ways: readonly (readonly [TransportName, Conditions['connections']])[],
  { callers, logic, procedure }: { callers: readonly number[]; logic: Logic; procedure: string },
): Conditions[] {
  return ways
    .filter(([transport]) => PRESENT.includes(transport))
    .flatMap(([transport, connections]) =>
      callers.map((each) => ({ transport, logic, procedure, connections, callers: each })),
    );
}
