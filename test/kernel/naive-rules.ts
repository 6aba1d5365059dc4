import { type Side } from '@othello-rpc/kernel';

/**
 * The rules once more, slowly: eight rows of eight squares, each looked at by itself.
 * It shares nothing with the kernel but the name of a side, so that one mistake cannot be in both.
 */
export type NaiveBoard = readonly (readonly (Side | undefined)[])[];

export interface NaivePosition {
  board: NaiveBoard;
  toMove: Side | undefined;
}

const TURNS = [-1, 0, 1];

/** The squares that would change colour, ascending. */
export function naiveFlips(board: NaiveBoard, side: Side, square: number): number[] {
  const row = Math.floor(square / 8);
  const column = square % 8;
  if (board[row]?.[column] !== undefined) return [];
  const flipped: number[] = [];
  for (const down of TURNS) {
    for (const right of TURNS) {
      const run: number[] = [];
      let disc: Side | undefined;
      for (let step = 1; ; step += 1) {
        disc = board[row + step * down]?.[column + step * right];
        if (disc === undefined || disc === side) break;
        run.push((row + step * down) * 8 + column + step * right);
      }
      if (disc === side) flipped.push(...run);
    }
  }
  return flipped.sort((a, b) => a - b);
}

/** The squares on which the side may place a disc, ascending. */
export function naiveLegalMoves(board: NaiveBoard, side: Side): number[] {
  const squares = Array.from({ length: 64 }, (_, square) => square);
  return squares.filter((square) => naiveFlips(board, side, square).length > 0);
}

/** The position after a legal move and the plies it took. */
export function naivePlay({ board, toMove }: NaivePosition, square: number): NaivePosition & { plies: number[] } {
  if (toMove === undefined) throw new Error('the game is over');
  const turned = [square, ...naiveFlips(board, toMove, square)];
  const next = board.map((row, r) => row.map((disc, c) => (turned.includes(r * 8 + c) ? toMove : disc)));
  const plies = [square];
  const other = toMove === 'black' ? 'white' : 'black';
  const discs = next.flat().filter((disc) => disc !== undefined);
  if (discs.length === 64 || !discs.includes(other)) return { board: next, toMove: undefined, plies };
  for (const side of [other, toMove] as const) {
    if (naiveLegalMoves(next, side).length > 0) return { board: next, toMove: side, plies };
    plies.push(64);
  }
  return { board: next, toMove: undefined, plies };
}
