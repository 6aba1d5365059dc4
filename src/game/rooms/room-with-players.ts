import { type PlayerStats, playerStatsFrom, type PlayerStatsRow, playerStatsSelect } from '../../auth/index.ts';
import type { Select } from '../../persistence/index.ts';
import { roomFrom, type RoomRow, roomSelect } from './room-row.ts';
import type { Room } from './room.ts';

/** A room with its players' stats, from one query. */
export interface RoomWithPlayers {
  readonly room: Room;
  /** who made the room, or was Black in the game before a rematch */
  readonly white: PlayerStats;
  /** who joined it; undefined while the room waits, and if it closed before anybody joined */
  readonly black: PlayerStats | undefined;
}

/** A room in which both seats were taken. */
export interface Game extends RoomWithPlayers {
  readonly black: PlayerStats;
}

export type RoomWithPlayersRow = RoomRow & PlayerStatsRow<'u1'> & PlayerStatsRow<'u2'>;

/** For a query that reads rooms as `r` and `WITH_PLAYERS`; read with `roomWithPlayersFrom`. */
export const ROOM_WITH_PLAYERS: Select<RoomWithPlayersRow> = {
  ...roomSelect('r'),
  ...playerStatsSelect('u1'),
  ...playerStatsSelect('u2'),
};

/** The joins that ROOM_WITH_PLAYERS needs; rooms are read as `r`. */
export const WITH_PLAYERS = 'LEFT JOIN users u1 ON u1.id = r.user_1 LEFT JOIN users u2 ON u2.id = r.user_2';

/** @returns undefined when the query found no room */
export function roomWithPlayersFrom(row: RoomWithPlayersRow): RoomWithPlayers | undefined {
  const room = roomFrom(row);
  const white = room && playerStatsFrom(row, 'u1');
  return white && { room, white, black: playerStatsFrom(row, 'u2') };
}

/** @throws Error when nobody has joined the room */
export function requireGame({ room, white, black }: RoomWithPlayers): Game {
  if (!black) throw new Error(`room ${room.id} has one player`);
  return { room, white, black };
}
