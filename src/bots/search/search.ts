import { evaluate } from './evaluation.ts';
import { Line, LONGEST } from './line.ts';
import { MoveOrder } from './move-order.ts';
import { Bound, type Found, Transpositions } from './transpositions.ts';

/** How far a search goes: it stops at whichever comes first. */
export interface Limits {
  nodes: number;
  /** of performance.now(), and may come nearer meanwhile; absent where the same position must always be answered alike */
  untilMs?: () => number;
}

/** A disc's worth at the end of a game: above all that an evaluation gives. */
export const DISC = 10_000;
/** beyond every value */
export const UNBOUNDED = 64 * DISC + 1;
const NODES_A_LOOK_AT_THE_CLOCK = 1024;
/** plies left below which positions are not worth to be remembered or put in order by what follows */
const SHALLOW = 3;

const found = (): Found => ({ remaining: 0, value: 0, bound: 0, square: -1 });

/** Alpha-beta with a null window for all moves but the first of each position (principal variation search). */
export class Search {
  readonly line = new Line();
  readonly order = new MoveOrder();
  nodes = 0;
  /** the limits are reached: what was returned since is worth nothing */
  isSpent = false;
  /** ply at which positions are evaluated; beyond the last disc: the game is played out */
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
   * @param alpha what the side to move has for sure elsewhere
   * @param beta what the other side lets it have at most
   * @returns the position's value to the side to move: exact between alpha and beta, else a bound on their side
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

  /** The value of the position after a move, to who made it, by a null window: more than alpha, or it is no better. */
  scout(ply: number, alpha: number, beta: number): number {
    const value = 0 - this.value(ply + 1, -alpha - 1, -alpha);
    return value > alpha && value < beta ? 0 - this.value(ply + 1, -beta, -value) : value;
  }

  /** Raises what was found at `ply` by each of its listed moves, until one is too good to be let. */
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

/** Whether a value found before, or the bound that it is, settles the question between alpha and beta. */
function isEnough({ bound, value }: Found, alpha: number, beta: number): boolean {
  if (bound === Bound.exact) return true;
  return bound === Bound.atLeast ? value >= beta : value <= alpha;
}
