import { discAt, type Side, squareName } from '@othello-rpc/kernel';
import type { Messages } from '../language/english.ts';
import { type MatchState, openTo, positionOf, sideToMove } from './match.ts';

/** A player's side, and what is known of their game. */
interface Seated {
  side: Side;
  state: MatchState;
}

/**
 * Why the player may not play on a square now.
 * @returns undefined when they may, or when there is nothing to say: the game is over, or a move of theirs is under way
 */
export function whyNot(square: number, { side, state }: Seated, text: Messages): string | undefined {
  const { room, over, pending, opponent } = state;
  if (over || pending !== undefined || openTo(side, state).has(square)) return undefined;
  if (sideToMove(room) !== side) return text.notYourTurn(opponent?.name ?? '');
  const name = squareName(square);
  return discAt(positionOf(state).board, square) ? text.isTaken(name) : text.flipsNothing(name);
}
