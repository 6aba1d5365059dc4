import { bitCount } from './bits.ts';
import { Flips } from './flips.ts';

/**
 * Columns b-g of a half: only discs there can be flipped sideways, and a shift from there can't wrap around the edge.
 */
const INNER_COLUMNS = 0x7e7e7e7e;

/** Plies at most: 60 discs, passes between them, and one ply more for looking ahead. */
export const LONGEST = 128;

/**
 * The positions from the root of a search to its current node. It repeats the kernel's rules on halves of sets (as in
 * DiscSet) in arrays by ply, since allocating objects would be too slow. `own` is the side to move at that ply.
 */
export class Line {
  readonly ownLo = new Int32Array(LONGEST);
  readonly ownHi = new Int32Array(LONGEST);
  readonly theirLo = new Int32Array(LONGEST);
  readonly theirHi = new Int32Array(LONGEST);
  /** legal moves of the side to move, set by `findMoves` */
  readonly movesLo = new Int32Array(LONGEST);
  readonly movesHi = new Int32Array(LONGEST);
  private readonly flips = new Flips();

  /** @returns whether the side to move has a legal move */
  findMoves(ply: number): boolean {
    const ownLo = this.ownLo[ply]!;
    const ownHi = this.ownHi[ply]!;
    let movesLo = 0;
    let movesHi = 0;
    for (let direction = 0; direction < 4; direction++) {
      const step = direction === 0 ? 1 : 6 + direction;
      const rest = 32 - step;
      const columns = step === 8 ? -1 : INNER_COLUMNS;
      const theirLo = this.theirLo[ply]! & columns;
      const theirHi = this.theirHi[ply]! & columns;
      let upLo = ownLo;
      let upHi = ownHi;
      let downLo = ownLo;
      let downHi = ownHi;
      do {
        upHi = ((upHi << step) | (upLo >>> rest)) & theirHi;
        upLo = (upLo << step) & theirLo;
        downLo = ((downLo >>> step) | (downHi << rest)) & theirLo;
        downHi = (downHi >>> step) & theirHi;
        movesLo |= (upLo << step) | (downLo >>> step) | (downHi << rest);
        movesHi |= (upHi << step) | (upLo >>> rest) | (downHi >>> step);
      } while ((upLo | upHi | downLo | downHi) !== 0);
    }
    movesLo &= ~(ownLo | this.theirLo[ply]!);
    movesHi &= ~(ownHi | this.theirHi[ply]!);
    this.movesLo[ply] = movesLo;
    this.movesHi[ply] = movesHi;
    return (movesLo | movesHi) !== 0;
  }

  /** Plays a legal square: writes the position after it to the next ply. */
  play(ply: number, square: number): void {
    const { flips } = this;
    const { own, their } = flips;
    own.lo = this.ownLo[ply]!;
    own.hi = this.ownHi[ply]!;
    their.lo = this.theirLo[ply]!;
    their.hi = this.theirHi[ply]!;
    flips.find(square);
    const bit = 1 << square;
    this.theirLo[ply + 1] = own.lo | flips.lo | (square < 32 ? bit : 0);
    this.theirHi[ply + 1] = own.hi | flips.hi | (square < 32 ? 0 : bit);
    this.ownLo[ply + 1] = their.lo & ~flips.lo;
    this.ownHi[ply + 1] = their.hi & ~flips.hi;
  }

  /** Writes this position with the other side to move to the next ply. */
  pass(ply: number): void {
    this.ownLo[ply + 1] = this.theirLo[ply]!;
    this.ownHi[ply + 1] = this.theirHi[ply]!;
    this.theirLo[ply + 1] = this.ownLo[ply]!;
    this.theirHi[ply + 1] = this.ownHi[ply]!;
  }

  isMove(ply: number, square: number): boolean {
    return ((square < 32 ? this.movesLo[ply]! : this.movesHi[ply]!) & (1 << square)) !== 0;
  }

  /** The number of moves that `findMoves` found. */
  mobility(ply: number): number {
    return bitCount(this.movesLo[ply]!) + bitCount(this.movesHi[ply]!);
  }

  empties(ply: number): number {
    return 64 - bitCount(this.ownLo[ply]! | this.theirLo[ply]!) - bitCount(this.ownHi[ply]! | this.theirHi[ply]!);
  }

  /** The result of a game that ends here: own discs minus theirs, with the empty squares counted for the winner. */
  margin(ply: number): number {
    const own = bitCount(this.ownLo[ply]!) + bitCount(this.ownHi[ply]!);
    const their = bitCount(this.theirLo[ply]!) + bitCount(this.theirHi[ply]!);
    if (own === their) return 0;
    return own > their ? 64 - 2 * their : 2 * own - 64;
  }
}
