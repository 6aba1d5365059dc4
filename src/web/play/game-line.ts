import { DiscSet, opposite, playedMoves, type Position, type Side, startPosition } from '@othello-rpc/kernel';

/** One ply of a game, and the position after it. */
export interface Step {
  mover: Side;
  /** undefined = a pass */
  square: number | undefined;
  /** the discs that changed colour, without the placed one */
  flipped: DiscSet;
  after: Position;
}

/** @param moves one byte a ply, as GameRoom has them @returns the steps up to the first that is not legal */
export function stepsOf(moves: Iterable<number>): Step[] {
  const steps: Step[] = [];
  try {
    for (const { mover, square, plies, flipped, position } of playedMoves(moves)) {
      steps.push({ mover, square, flipped, after: position });
      // passes after a put: the other side's first, then, if the mover has no move either, the mover's
      for (let pass = 1; pass < plies.length; pass++)
        steps.push({
          mover: pass % 2 === 1 ? opposite(mover) : mover,
          square: undefined,
          flipped: DiscSet.empty,
          after: position,
        });
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return steps;
}

/** The position before any ply, or after the one of that number, from 1. */
export const positionAfter = (steps: readonly Step[], ply: number): Position => steps[ply - 1]?.after ?? startPosition;
