import { type Board, empty, opposite, type Side, startBoard } from './board.ts';
import { DiscSet } from './disc-set.ts';
import { raysFrom } from './rays.ts';

/** The ply of a side without a legal move, beside the squares 0-63. */
export const PASS = 64;

/** A board and the side that has a legal move on it and must make one, undefined when the game is over. */
export interface Position {
  readonly board: Board;
  readonly toMove: Side | undefined;
}

/** What a move led to. */
export interface Played {
  readonly position: Position;
  /**
   * The square, then the passes that the move forces: none, one when the mover moves again, or two that end the game.
   */
  readonly plies: readonly number[];
  /** The discs that changed colour, without the placed one. */
  readonly flipped: DiscSet;
}

export const startPosition: Position = { board: startBoard, toMove: 'black' };

/** The differences between neighbouring squares: level, the two slants and upright. */
const STEPS = [1, 7, 8, 9] as const;

/** Columns b-g of a half: their discs can be flipped sideways, and a step from them cannot wrap around the edge. */
const INNER_COLUMNS = 0x7e7e7e7e;

/** The squares on which the side would flip a disc. */
export function legalMoves(board: Board, side: Side): DiscSet {
  const own = board[side];
  const theirs = board[opposite(side)];
  let movesLo = 0;
  let movesHi = 0;
  // A search spends its time here, so all discs are handled at once, on halves of sets as numbers: from the own discs
  // two fronts move up and down over the other side's discs; an empty square one step beyond a front is a legal move.
  for (const step of STEPS) {
    const rest = 32 - step;
    const columns = step === 8 ? -1 : INNER_COLUMNS;
    const theirLo = theirs.lo & columns;
    const theirHi = theirs.hi & columns;
    let { lo: upLo, hi: upHi } = own;
    let { lo: downLo, hi: downHi } = own;
    do {
      upHi = ((upHi << step) | (upLo >>> rest)) & theirHi;
      upLo = (upLo << step) & theirLo;
      downLo = ((downLo >>> step) | (downHi << rest)) & theirLo;
      downHi = (downHi >>> step) & theirHi;
      movesLo |= (upLo << step) | (downLo >>> step) | (downHi << rest);
      movesHi |= (upHi << step) | (upLo >>> rest) | (downHi >>> step);
    } while ((upLo | upHi | downLo | downHi) !== 0);
  }
  return new DiscSet(movesLo, movesHi).intersect(empty(board));
}

/** The discs that the side would flip by a disc on the square: none where it may not place one. */
export function flips(board: Board, side: Side, square: number): DiscSet {
  let flipped = DiscSet.empty;
  if (!empty(board).has(square)) return flipped;
  const own = board[side];
  const theirs = board[opposite(side)];
  for (const ray of raysFrom(square)) {
    let run = DiscSet.empty;
    for (const next of ray) {
      if (!theirs.has(next)) {
        if (own.has(next)) flipped = flipped.union(run);
        break;
      }
      run = run.with(next);
    }
  }
  return flipped;
}

/**
 * Places a disc of the side to move.
 * @returns undefined when the move is illegal: off the board, on a disc, without a flip, or after the end.
 */
export function play({ board, toMove }: Position, square: number): Played | undefined {
  if (toMove === undefined) return undefined;
  const flipped = flips(board, toMove, square);
  if (flipped.isEmpty) return undefined;
  const own = board[toMove].union(flipped).with(square);
  const theirs = board[opposite(toMove)].diff(flipped);
  const next = toMove === 'black' ? { black: own, white: theirs } : { black: theirs, white: own };
  const { position, plies } = turnAfter(next, toMove, square);
  return { position, plies, flipped };
}

/** Whose turn it is on the board that the mover left, and the plies that led there. */
function turnAfter(board: Board, mover: Side, square: number): Pick<Played, 'position' | 'plies'> {
  const other = opposite(mover);
  if (legalMoves(board, other).isNonEmpty) return { position: { board, toMove: other }, plies: [square] };
  if (legalMoves(board, mover).isNonEmpty) return { position: { board, toMove: mover }, plies: [square, PASS] };
  // with a full board, or without discs of the other side, the game is over without passes
  const needsNoPass = empty(board).isEmpty || board[other].isEmpty;
  return { position: { board, toMove: undefined }, plies: needsNoPass ? [square] : [square, PASS, PASS] };
}
