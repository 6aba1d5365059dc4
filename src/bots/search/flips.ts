const { clz32 } = Math;

/** The eight directions: four to higher squares, then their four opposites to lower ones. */
const DIRECTIONS = [
  [0, 1],
  [1, -1],
  [1, 0],
  [1, 1],
  [0, -1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
] as const;
const UPWARD = 4;

/** Squares from a square to the edge of the board, in halves: at square * 16 + direction * 2, the low half first. */
const rays = new Int32Array(64 * 16);
for (let square = 0; square < 64; square++)
  for (const [direction, [down, right]] of DIRECTIONS.entries()) {
    let [row, column] = [(square >> 3) + down, (square & 7) + right];
    for (; row >= 0 && row < 8 && column >= 0 && column < 8; row += down, column += right) {
      const half = square * 16 + direction * 2 + (row >> 2);
      rays[half] = rays[half]! | (1 << (row * 8 + column));
    }
  }

/** A mutable set of squares, in halves as in DiscSet. */
export interface Halves {
  lo: number;
  hi: number;
}

/** Finds the discs of `their` that are flipped when the owner of `own` puts a disc on an empty square. */
export class Flips implements Halves {
  lo = 0;
  hi = 0;
  readonly own: Halves = { lo: 0, hi: 0 };
  readonly their: Halves = { lo: 0, hi: 0 };

  find(square: number): void {
    const { lo: ownLo, hi: ownHi } = this.own;
    const [notTheirLo, notTheirHi] = [~this.their.lo, ~this.their.hi];
    let lo = 0;
    let hi = 0;
    let ray = square * 16;
    // on each ray, if the first square that is not theirs has an own disc, all squares before it are flipped
    for (let direction = 0; direction < UPWARD; direction++, ray += 2) {
      const rayLo = rays[ray]!;
      const endLo = rayLo & notTheirLo;
      if (endLo !== 0) {
        const first = endLo & -endLo;
        if ((first & ownLo) !== 0) lo |= rayLo & (first - 1);
        continue;
      }
      const rayHi = rays[ray + 1]!;
      const endHi = rayHi & notTheirHi;
      const first = endHi & -endHi;
      if ((first & ownHi) !== 0) {
        lo |= rayLo;
        hi |= rayHi & (first - 1);
      }
    }
    for (let direction = UPWARD; direction < 8; direction++, ray += 2) {
      const rayHi = rays[ray + 1]!;
      const endHi = rayHi & notTheirHi;
      if (endHi !== 0) {
        const first = 31 - clz32(endHi);
        if (((ownHi >>> first) & 1) !== 0) hi |= rayHi & (-2 << first);
        continue;
      }
      const rayLo = rays[ray]!;
      const endLo = rayLo & notTheirLo;
      if (endLo === 0) continue;
      const first = 31 - clz32(endLo);
      if (((ownLo >>> first) & 1) !== 0) {
        hi |= rayHi;
        lo |= rayLo & (-2 << first);
      }
    }
    this.lo = lo;
    this.hi = hi;
  }
}
