import { type Board, discAt, DiscSet, squareName, startBoard } from '@othello-rpc/kernel';
import type { Step } from './game-line.ts';

/** A game as GGF tells of it. */
export interface GameFile {
  black: string;
  white: string;
  /** ms since 1970 */
  startedMs: number;
  /** discs by which Black won */
  result: number;
  ending: 'SCORE' | 'RESIGNATION' | 'TIME_OUT';
  steps: readonly Step[];
}

const SIGN = { black: '*', white: 'O', none: '-' };
const ENDING = { SCORE: '', RESIGNATION: ':r', TIME_OUT: ':t' };

/** Text in GGF ends at a bracket. */
const plain = (text: string): string => text.replace(/[[\];()]/g, '');

/** The Generic Game Format, which Othello's programs read. */
export function ggfOf({ black, white, startedMs, result, ending, steps }: GameFile): string {
  const squares = Array.from(DiscSet.full, (square) => SIGN[discAt(startBoard, square) ?? 'none']).join('');
  const moves = steps.map(({ mover, square }) => {
    const name = square === undefined ? 'PA' : squareName(square).toUpperCase();
    return `${mover === 'black' ? 'B' : 'W'}[${name}]`;
  });
  const date = new Date(startedMs).toISOString().slice(0, 19).replace('T', ' ');
  const head = [
    'GM[Othello]PC[Othello]',
    `DT[${date} GMT]`,
    `PB[${plain(black)}]PW[${plain(white)}]`,
    `RE[${result > 0 ? '+' : ''}${result}${ENDING[ending]}]`,
    `TY[8]BO[8 ${squares} *]`,
  ];
  return `(;${head.join('')}${moves.join('')};)\n`;
}

/** The moves without passes: `f5d6c3`. */
export const moveText = (steps: readonly Step[]): string =>
  steps.map(({ square }) => (square === undefined ? '' : squareName(square))).join('');

const CELL = 50;
const EDGE = 30;
const SIZE = 8 * CELL + 2 * EDGE;

/** A picture of a position, with coordinates. @param last the square of the last move */
export function svgOf(board: Board, last: number | undefined): string {
  const middle = (index: number) => EDGE + (index + 0.5) * CELL;
  const lines = Array.from({ length: 9 }, (_, index) => {
    const at = EDGE + index * CELL;
    return `<path d="M${EDGE} ${at}H${SIZE - EDGE}M${at} ${EDGE}V${SIZE - EDGE}" stroke="#03100b" stroke-width="2"/>`;
  });
  const names = Array.from({ length: 8 }, (_, index) => {
    const letter = 'abcdefgh'.charAt(index);
    return `<text x="${middle(index)}" y="21">${letter}</text><text x="15" y="${middle(index) + 6}">${index + 1}</text>`;
  });
  const discs = Array.from(DiscSet.full).flatMap((square) => {
    const side = discAt(board, square);
    const place = `cx="${middle(square & 7)}" cy="${middle(square >> 3)}"`;
    const disc = side && `<circle ${place} r="20" fill="${side === 'black' ? '#111715' : '#f7f1e2'}"/>`;
    const mark = square === last ? `<circle ${place} r="6" fill="#d9822b" stroke="#fff"/>` : '';
    return disc ? [disc + mark] : [];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" width="${SIZE}" height="${SIZE}">`,
    `<rect width="${SIZE}" height="${SIZE}" fill="#3b2a1e"/>`,
    `<rect x="${EDGE}" y="${EDGE}" width="${8 * CELL}" height="${8 * CELL}" fill="#2b8163"/>`,
    ...lines,
    `<g fill="#eadcc7" font-family="sans-serif" font-size="18" text-anchor="middle">${names.join('')}</g>`,
    ...discs,
    '</svg>\n',
  ].join('\n');
}

/** Gives the browser's user a file to keep. */
export function download(name: string, type: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
