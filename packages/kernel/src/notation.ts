import { type Board, discAt } from './board.ts';
import { DiscSet, isSquare } from './disc-set.ts';
import { PASS } from './rules.ts';

const PASS_NAME = '--';
const SIGNS = { none: '.', black: 'X', white: 'O' };

/**
 * The column's letter a-h and the row's digit 1-8: 19 is d3.
 * @throws RangeError when it is no square.
 */
export function squareName(square: number): string {
  if (!isSquare(square)) throw new RangeError(`no square ${square}: squares are 0-63`);
  return 'abcdefgh'.charAt(square % 8) + String(Math.floor(square / 8) + 1);
}

/**
 * The inverse of `squareName`.
 * @throws RangeError when the text is no name of a square.
 */
export function squareAt(name: string): number {
  if (!/^[a-h][1-8]$/.test(name)) throw new RangeError(`no square ${JSON.stringify(name)}: squares are a1-h8`);
  return (Number(name.charAt(1)) - 1) * 8 + 'abcdefgh'.indexOf(name.charAt(0));
}

/**
 * The plies of a game's text: names of squares and `--` for a pass, without anything between them.
 * @throws RangeError when a pair of characters is neither.
 */
export function parseMoves(text: string): number[] {
  const names = text.match(/[^]{1,2}/g) ?? [];
  return names.map((name) => (name === PASS_NAME ? PASS : squareAt(name)));
}

/**
 * The inverse of `parseMoves`.
 * @throws RangeError when a ply is neither a square nor a pass.
 */
export function formatMoves(plies: Iterable<number>): string {
  return Array.from(plies, (ply) => (ply === PASS ? PASS_NAME : squareName(ply))).join('');
}

/** Eight lines of eight squares, row 1 first: `.` empty, `X` black, `O` white. */
export function formatBoard(board: Board): string {
  const signs = Array.from(DiscSet.full, (square) => SIGNS[discAt(board, square) ?? 'none']).join('');
  return signs.replace(/.{8}(?!$)/g, '$&\n');
}

/**
 * The inverse of `formatBoard`, blank space ignored.
 * @throws RangeError when the rest is not 64 of `.`, `X` and `O`.
 */
export function parseBoard(text: string): Board {
  const signs = text.replace(/\s/g, '');
  if (!/^[.XO]{64}$/.test(signs)) throw new RangeError('a board is 64 of ".", "X" and "O"');
  const squaresOf = (sign: string) => DiscSet.from([...DiscSet.full].filter((square) => signs[square] === sign));
  return { black: squaresOf(SIGNS.black), white: squaresOf(SIGNS.white) };
}
