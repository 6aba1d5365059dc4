import { formatBoard, formatMoves, parseBoard, parseMoves, replay } from '@othello-rpc/kernel';
import type { RoomBody } from './player.ts';

const SIGNS: Record<string, string> = { Empty: '.', Black: 'X', White: 'O' };

/** A room's board as eight lines of `.`, `X` (black) and `O` (white). */
export const picture = ({ board }: Pick<RoomBody, 'board'>): string =>
  board.map((item, index) => (SIGNS[item] ?? '?') + (index % 8 === 7 && index < 63 ? '\n' : '')).join('');

/** The same of a picture drawn in a test. */
export const drawn = (text: string): string => formatBoard(parseBoard(text));

/** The same of the board after a line of play. */
export const pictureAfter = (line: string): string => formatBoard(replay(parseMoves(line)).board);

/** A room's `moves` or `legalMoves` as text, `d3c3`. */
export const movesText = (base64: string): string => formatMoves(Buffer.from(base64, 'base64'));

/** The board where every game begins. */
export const START = drawn(`
  ........
  ........
  ........
  ...OX...
  ...XO...
  ........
  ........
  ........`);
