import { legalMoves } from '@othello-rpc/kernel';
import { type RandomSource, shuffled } from '@othello-rpc/kernel/random';
import type { Turn } from '../strategy.ts';
import { LONGEST } from './line.ts';
import { type Limits, Search, UNBOUNDED } from './search.ts';

/** With at most so many empty squares the search goes to the end of the game, unless an effort says otherwise. */
export const SOLVED_FROM = 12;

/** The limits of choosing one move. */
export interface Effort extends Limits {
  /** plies to look ahead at most; it does not apply where the search goes to the end */
  depth: number;
  /** empty squares from which on the search goes to the end; by default SOLVED_FROM */
  solvedFrom?: number;
}

export interface Choice {
  square: number;
  /** depth in plies of the last search that was completed */
  depth: number;
  /** whether the value is that of best play to the end: DISC times the difference of discs */
  isSolved: boolean;
  /** from the point of view of the side to move */
  value: number;
  nodes: number;
}

const search = new Search();

/**
 * The best square by iterative deepening: the result of the deepest search within the limits, also of one that they cut
 * short, as far as it came. Of squares with the same value one is chosen at random.
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
  const canBeSolved = empties <= (effort.solvedFrom ?? SOLVED_FROM);
  // before a search to the end shallow ones suffice: they only put the moves into a good order
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

/** Searches every square once and moves the best to the front. @returns whether it was completed within the limits */
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
