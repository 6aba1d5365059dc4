import type { Id } from '../../rpc/wire-id.ts';
import { type Waiting, waitingPlayer } from './matchmaking.repository.ts';
import type { Matchmaking } from './matchmaking.ts';

/**
 * Pairs people who wait, each with the best of those who have waited longer.
 * @param waiting the longest wait first
 * @returns the younger room of each pair
 */
export function mergeable(waiting: readonly Waiting[], matchmaking: Matchmaking): Id[] {
  const alone = new Map<Id, ReturnType<typeof waitingPlayer>>();
  const younger: Id[] = [];
  for (const room of waiting) {
    const { userId, rating, ...player } = waitingPlayer(room);
    const seeker = { userId, rating, takesAnyone: rating === undefined };
    const [opponent] = room.is_due && alone.size > 0 ? matchmaking.choose(seeker, [...alone.values()]) : [];
    if (opponent && alone.delete(opponent.roomId)) younger.push(room.id);
    else alone.set(room.id, { userId, rating, ...player });
  }
  return younger;
}
