import { type Board, discAt, type DiscSet, squareName } from '@othello-rpc/kernel';
import type { Messages } from '../language/english.ts';

/** What a board shows. */
export interface BoardView {
  board: Board;
  /** where the player may play now; empty when it isn't their turn */
  open: DiscSet;
  last: number | undefined;
}

/** ms until the last disc has begun to turn: with the turn itself (board.css) all have turned after 400 ms */
const LAST_BEGINS_MS = 180;
const FARTHEST = 7;

/** ms after a move until a disc begins to turn: the farther from the placed one, the later. */
export const turnDelayMs = (square: number, placed: number | undefined): number =>
  placed === undefined ? 0 : Math.round((Math.max(0, distance(square, placed) - 1) * LAST_BEGINS_MS) / (FARTHEST - 1));

/** A square in words: `d3, black, last move`. */
export function squareLabel({ board, open, last }: BoardView, square: number, text: Messages): string {
  const side = discAt(board, square);
  const parts = [squareName(square), side ? text[side] : text.empty];
  if (open.has(square)) parts.push(text.canPlayHere);
  if (square === last) parts.push(text.lastMove);
  return parts.join(', ');
}

/** How far apart two squares are, in steps. */
const distance = (one: number, other: number): number =>
  Math.max(Math.abs((one >> 3) - (other >> 3)), Math.abs((one & 7) - (other & 7)));

/** The square that a key moves the focus to; undefined: the board does not use that key. */
export function squareByKey(square: number, key: string): number | undefined {
  const row = square >> 3;
  const column = square & 7;
  const places: Record<string, [number, number]> = {
    ArrowUp: [Math.max(0, row - 1), column],
    ArrowDown: [Math.min(7, row + 1), column],
    ArrowLeft: [row, Math.max(0, column - 1)],
    ArrowRight: [row, Math.min(7, column + 1)],
    Home: [row, 0],
    End: [row, 7],
    PageUp: [0, column],
    PageDown: [7, column],
  };
  const place = places[key];
  return place && place[0] * 8 + place[1];
}
