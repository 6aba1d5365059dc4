import type { Side } from '@othello-rpc/kernel';
import type { Effort } from './search/choose.ts';
import type { TimeShare } from './time-shares.ts';

/** What is sent to the worker: a turn, with its sets as plain halves, since classes can't be sent to a thread. */
export interface Question {
  id: number;
  black: { lo: number; hi: number };
  white: { lo: number; hi: number };
  toMove: Side;
  effort: Omit<Effort, 'untilMs'>;
  /** undefined: as long as it takes */
  time: TimeShare | undefined;
  seed: number;
}

/** The worker's answer. */
export interface Thought {
  id: number;
  square: number;
}
