import { evaluate } from './evaluation.ts';
import { Line, LONGEST } from './line.ts';
import { MoveOrder } from './move-order.ts';
import { Bound, type Found, Transpositions } from './transpositions.ts';

/** A search stops at whichever limit comes first. */
export interface Limits {
  nodes: number;
  /**
   * performance.now() at which to stop; may become earlier during the search; absent where results must be repeatable
   */
  untilMs?: () => number;
}

/** The value of one disc at the end of a game: more than any result of `evaluate`. */
export const DISC = 10_000;
/** more than every value */
export const UNBOUNDED = 64 * DISC + 1;
const NODES_A_LOOK_AT_THE_CLOCK = 1024;
/** with fewer plies left, remembering positions and ordering moves costs more than it saves */
const SHALLOW = 3;

const found = (): Found => ({ remaining: 0, value: 0, bound: 0, square: -1 });

/** Alpha-beta with a null window for all moves but the first of each position (principal variation search). */
export class Search {
  readonly line = new Line();
  readonly order = new MoveOrder();
  nodes = 0;
  /** the limits are reached: values that were returned since are meaningless */
  isSpent = false;
  /** ply at which positions are evaluated; after the last disc: the search goes to the end of the game */
  horizon = 0;
  private limits: Limits = { nodes: 0 };
  private readonly known = new Transpositions();
  private readonly founds = Array.from({ length: LONGEST }, found);

  begin(limits: Limits): void {
    this.limits = limits;
    this.nodes = 0;
    this.isSpent = false;
    this.known.clear();
  }

  /**
   * @param alpha the value that the side to move already has for sure
   * @param beta the value above which the other side avoids this position
   * @returns the value for the side to move: exact if between alpha and beta, else an upper or lower bound
   */
  value(ply: number, alpha = -UNBOUNDED, beta = UNBOUNDED): number {
    const { line } = this;
    if (this.spend()) return 0;
    if (!line.findMoves(ply)) {
      line.pass(ply);
      return line.findMoves(ply + 1) ? 0 - this.value(ply + 1, -beta, -alpha) : DISC * line.margin(ply);
    }
    const remaining = this.horizon - ply;
    if (remaining <= 0) return evaluate(line, ply);
    const found = this.founds[ply]!;
    found.square = -1;
    const isDeep = remaining >= SHALLOW && line.empties(ply) > SHALLOW;
    if (isDeep) {
      this.known.read(line, ply, found);
      if (found.remaining >= remaining && isEnough(found, alpha, beta)) return found.value;
    }
    const count = this.order.list(line, ply, isDeep);
    if (found.square >= 0) this.order.first(ply, found.square);
    found.bound = Bound.atMost;
    found.value = alpha;
    this.tryMoves(ply, beta, count);
    found.remaining = remaining;
    if (isDeep && !this.isSpent) this.known.write(line, ply, found);
    return found.value;
  }

  /** The value after a move for the side that made it: first whether it is above alpha, exactly only if it is. */
  scout(ply: number, alpha: number, beta: number): number {
    const value = 0 - this.value(ply + 1, -alpha - 1, -alpha);
    return value > alpha && value < beta ? 0 - this.value(ply + 1, -beta, -value) : value;
  }

  /** Tries the listed moves at `ply` and keeps the best, until one reaches beta. */
  private tryMoves(ply: number, beta: number, count: number): void {
    const found = this.founds[ply]!;
    for (let index = 0; index < count; index++) {
      const square = this.order.at(ply, index);
      this.line.play(ply, square);
      const value = index === 0 ? 0 - this.value(ply + 1, -beta, -found.value) : this.scout(ply, found.value, beta);
      if (this.isSpent) return;
      if (value <= found.value) continue;
      found.value = value;
      found.square = square;
      found.bound = value >= beta ? Bound.atLeast : Bound.exact;
      if (value >= beta) return;
    }
  }

  /** Counts a node. @returns whether the limits are reached */
  private spend(): boolean {
    if (this.nodes >= this.limits.nodes) this.isSpent = true;
    else if (++this.nodes % NODES_A_LOOK_AT_THE_CLOCK === 0) this.isSpent = this.isLate();
    return this.isSpent;
  }

  private isLate(): boolean {
    const { untilMs } = this.limits;
    return this.isSpent || (untilMs !== undefined && performance.now() > untilMs());
  }
}

/** Whether a value found before, exact or a bound, is enough for a search between alpha and beta. */
function isEnough({ bound, value }: Found, alpha: number, beta: number): boolean {
  if (bound === Bound.exact) return true;
  return bound === Bound.atLeast ? value >= beta : value <= alpha;
}
