import { bitCount } from './bits.ts';
import { Flips } from './flips.ts';

/** Columns b-g of a half: only their discs can be flipped sideways, and a step from them cannot wrap around the edge. */
const INNER_COLUMNS = 0x7e7e7e7e;

/** 60 discs to place, passes between them, and a place beyond to look ahead into. */
export const LONGEST = 128;

/**
 * The positions from a root down to where a search is: the kernel's rules once more, on bare halves of sets (as DiscSet
 * has them) in arrays by ply, since a search has no time to make objects. `own` is the side to move at that ply.
 */
export class Line {
  readonly ownLo = new Int32Array(LONGEST);
  readonly ownHi = new Int32Array(LONGEST);
  readonly theirLo = new Int32Array(LONGEST);
  readonly theirHi = new Int32Array(LONGEST);
  /** squares open to the side to move, once `findMoves` has found them */
  readonly movesLo = new Int32Array(LONGEST);
  readonly movesHi = new Int32Array(LONGEST);
  private readonly flips = new Flips();

  /** @returns whether the side to move has one */
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

  /** Plays a legal square: the next ply is the position after it. */
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

  /** The next ply is this position with the other side to move. */
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

  /** Own discs less theirs, the empty squares to the winner: how a game that ends here is won. */
  margin(ply: number): number {
    const own = bitCount(this.ownLo[ply]!) + bitCount(this.ownHi[ply]!);
    const their = bitCount(this.theirLo[ply]!) + bitCount(this.theirHi[ply]!);
    if (own === their) return 0;
    return own > their ? 64 - 2 * their : 2 * own - 64;
  }
}
