/**
 * The rules of Othello a second time, so that what the kernel stored can be held against something else. The board is
 * a mailbox: 10 by 10 cells with a border around the squares, walked cell by cell. Nothing of packages/kernel is used.
 */

const EMPTY = 0;
const BLACK = 1;
const WHITE = 2;
const BORDER = 3;

type Colour = typeof BLACK | typeof WHITE;

const WIDTH = 10;
const DIRECTIONS = [-11, -10, -9, -1, 1, 9, 10, 11];
/** the ply of a side that has no move */
const PASS = 64;

const cellOf = (square: number): number => ((square >> 3) + 1) * WIDTH + (square & 7) + 1;
const CELLS = Array.from({ length: 64 }, (_, square) => cellOf(square));

const START = new Uint8Array(WIDTH * WIDTH).fill(BORDER);
for (const cell of CELLS) START[cell] = EMPTY;
for (const [square, colour] of [
  [27, WHITE],
  [28, BLACK],
  [35, BLACK],
  [36, WHITE],
] as const)
  START[cellOf(square)] = colour;

const otherThan = (colour: Colour): Colour => (colour === BLACK ? WHITE : BLACK);

/** What a list of plies led to. */
export interface Replayed {
  /** the squares with a disc of that colour: bit n is square n, as a signed 64-bit integer in decimal */
  black: string;
  white: string;
  discs: { black: number; white: number };
  /** undefined: the game is over */
  toMove: 'black' | 'white' | undefined;
  /** plies without the passes */
  puts: number;
}

/**
 * Plays a game from its start.
 * @param plies one byte each: 0-63 a square, 64 a pass, which must stand wherever the rules force one and nowhere else
 * @returns where it led, or in one line why it is no game
 */
export function replayByMailbox(plies: Uint8Array): Replayed | string {
  const board = new Mailbox();
  let toMove: Colour | undefined = BLACK;
  let owedPasses = 0;
  let puts = 0;
  for (const [index, ply] of plies.entries()) {
    const refuse = (why: string) => `ply ${index + 1} (${ply}) ${why}`;
    if (ply === PASS) {
      if (owedPasses === 0) return refuse('is a pass that nothing forces');
      owedPasses--;
      continue;
    }
    if (owedPasses > 0) return refuse('stands where a pass is forced');
    if (toMove === undefined) return refuse('comes after the end');
    if (ply > PASS || !board.place(CELLS[ply] ?? 0, toMove)) return refuse('is no legal move');
    puts++;
    const mover: Colour = toMove;
    const other = otherThan(mover);
    if (board.canMove(other)) toMove = other;
    else if (board.canMove(mover)) owedPasses = 1;
    else {
      toMove = undefined;
      // a full board and a side without discs end the game by themselves
      owedPasses = board.has(EMPTY) && board.has(other) ? 2 : 0;
    }
  }
  if (owedPasses > 0) return `ply ${plies.length + 1}, a forced pass, is missing`;
  return { ...board.discs(), toMove: toMove && (toMove === BLACK ? 'black' : 'white'), puts };
}

class Mailbox {
  private readonly cells = START.slice();

  has(content: typeof EMPTY | Colour): boolean {
    return this.cells.includes(content);
  }

  /** Places a disc and flips. @returns false when it may not be placed there: then nothing has changed */
  place(cell: number, colour: Colour): boolean {
    const { cells } = this;
    if (cells[cell] !== EMPTY) return false;
    let flipped = 0;
    for (const step of DIRECTIONS)
      for (let left = this.run(cell, step, colour); left > 0; left--) {
        cells[cell + left * step] = colour;
        flipped++;
      }
    if (flipped > 0) cells[cell] = colour;
    return flipped > 0;
  }

  canMove(colour: Colour): boolean {
    for (const cell of CELLS) {
      if (this.cells[cell] !== EMPTY) continue;
      for (const step of DIRECTIONS) if (this.run(cell, step, colour) > 0) return true;
    }
    return false;
  }

  discs(): Pick<Replayed, 'black' | 'white' | 'discs'> {
    // bits 0-31 and 32-63 of each set
    const sets = { black: { low: 0, high: 0 }, white: { low: 0, high: 0 } };
    const discs = { black: 0, white: 0 };
    for (const [square, cell] of CELLS.entries()) {
      if (this.cells[cell] === EMPTY) continue;
      const colour = this.cells[cell] === BLACK ? 'black' : 'white';
      if (square < 32) sets[colour].low |= 1 << square;
      else sets[colour].high |= 1 << (square - 32);
      discs[colour]++;
    }
    return { black: asInt64(sets.black), white: asInt64(sets.white), discs };
  }

  /** How many discs a disc of that colour on the cell would flip in one direction. */
  private run(cell: number, step: number, colour: Colour): number {
    const { cells } = this;
    const other = otherThan(colour);
    let length = 0;
    let at = cell + step;
    while (cells[at] === other) {
      length++;
      at += step;
    }
    return cells[at] === colour ? length : 0;
  }
}

const asInt64 = ({ low, high }: { low: number; high: number }): string =>
  (BigInt(high) * 2n ** 32n + BigInt(low >>> 0)).toString();
