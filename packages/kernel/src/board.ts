import { DiscSet } from './disc-set.ts';

export type Side = 'black' | 'white';

/** The discs of each side. No square is in both sets. */
export interface Board {
  readonly black: DiscSet;
  readonly white: DiscSet;
}

/** Four discs in the middle, those on d4 and e5 white. */
export const startBoard: Board = { black: DiscSet.of(28, 35), white: DiscSet.of(27, 36) };

export function opposite(side: Side): Side {
  return side === 'black' ? 'white' : 'black';
}

/** The side whose disc lies on the square, undefined where none does. */
export function discAt(board: Board, square: number): Side | undefined {
  if (board.black.has(square)) return 'black';
  return board.white.has(square) ? 'white' : undefined;
}

/** The squares with a disc. */
export function occupied(board: Board): DiscSet {
  return board.black.union(board.white);
}

/** The squares without a disc. */
export function empty(board: Board): DiscSet {
  return occupied(board).complement();
}

/** The number of discs of each side. */
export function score(board: Board): Record<Side, number> {
  return { black: board.black.size, white: board.white.size };
}

/** The side with more discs, undefined when both have as many. */
export function leader(board: Board): Side | undefined {
  const { black, white } = score(board);
  if (black === white) return undefined;
  return black > white ? 'black' : 'white';
}
