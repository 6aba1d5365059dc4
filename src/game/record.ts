import { type PlayerStats, userMessage } from '../auth/index.ts';
import type { othello } from '../generated/othello.js';
import { formatMoves } from '@othello-rpc/kernel';
import { type Id, wireId, wireTime } from '../rpc/wire-id.ts';
import type { Room } from './room.ts';
import { roomMessage } from './room.message.ts';

/** A game that ended. */
export interface GameRecord {
  room: Room;
  /** White, with the stats of today */
  user1: PlayerStats;
  /** Black */
  user2: PlayerStats;
  /** the player who waits for a rematch of it, as far as the viewer may know */
  rematchBy: Id | undefined;
}

/** A record as clients see it. */
export const recordMessage = ({ room, user1, user2, rematchBy }: GameRecord): othello.GameRecord.$Properties => ({
  room: roomMessage(room),
  user_1: userMessage(user1),
  user_2: userMessage(user2),
  notation: formatMoves(room.moves),
  endedBy: room.endedBy,
  ...(room.startedAt && { started: wireTime(room.startedAt) }),
  ...(room.endedAt && { ended: wireTime(room.endedAt) }),
  private: room.isPrivate,
  ...(rematchBy !== undefined && { rematchBy: wireId(rematchBy) }),
});
