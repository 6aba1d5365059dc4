import type { GameStock } from './games.ts';
import type { Text } from './report/text.ts';
import type { Step } from './wires/wire.ts';

/** Nothing, a game in memory, PostgreSQL with fsync: what stands behind a call. */
export const LOGICS = ['no-op', 'memory', 'postgresql'] as const;
export type Logic = (typeof LOGICS)[number];

/** What the callers call. */
export interface Workload {
  /** Outside of what is measured: enough for `callers` with `calls` between them. */
  prepare(callers: number, calls: number): Promise<void>;
  /** Gives back what was prepared, for others to use. */
  leave?(): void;
  /** undefined: all that was prepared is used up */
  next(caller: number): Step | undefined;
}

/** What workloads are made on. */
export interface WorkloadGround {
  /** games on an Othello server of the run, made when they are asked for */
  stock: GameStock;
  seed: number;
}

/** Everything that the bench and its report need to know of a workload. */
export interface WorkloadEntry {
  logic: Logic;
  procedure: string;
  /** of charts and tables */
  name: Text;
  /** behind a ratio, in sentences: ` for a game in memory`; in Korean it stands before it */
  place: Text;
  /** its logic's own: at all numbers of callers, at fixed rates too; others in standard and full runs, at 16 callers */
  isMain?: true;
  /** loaded where calls are made */
  driver: (ground: WorkloadGround) => Promise<Workload>;
}
