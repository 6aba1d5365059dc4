import type { Id } from '../rpc/wire-id.ts';
import type { Waiting } from './matchmaking.repository.ts';

/**
 * Pairs people who wait, each with the one who has waited longest and whose window holds them.
 * @param waiting the longest wait first
 * @returns the younger room of each pair
 */
export function mergeable(waiting: readonly Waiting[]): Id[] {
  const alone: Waiting[] = [];
  const younger: Id[] = [];
  for (const room of waiting) {
    const index = room.is_due ? alone.findIndex((older) => holds(older, room)) : -1;
    if (index < 0) alone.push(room);
    else {
      alone.splice(index, 1);
      younger.push(room.id);
    }
  }
  return younger;
}

const holds = ({ rating, window }: Waiting, other: Waiting): boolean =>
  rating === null || other.rating === null || Math.abs(rating - other.rating) <= window;
