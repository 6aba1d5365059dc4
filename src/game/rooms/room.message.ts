import { type PlayerStats, userMessage } from '../../auth/index.ts';
import { othello } from '../../generated/othello.js';
import { type Board, DiscSet, legalMoves, opposite, score } from '@othello-rpc/kernel';
import { answer, type Answer, type Answers } from '../../rpc/answer.ts';
import { type Id, wireId, wireTime } from '../../rpc/wire-id.ts';
import { remainingOf } from './clocks.ts';
import { isInPlay, isWaiting, NOBODY, type Room, Seat, sideOf, sideToMove } from './room.ts';
import type { RoomWithPlayers } from './room-with-players.ts';

const { Black, White, Empty } = othello.BoardItemType;

const SQUARES = 64;

/** What lies on each square. A loop over the discs, since every put makes this and most squares are empty for long. */
function itemsOf({ black, white }: Board): othello.BoardItemType[] {
  const items = new Array<othello.BoardItemType>(SQUARES).fill(Empty);
  for (const square of black.toBytes()) items[square] = Black;
  for (const square of white.toBytes()) items[square] = White;
  return items;
}

/** What its creator has chosen, without what is as usual, and the clocks. */
function termsMessage(room: Room): othello.GameRoom.$Properties {
  const { turnSeconds, gameSeconds, incrementSeconds, ownerSeat } = room;
  const left = room.startedAt && remainingOf(room);
  return {
    ...(turnSeconds !== undefined && { turnSeconds }),
    ...(gameSeconds > 0 && { gameSeconds, incrementSeconds }),
    ...(left && !isWaiting(room) && { remaining_1: left.white, remaining_2: left.black }),
    ...(ownerSeat !== Seat.ANY && isWaiting(room) && { seat: ownerSeat }),
  };
}

/** A room as clients see it. */
export function roomMessage(room: Room): othello.GameRoom.$Properties {
  const side = sideToMove(room);
  return {
    roomId: wireId(room.id),
    user_1: wireId(room.user1),
    ...(room.user2 !== undefined && { user_2: wireId(room.user2) }),
    status: room.status,
    board: itemsOf(room.board),
    updated: wireTime(room.updatedAt),
    created: wireTime(room.createdAt),
    version: room.version,
    moves: room.moves,
    legalMoves: (side ? legalMoves(room.board, side) : DiscSet.empty).toBytes(),
    ...(isInPlay(room) && { turnDeadline: wireTime(room.deadline) }),
    ...(room.winner !== undefined && { winner: wireId(room.winner) }),
    ...termsMessage(room),
    ...(room.isCasual && { casual: true }),
    ...(!room.isRated && { unrated: true }),
    // nobody but its creator can see a private room that waits
    ...(room.invite !== undefined && isWaiting(room) && { invite: room.invite }),
  };
}

function withOpponent({ room, white, black }: RoomWithPlayers, viewer: Id) {
  const opponent = viewer === room.user1 ? black : white;
  return { room: roomMessage(room), ...(opponent && { opponent: userMessage(opponent) }) };
}

export const joined = (found: RoomWithPlayers, viewer: Id): Answer<'joinGameRoomRsp'> =>
  answer('joinGameRoomRsp', withOpponent(found, viewer));

export const created = (room: Room): Answer<'makeGameRoomRsp'> =>
  answer('makeGameRoomRsp', { room: roomMessage(room) });

/** The room without its result, also when it has ended. */
export const shown = (found: RoomWithPlayers, viewer: Id): Answer<'gameSyncRsp'> =>
  answer('gameSyncRsp', withOpponent(found, viewer));

/** The answers of GameSync: the room, and its result if it has ended. */
export function synced(found: RoomWithPlayers, viewer: Id): Answers<'gameSyncRsp'> {
  const sync = shown(found, viewer);
  return found.room.endedAt ? [sync, over(found, viewer)] : [sync];
}

/** Stands for a missing player: the client of 2017 reads its own id from RspGameOver, so neither user may be absent. */
const NO_ONE: PlayerStats = {
  ...{ id: NOBODY, name: '', exp: 0, gold: 0, win: 0, lose: 0, draw: 0 },
  ...{ rating: 0, ratingDeviation: 0, ratingVolatility: 0 },
};

export function over({ room, white, black = NO_ONE }: RoomWithPlayers, viewer: Id): Answer {
  const discs = score(room.board);
  const mine = sideOf(room, viewer);
  const [user, opponent] = mine === 'white' ? [white, black] : [black, white];
  return answer('gameOverRsp', {
    winner: wireId(room.winner ?? NOBODY),
    myScore: discs[mine],
    opponentScore: discs[opposite(mine)],
    user: userMessage(user),
    opponent: userMessage(opponent),
  });
}
