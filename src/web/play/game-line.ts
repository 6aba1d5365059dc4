import { DiscSet, opposite, PASS, play, type Position, type Side, startPosition } from '@othello-rpc/kernel';

/** One ply of a game, and what it led to. */
export interface Step {
  mover: Side;
  /** undefined = a pass */
  square: number | undefined;
  /** the discs that changed colour, without the placed one */
  flipped: DiscSet;
  after: Position;
}

/** @param moves one byte a ply, as GameRoom has them @returns as many steps as make sense */
export function stepsOf(moves: Iterable<number>): Step[] {
  const steps: Step[] = [];
  let position = startPosition;
  let owesPass: Side | undefined;
  for (const ply of moves) {
    const mover: Side | undefined = ply === PASS ? owesPass : position.toMove;
    if (mover === undefined) break;
    if (ply === PASS) {
      steps.push({ mover, square: undefined, flipped: DiscSet.empty, after: position });
      owesPass = opposite(mover); // two passes in a row end the game
      continue;
    }
    const played = play(position, ply);
    if (!played) break;
    position = played.position;
    owesPass = opposite(mover);
    steps.push({ mover, square: ply, flipped: played.flipped, after: position });
  }
  return steps;
}

/** The position before any ply, or after the one of that number, from 1. */
export const positionAfter = (steps: readonly Step[], ply: number): Position => steps[ply - 1]?.after ?? startPosition;
