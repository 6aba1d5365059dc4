import type { RoomWithPlayers } from '../game/index.ts';
import { othello } from '../generated/othello.js';
import type { Id } from '../rpc/wire-id.ts';

interface ShownUser {
  id: Id;
  name: string;
}

/** A room as a row of a list. */
export interface ShownRoom {
  id: Id;
  status: string;
  isPrivate: boolean;
  white: ShownUser;
  black: ShownUser | undefined;
  plies: number;
  created: Date;
  updated: Date;
  deadline: Date;
  ended: Date | undefined;
}

/** A room with its game. */
export interface ShownGame extends ShownRoom {
  /** 0-63 = square, 64 = pass */
  moves: number[];
  /** ms after the game's beginning, of each put */
  putTimes: number[];
  started: Date | undefined;
  /** "0": nobody */
  winner: Id | undefined;
  endedBy: string | undefined;
}

const userOf = ({ id, name }: ShownUser): ShownUser => ({ id, name });

export const shownRoom = ({ room, white, black }: RoomWithPlayers): ShownRoom => ({
  id: room.id,
  status: othello.GameRoom.GameRoomStatus[room.status] ?? '',
  isPrivate: room.isPrivate,
  white: userOf(white),
  black: black && userOf(black),
  plies: room.moves.length,
  created: room.createdAt,
  updated: room.updatedAt,
  deadline: room.deadline,
  ended: room.endedAt,
});

const BYTES_A_TIME = 4;

export function shownGame(found: RoomWithPlayers): ShownGame {
  const { moves, putTimes, startedAt, winner, endedBy } = found.room;
  const times = Buffer.from(putTimes);
  return {
    ...shownRoom(found),
    moves: [...moves],
    putTimes: Array.from({ length: times.length / BYTES_A_TIME }, (_, put) => times.readUInt32BE(put * BYTES_A_TIME)),
    started: startedAt,
    winner,
    endedBy: endedBy === undefined ? undefined : othello.GameRecord.Ending[endedBy],
  };
}
