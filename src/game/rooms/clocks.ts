import { PASS, type Side } from '@othello-rpc/kernel';
import { putAt } from './put-times.ts';
import type { Room } from './room.ts';

/** What a clock is computed from. */
type Clocked = Pick<Room, 'moves' | 'putTimes' | 'startedAt' | 'gameSeconds' | 'incrementSeconds'>;

/**
 * ms on each player's clock when the turn began: what the game gave, without the time of their own turns, with what
 * each put has added. Linear in the moves.
 * @returns undefined: there are no clocks
 */
export function remainingOf(room: Clocked): Record<Side, number> | undefined {
  if (room.gameSeconds === 0) return undefined;
  const left = { black: room.gameSeconds * 1000, white: room.gameSeconds * 1000 };
  let since = room.startedAt?.getTime() ?? 0;
  let puts = 0;
  for (const [ply, square] of room.moves.entries()) {
    if (square === PASS) continue;
    const at = putAt(room, puts++)?.getTime() ?? since;
    const side = ply % 2 === 0 ? 'black' : 'white';
    // a put may be a little later than the deadline by the clock of the node that took it
    left[side] = Math.max(0, left[side] - Math.max(0, at - since)) + room.incrementSeconds * 1000;
    since = Math.max(since, at);
  }
  return left;
}

/**
 * How long the turn of a side may take: the sooner of the turn's limit and the side's clock.
 * @param room at the beginning of the turn
 * @param usualMs the limit of a turn where the game's creator has chosen none
 */
export function turnMs(room: Clocked & Pick<Room, 'turnSeconds'>, toMove: Side, usualMs: number): number {
  const left = remainingOf(room)?.[toMove];
  const limitMs = room.turnSeconds === undefined ? undefined : room.turnSeconds * 1000;
  if (left === undefined) return limitMs ?? usualMs;
  return Math.min(left, limitMs ?? Infinity);
}
