import { DiscSet, type Side } from '@othello-rpc/kernel';
import { seededRandom } from '@othello-rpc/kernel/random';
import { choose } from '../../bots/search/choose.ts';

/** A turn whose sets are plain halves, since classes can't be sent to a worker. */
export interface TrialTurn {
  black: { lo: number; hi: number };
  white: { lo: number; hi: number };
  toMove: Side;
}

const EFFORT = { depth: 6, nodes: 2_000_000 };

/** Answers each turn with the square that the search plays. */
addEventListener('message', ({ data: { black, white, toMove } }: MessageEvent<TrialTurn>) => {
  const board = { black: new DiscSet(black.lo, black.hi), white: new DiscSet(white.lo, white.hi) };
  postMessage(choose({ board, toMove }, EFFORT, seededRandom(Date.now())).square);
});
