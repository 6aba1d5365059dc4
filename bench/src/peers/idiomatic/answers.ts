import { rules } from '@othello-rpc/client';
import { othello, wireId, wireTime } from 'othello-rpc';
import type { Room, User } from './entities.ts';

type Response = othello.Response.$Properties;
const { TURN_USER1, TURN_USER2 } = othello.GameRoom.GameRoomStatus;
type Status = othello.GameRoom.GameRoomStatus;

export const boardOf = ({ black, white }: Room): rules.Board => ({
  black: rules.DiscSet.fromInt64(black),
  white: rules.DiscSet.fromInt64(white),
});

export function sideToMove(room: Room): rules.Side | undefined {
  const status: Status = room.status;
  return status === TURN_USER2 ? 'black' : status === TURN_USER1 ? 'white' : undefined;
}

/** A refusal by a rule: an answer, stored as any other. */
export class Refused extends Error {
  constructor(
    readonly code: othello.ResultCode,
    message: string,
    /** shown beside it */
    readonly room?: Room,
  ) {
    super(message);
  }
}

/** The room as `userId` sees it, and its result once it has ended. */
export function synced(room: Room, userId: string): Response[] {
  const isWhite = room.user1.id === userId;
  const opponent = isWhite ? room.user2 : room.user1;
  const sync = {
    protocolId: 105,
    result: { code: 0 },
    gameSyncRsp: { room: roomMessage(room), ...(opponent && { opponent: userMessage(opponent) }) },
  };
  if (!room.endedAt) return [sync];
  const discs = rules.score(boardOf(room));
  const [myScore, opponentScore] = isWhite ? [discs.white, discs.black] : [discs.black, discs.white];
  const user = isWhite ? room.user1 : room.user2;
  const gameOverRsp = {
    winner: wireId(room.winner ?? '0'),
    myScore,
    opponentScore,
    user: user && userMessage(user),
    opponent: opponent && userMessage(opponent),
  };
  return [sync, { protocolId: 107, result: { code: 0 }, gameOverRsp }];
}

/** The stored answers as they are sent: with the caller's version and seqNo. */
export function addressed(stored: Uint8Array, { protocolVersion, seqNo }: othello.Request): Uint8Array {
  const { responses } = othello.MultipleResponse.decode(stored);
  const echo = { protocolVersion, ...(seqNo && { reqSeqNo: seqNo }) };
  const message = { ...(seqNo && { reqSeqNo: seqNo }), responses: responses.map((each) => ({ ...each, ...echo })) };
  return othello.MultipleResponse.encode(message).finish();
}

function roomMessage(room: Room): othello.GameRoom.$Properties {
  const board = boardOf(room);
  const side = sideToMove(room);
  const { Black, White, Empty } = othello.BoardItemType;
  return {
    roomId: wireId(room.id),
    user_1: wireId(room.user1.id),
    ...(room.user2 && { user_2: wireId(room.user2.id) }),
    status: room.status,
    board: Array.from({ length: 64 }, (_, square) =>
      board.black.has(square) ? Black : board.white.has(square) ? White : Empty,
    ),
    updated: wireTime(room.updatedAt),
    created: wireTime(room.createdAt),
    version: room.version,
    moves: room.moves,
    legalMoves: Uint8Array.from(side ? rules.legalMoves(board, side) : []),
    ...(side && { turnDeadline: wireTime(room.deadline) }),
    ...(room.winner !== null && { winner: wireId(room.winner) }),
  };
}

const userMessage = ({
  id,
  name,
  exp,
  win,
  lose,
  gold,
  draw,
  rating,
  ratingDeviation,
}: User): othello.User.$Properties => ({
  id: wireId(id),
  name,
  level: 1 + Math.floor(exp / 100),
  exp,
  win,
  lose,
  gold,
  draw,
  rating: Math.max(0, Math.round(rating)),
  ratingDeviation: Math.max(0, Math.round(ratingDeviation)),
});
