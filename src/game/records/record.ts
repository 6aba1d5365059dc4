import { userMessage } from '../../auth/index.ts';
import type { othello } from '../../generated/othello.js';
import { formatMoves } from '@othello-rpc/kernel';
import { type Id, wireId, wireTime } from '../../rpc/wire-id.ts';
import { roomMessage } from '../rooms/room.message.ts';
import type { Game } from '../rooms/room-with-players.ts';

/** A game that ended, with its players' stats of today. */
export interface GameRecord extends Game {
  /** the player who offers a rematch of it; undefined: nobody, or the viewer is not one of its players */
  readonly rematchBy: Id | undefined;
}

/** A record as clients see it. */
export const recordMessage = ({ room, white, black, rematchBy }: GameRecord): othello.GameRecord.$Properties => ({
  room: roomMessage(room),
  user_1: userMessage(white),
  user_2: userMessage(black),
  notation: formatMoves(room.moves),
  endedBy: room.endedBy,
  ...(room.startedAt && { started: wireTime(room.startedAt) }),
  ...(room.endedAt && { ended: wireTime(room.endedAt) }),
  private: room.isPrivate,
  ...(rematchBy !== undefined && { rematchBy: wireId(rematchBy) }),
});
