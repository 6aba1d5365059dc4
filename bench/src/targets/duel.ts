import type { ServerOptions } from '../servers.ts';
import type { LatencyMs, TargetResult } from '../results.ts';

/** What one turn measured. */
export interface Turn {
  calls: number;
  seconds: number;
  latencyMs: LatencyMs;
  /** where it is asked for */
  serverCpuUs?: number;
}

/** How long one turn takes. */
export interface TurnTimes {
  warmUpMs: number;
  ms: number;
}

/** One of two that take turns. */
export interface Contender {
  turn(callers: number, times: TurnTimes): Promise<Turn>;
}

/** Both, started, on one database. */
export interface Entered {
  ours: Contender;
  theirs: Contender;
  leave(): Promise<void>;
}

/** One line of the table of targets. */
export interface Row extends Pick<TargetResult, 'what' | 'unit' | 'atLeast' | 'atMost'> {
  callers: number;
  figure: (turn: Turn) => number;
}

/** Two that take turns, A B A B …, and what their turns tell. Rows of equal callers are told by the same turns. */
export interface Duel {
  name: string;
  rows: readonly Row[];
  /**
   * as many times more turns, each as many times shorter; 1. The sooner they take turns, the less of a difference is the
   * machine's, which is now fast and now slow: for those whose turns need no preparation.
   */
  fineness?: number;
  /** @throws Error with one line: what is missing or did not start */
  enter(place: Place): Promise<Entered>;
}

/** Where contenders run: a folder, and an environment with the URL of the database that all of them serve. */
export interface Place extends ServerOptions {
  env: NodeJS.ProcessEnv;
  databaseUrl: string;
  seed: number;
  /** of 40 puts each, for one turn of all callers */
  games: number;
}

export const callsPerS = ({ calls, seconds }: Turn): number => calls / seconds;
export const p50Ms = ({ latencyMs }: Turn): number => latencyMs.p50;
export const p99Ms = ({ latencyMs }: Turn): number => latencyMs.p99;
export function serverCpuUs({ serverCpuUs: us, calls }: Turn): number {
  if (us === undefined) throw new Error('the CPU of these servers was not measured');
  return us / calls;
}
