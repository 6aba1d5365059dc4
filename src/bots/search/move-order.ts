import { lowestBit } from './bits.ts';
import { type Line, LONGEST } from './line.ts';

/** Value of a square by its place, for the upper left quarter of the board; the others mirror it. */
const WORTH = [
  [90, -30, 10, 5],
  [-30, -60, -8, -4],
  [10, -8, 4, 1],
  [5, -4, 1, 0],
];
const MOVE = 60;
const MOST_MOVES = 34;

const mirrored = (index: number): number => Math.min(index, 7 - index);
const squareWorth = Int32Array.from(
  { length: 64 },
  (_, square) => WORTH[mirrored(square >> 3)]![mirrored(square & 7)]!,
);

/** The moves at each ply of a line, the most promising first: alpha-beta then cuts off more. */
export class MoveOrder {
  private readonly squares = new Int32Array(LONGEST * MOST_MOVES);
  private readonly worths = new Int32Array(MOST_MOVES);

  /**
   * Lists the moves that the line has found at `ply`.
   * @param isDeep whether to order also by the number of moves that the other side has after each, which costs time
   * @returns how many there are
   */
  list(line: Line, ply: number, isDeep: boolean): number {
    let count = 0;
    for (let lo = line.movesLo[ply]!; lo !== 0; lo &= lo - 1) this.insert(ply, lowestBit(lo), count++);
    for (let hi = line.movesHi[ply]!; hi !== 0; hi &= hi - 1) this.insert(ply, 32 + lowestBit(hi), count++);
    for (let index = 0; index < count; index++) {
      const square = this.at(ply, index);
      let worth = squareWorth[square]!;
      if (isDeep) {
        line.play(ply, square);
        line.findMoves(ply + 1);
        worth -= MOVE * line.mobility(ply + 1);
      }
      this.moveUp(ply, index, worth);
    }
    return count;
  }

  at(ply: number, index: number): number {
    return this.squares[ply * MOST_MOVES + index]!;
  }

  /** Puts a listed square before all others. */
  first(ply: number, square: number): void {
    const from = ply * MOST_MOVES;
    let index = from;
    while (this.squares[index] !== square) index++;
    this.squares.copyWithin(from + 1, from, index);
    this.squares[from] = square;
  }

  private insert(ply: number, square: number, index: number): void {
    this.squares[ply * MOST_MOVES + index] = square;
  }

  /** One step of an insertion sort: moves the square at `index` to its place among those before it. */
  private moveUp(ply: number, index: number, worth: number): void {
    const from = ply * MOST_MOVES;
    const square = this.squares[from + index]!;
    let place = index;
    for (; place > 0 && this.worths[place - 1]! < worth; place--) {
      this.worths[place] = this.worths[place - 1]!;
      this.squares[from + place] = this.squares[from + place - 1]!;
    }
    this.worths[place] = worth;
    this.squares[from + place] = square;
  }
}
