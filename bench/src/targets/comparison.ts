import type { ServerOptions } from '../servers.ts';
import type { LatencyMs, TargetResult } from '../results.ts';

/** What one round of one server measured. */
export interface Measurement {
  calls: number;
  seconds: number;
  latencyMs: LatencyMs;
  /** where it is asked for */
  serverCpuUs?: number;
  /** of PostgreSQL's processes, where it is asked for */
  postgresCpuUs?: number;
  /** that PostgreSQL committed, where they are asked for */
  transactions?: number;
}

/** How long one round takes. */
export interface MeasurementTimes {
  warmUpMs: number;
  ms: number;
}

/** One of the two servers, or ways, that are compared. */
export interface Compared {
  /** One round. */
  measure(callers: number, times: MeasurementTimes): Promise<Measurement>;
}

/** Both of them, started, on one database. */
export interface StartedComparison {
  ours: Compared;
  theirs: Compared;
  stop(): Promise<void>;
}

/** One line of the table of targets. */
export interface ComparisonRow extends Pick<TargetResult, 'what' | 'unit' | 'atLeast' | 'atMost'> {
  callers: number;
  figure: (measured: Measurement) => number;
}

/** Two servers whose rounds alternate, A B A B …, and the figures made of them. Rows with as many callers share rounds. */
export interface Comparison {
  name: string;
  rows: readonly ComparisonRow[];
  /**
   * How many times more rounds to run, each that many times shorter; 1 by default. A shared machine is now fast and now slow:
   * the shorter the rounds, the more evenly that falls on both. Only for comparisons whose rounds need no preparation.
   */
  splitRounds?: number;
  /** @throws Error with one line: what is missing or did not start */
  start(options: ComparisonOptions): Promise<StartedComparison>;
}

/** What both run with: a folder, and an environment with the URL of the database that all of them serve. */
export interface ComparisonOptions extends ServerOptions {
  env: NodeJS.ProcessEnv;
  databaseUrl: string;
  seed: number;
  /** of 40 puts each, for one round of all callers */
  games: number;
}

export const callsPerS = ({ calls, seconds }: Measurement): number => calls / seconds;
export const p50Ms = ({ latencyMs }: Measurement): number => latencyMs.p50;
export const p99Ms = ({ latencyMs }: Measurement): number => latencyMs.p99;

const aCall =
  (field: 'serverCpuUs' | 'postgresCpuUs' | 'transactions') =>
  ({ calls, ...measured }: Measurement): number => {
    const value = measured[field];
    if (value === undefined) throw new Error(`${field} of these was not measured`);
    return value / calls;
  };
export const serverCpuUs = aCall('serverCpuUs');
export const postgresCpuUs = aCall('postgresCpuUs');
export const transactions = aCall('transactions');
