import type { Line } from './line.ts';

const { imul } = Math;
const SLOTS = 1 << 16;
/** numbers in a slot: own lo and hi, their lo and hi, remaining plies, value, bound, best square */
const WIDTH = 8;

export const Bound = { exact: 0, atLeast: 1, atMost: 2 } as const;

/** The result of searching a position. */
export interface Found {
  /** plies that were searched below it */
  remaining: number;
  value: number;
  bound: number;
  /** the best square, -1: none is known */
  square: number;
}

/**
 * A transposition table: results of positions that other orders of moves lead to again. A new result replaces an old
 * one.
 */
export class Transpositions {
  private readonly slots = new Int32Array(SLOTS * WIDTH);

  /** Empties the table, so that a search depends on its position only. */
  clear(): void {
    this.slots.fill(0);
  }

  /** Writes the position's result into `into`; if it has none, `square` and `remaining` are -1. */
  read(line: Line, ply: number, into: Found): void {
    const { slots } = this;
    const at = this.slotOf(line, ply);
    const isKnown =
      slots[at] === line.ownLo[ply] &&
      slots[at + 1] === line.ownHi[ply] &&
      slots[at + 2] === line.theirLo[ply] &&
      slots[at + 3] === line.theirHi[ply];
    into.remaining = isKnown ? slots[at + 4]! : -1;
    into.square = isKnown ? slots[at + 7]! : -1;
    into.value = slots[at + 5]!;
    into.bound = slots[at + 6]!;
  }

  write(line: Line, ply: number, found: Found): void {
    const { slots } = this;
    const at = this.slotOf(line, ply);
    slots[at] = line.ownLo[ply]!;
    slots[at + 1] = line.ownHi[ply]!;
    slots[at + 2] = line.theirLo[ply]!;
    slots[at + 3] = line.theirHi[ply]!;
    slots[at + 4] = found.remaining;
    slots[at + 5] = found.value;
    slots[at + 6] = found.bound;
    slots[at + 7] = found.square;
  }

  private slotOf(line: Line, ply: number): number {
    let hash = imul(line.ownLo[ply]!, 0x9e3779b1) ^ imul(line.ownHi[ply]!, 0x85ebca6b);
    hash = imul(hash ^ (hash >>> 15), 0xc2b2ae35) ^ imul(line.theirLo[ply]!, 0x27d4eb2f);
    hash = imul(hash ^ (hash >>> 13), 0x165667b1) ^ imul(line.theirHi[ply]!, 0x9e3779b1);
    return ((hash ^ (hash >>> 16)) & (SLOTS - 1)) * WIDTH;
  }
}
