// looked up once: under jest access to a global costs more than the count itself
const { clz32, imul } = Math;

/** Whether `square` is an index of the board: a whole number 0-63, row * 8 + column. */
export function isSquare(square: number): boolean {
  // equal only to itself cut to a whole number of six bits
  return (square & 63) === square;
}

/** An immutable set of squares 0-63. Two sets of the same squares have equal fields. */
export class DiscSet implements Iterable<number> {
  static readonly empty = new DiscSet(0, 0);
  static readonly full = new DiscSet(-1, -1);

  /** Squares 0-31, square n in bit n: 32 bits, kept signed because V8 would box an unsigned half. */
  readonly lo: number;
  /** Squares 32-63, square 32 + n in bit n, signed as `lo`. */
  readonly hi: number;

  constructor(lo: number, hi: number) {
    this.lo = lo | 0;
    this.hi = hi | 0;
  }

  /** @throws RangeError when one of them is no square. */
  static of(...squares: number[]): DiscSet {
    return DiscSet.from(squares);
  }

  /** @throws RangeError when one of them is no square. */
  static from(squares: Iterable<number>): DiscSet {
    let set = DiscSet.empty;
    for (const square of squares) set = set.with(square);
    return set;
  }

  /**
   * The set whose bits are those of a PostgreSQL bigint, square 63 being its sign.
   * @param text the signed 64-bit number in decimal.
   * @throws RangeError when the text is anything else.
   */
  static fromInt64(text: string): DiscSet {
    if (/^\d{1,15}$/.test(text)) {
      const bits = Number(text); // exact, and without a BigInt several times as fast
      return new DiscSet(bits, bits / 2 ** 32);
    }
    const bits = /^-?\d{1,19}$/.test(text) ? BigInt(text) : undefined;
    if (bits === undefined || BigInt.asIntN(64, bits) !== bits) {
      throw new RangeError(`not a signed 64-bit number: ${JSON.stringify(text)}`);
    }
    return new DiscSet(Number(BigInt.asIntN(32, bits)), Number(bits >> 32n));
  }

  /** The inverse of `fromInt64`. */
  toInt64(): string {
    return ((BigInt(this.hi) << 32n) | BigInt(this.lo >>> 0)).toString();
  }

  get isEmpty(): boolean {
    return (this.lo | this.hi) === 0;
  }

  get isNonEmpty(): boolean {
    return !this.isEmpty;
  }

  get size(): number {
    return bitCount(this.lo) + bitCount(this.hi);
  }

  has(square: number): boolean {
    return isSquare(square) && ((square < 32 ? this.lo : this.hi) & (1 << square)) !== 0;
  }

  /** @throws RangeError when `square` is no square. */
  with(square: number): DiscSet {
    if (!isSquare(square)) throw new RangeError(`no square ${square}: squares are 0-63`);
    // a shift counts modulo 32, so the same bit serves both halves
    const bit = 1 << square;
    return square < 32 ? new DiscSet(this.lo | bit, this.hi) : new DiscSet(this.lo, this.hi | bit);
  }

  union(other: DiscSet): DiscSet {
    return new DiscSet(this.lo | other.lo, this.hi | other.hi);
  }

  intersect(other: DiscSet): DiscSet {
    return new DiscSet(this.lo & other.lo, this.hi & other.hi);
  }

  /** The squares of this set that `other` lacks. */
  diff(other: DiscSet): DiscSet {
    return new DiscSet(this.lo & ~other.lo, this.hi & ~other.hi);
  }

  complement(): DiscSet {
    return new DiscSet(~this.lo, ~this.hi);
  }

  equals(other: DiscSet): boolean {
    return this.lo === other.lo && this.hi === other.hi;
  }

  /** The lowest square, undefined in the empty set. */
  first(): number | undefined {
    if (this.lo !== 0) return lowestBit(this.lo);
    return this.hi === 0 ? undefined : 32 + lowestBit(this.hi);
  }

  /** The squares, ascending, a byte each. */
  toBytes(): Uint8Array {
    const bytes = new Uint8Array(this.size);
    let count = 0;
    for (let lo = this.lo; lo !== 0; lo &= lo - 1) bytes[count++] = lowestBit(lo);
    for (let hi = this.hi; hi !== 0; hi &= hi - 1) bytes[count++] = 32 + lowestBit(hi);
    return bytes;
  }

  /** The squares, ascending. */
  *[Symbol.iterator](): Generator<number, void, undefined> {
    for (let lo = this.lo; lo !== 0; lo &= lo - 1) yield lowestBit(lo);
    for (let hi = this.hi; hi !== 0; hi &= hi - 1) yield 32 + lowestBit(hi);
  }
}

function lowestBit(half: number): number {
  return 31 - clz32(half & -half);
}

/** The number of set bits of 32: counted in pairs, nibbles and bytes; the product adds the bytes up in the top one. */
function bitCount(half: number): number {
  const pairs = half - ((half >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
