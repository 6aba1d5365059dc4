import type { Side } from '@othello-rpc/kernel';
import type { Effort } from './search/choose.ts';
import type { TimeShare } from './time-shares.ts';

/** What goes to the worker: a turn, its sets as bare halves, since a class does not travel. */
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

/** What comes back. */
export interface Thought {
  id: number;
  square: number;
}
