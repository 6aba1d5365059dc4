import { type PlayerStats, userMessage } from '../auth/index.ts';
import { othello } from '../generated/othello.js';
import { DiscSet, legalMoves, score } from '@othello-rpc/kernel';
import { answer, type Answer, type Answers } from '../rpc/answer.ts';
import { type Id, wireId, wireTime } from '../rpc/wire-id.ts';
import { isInPlay, isWaiting, NOBODY, type Room, sideOf, sideToMove } from './room.ts';

const { Black, White, Empty } = othello.BoardItemType;

/** A room's players as far as there are any. */
export interface RoomPlayers {
  user1: PlayerStats;
  user2: PlayerStats | undefined;
}

const SQUARES = [...DiscSet.full];

/** A room as clients see it. */
export function roomMessage(room: Room): othello.GameRoom.$Properties {
  const { black, white } = room.board;
  const board = SQUARES.map((square) => (black.has(square) ? Black : white.has(square) ? White : Empty));
  const side = sideToMove(room);
  return {
    roomId: wireId(room.id),
    user_1: wireId(room.user1),
    ...(room.user2 !== undefined && { user_2: wireId(room.user2) }),
    status: room.status,
    board,
    updated: wireTime(room.updatedAt),
    created: wireTime(room.createdAt),
    version: room.version,
    moves: room.moves,
    legalMoves: (side ? legalMoves(room.board, side) : DiscSet.empty).toBytes(),
    ...(isInPlay(room) && { turnDeadline: wireTime(room.deadline) }),
    ...(room.winner !== undefined && { winner: wireId(room.winner) }),
    // only its creator is shown a private room that waits
    ...(room.invite !== undefined && isWaiting(room) && { invite: room.invite }),
  };
}

const opponentStats = (room: Room, { user1, user2 }: RoomPlayers, viewer: Id): PlayerStats | undefined =>
  viewer === room.user1 ? user2 : user1;

function withOpponent(room: Room, players: RoomPlayers, viewer: Id) {
  const opponent = opponentStats(room, players, viewer);
  return { room: roomMessage(room), ...(opponent && { opponent: userMessage(opponent) }) };
}

export const joined = (room: Room, players: RoomPlayers, viewer: Id): Answer<'joinGameRoomRsp'> =>
  answer('joinGameRoomRsp', withOpponent(room, players, viewer));

export const created = (room: Room): Answer<'makeGameRoomRsp'> =>
  answer('makeGameRoomRsp', { room: roomMessage(room) });

/** The room alone, whether or not it has ended. */
export const shown = (room: Room, players: RoomPlayers, viewer: Id): Answer<'gameSyncRsp'> =>
  answer('gameSyncRsp', withOpponent(room, players, viewer));

/** Where `viewer` stands: the room, and how it ended when it did. */
export function synced(room: Room, players: RoomPlayers, viewer: Id): Answers<'gameSyncRsp'> {
  const sync = shown(room, players, viewer);
  return room.endedAt ? [sync, over(room, players, viewer)] : [sync];
}

/** Of a seat that nobody took: the 2017 client reads its own id off this answer, so neither user may be missing. */
const NO_ONE: PlayerStats = {
  ...{ id: NOBODY, name: '', exp: 0, gold: 0, win: 0, lose: 0, draw: 0 },
  ...{ rating: 0, ratingDeviation: 0, ratingVolatility: 0 },
};

export function over(room: Room, players: RoomPlayers, viewer: Id): Answer {
  const discs = score(room.board);
  const mine = sideOf(room, viewer);
  const { user1, user2 = NO_ONE } = players;
  const [user, opponent] = mine === 'white' ? [user1, user2] : [user2, user1];
  return answer('gameOverRsp', {
    winner: wireId(room.winner ?? NOBODY),
    myScore: discs[mine],
    opponentScore: discs[mine === 'white' ? 'black' : 'white'],
    user: userMessage(user),
    opponent: userMessage(opponent),
  });
}
