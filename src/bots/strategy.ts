import { DiscSet, flips, legalMoves, type Position, type Side } from '@othello-rpc/kernel';
import { pick, type RandomSource } from '@othello-rpc/kernel/random';

/** A position with a side to move. */
export type Turn = Position & { readonly toMove: Side };

/** Chooses a legal square; always the same for the same position and random numbers. */
export type Strategy = (turn: Turn, random: RandomSource) => number | Promise<number>;

const CORNERS = DiscSet.of(0, 7, 56, 63);

/** As the auto client of 2017 did: a random corner if one is legal, else a random legal square. */
export function random({ board, toMove }: Turn, source: RandomSource): number {
  const moves = legalMoves(board, toMove);
  const corners = moves.intersect(CORNERS);
  return pick([...(corners.isEmpty ? moves : corners)], source);
}

/** Chooses the move that flips the most discs; of several such moves a random one. */
export function greedy({ board, toMove }: Turn, source: RandomSource): number {
  const moves = [...legalMoves(board, toMove)].map((square) => ({ square, won: flips(board, toMove, square).size }));
  const most = Math.max(...moves.map(({ won }) => won));
  return pick(
    moves.filter(({ won }) => won === most),
    source,
  ).square;
}
