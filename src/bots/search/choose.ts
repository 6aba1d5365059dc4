import { legalMoves } from '@othello-rpc/kernel';
import { type RandomSource, shuffled } from '../random-source.ts';
import type { Turn } from '../strategy.ts';
import { LONGEST } from './line.ts';
import { type Limits, Search, UNBOUNDED } from './search.ts';

/** From so many empty squares on the game is played out to its end. */
export const SOLVED_FROM = 12;

/** What a search of a position may take. */
export interface Effort extends Limits {
  /** plies to look ahead at most, before the end is in sight */
  depth: number;
}

export interface Choice {
  square: number;
  /** plies looked ahead in the last round that was completed */
  depth: number;
  /** the value is the game's end with best play, `DISC` a disc */
  isSolved: boolean;
  /** to the side to move */
  value: number;
  nodes: number;
}

const search = new Search();

/**
 * The best square, by searches of growing depth: the last one that the limits let be completed, or what it had when they
 * were reached. Of squares that are worth the same it takes one by chance.
 */
export function choose({ board, toMove }: Turn, effort: Effort, random: RandomSource): Choice {
  const [own, their] = toMove === 'black' ? [board.black, board.white] : [board.white, board.black];
  const { line } = search;
  line.ownLo[0] = own.lo;
  line.ownHi[0] = own.hi;
  line.theirLo[0] = their.lo;
  line.theirHi[0] = their.hi;
  search.begin(effort);
  const squares = shuffled([...legalMoves(board, toMove)], random);
  const empties = line.empties(0);
  const choice: Choice = { square: squares[0] ?? -1, depth: 0, isSolved: false, value: 0, nodes: 0 };
  const canBeSolved = empties <= SOLVED_FROM;
  // an end in sight needs but an idea of the best move to begin with
  const deepest = canBeSolved ? Math.min(4, empties) : effort.depth;
  for (let depth = 1; depth <= deepest && !search.isSpent; depth++) {
    search.horizon = depth;
    if (tryAll(squares, choice)) choice.depth = depth;
  }
  if (canBeSolved) {
    search.horizon = LONGEST - 1;
    if (tryAll(squares, choice)) Object.assign(choice, { depth: empties, isSolved: true });
  }
  return { ...choice, nodes: search.nodes };
}

/** One round over all squares, which leaves the best of them first. @returns whether it was completed */
function tryAll(squares: number[], choice: Choice): boolean {
  let best = -UNBOUNDED;
  for (const square of [...squares]) {
    search.line.play(0, square);
    const value = best === -UNBOUNDED ? 0 - search.value(1) : search.scout(0, best, UNBOUNDED);
    if (search.isSpent) return false;
    if (value <= best) continue;
    best = value;
    choice.square = square;
    choice.value = value;
    squares.splice(squares.indexOf(square), 1);
    squares.unshift(square);
  }
  return true;
}
