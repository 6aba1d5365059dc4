import { type Figures, userMessage } from '../auth/index.ts';
import { othello } from '../generated/othello.js';
import { formatMoves, legalMoves } from '@othello-rpc/kernel';
import { type Id, wireId, wireTime } from '../rpc/wire-id.ts';
import { type Room, Status } from './room.ts';
import { roomMessage } from './room.message.ts';

const { SCORE, RESIGNATION, TIME_OUT } = othello.GameRecord.Ending;

/** A game that ended. */
export interface GameRecord {
  room: Room;
  /** White, with the figures of today */
  user1: Figures;
  /** Black */
  user2: Figures;
  /** the player who waits for a rematch of it, as far as the viewer may know */
  rematchBy: Id | undefined;
}

/** No column says it, since the board does: a game whose side to move still had a move was resigned. */
function endingOf({ status, board }: Room): othello.GameRecord.Ending {
  if (status === Status.TIMEOUT) return TIME_OUT;
  const isDecided = legalMoves(board, 'black').isEmpty && legalMoves(board, 'white').isEmpty;
  return isDecided ? SCORE : RESIGNATION;
}

/** A record as clients see it. */
export const recordMessage = ({ room, user1, user2, rematchBy }: GameRecord): othello.GameRecord.$Properties => ({
  room: roomMessage(room),
  user_1: userMessage(user1),
  user_2: userMessage(user2),
  notation: formatMoves(room.moves),
  endedBy: endingOf(room),
  ...(room.startedAt && { started: wireTime(room.startedAt) }),
  ...(room.endedAt && { ended: wireTime(room.endedAt) }),
  private: room.isPrivate,
  ...(rematchBy !== undefined && { rematchBy: wireId(rematchBy) }),
});
