import { Injectable } from '@nestjs/common';
import { type PlayerStats, playerStatsFrom, type PlayerStatsRow, playerStatsSelect } from '../../auth/index.ts';
import { ReplicaReads, selectList } from '../../persistence/index.ts';
import { type Id, isStorableId } from '../../rpc/wire-id.ts';
import type { GameRecord } from './record.ts';
import {
  ROOM_WITH_PLAYERS,
  roomWithPlayersFrom,
  type RoomWithPlayersRow,
  WITH_PLAYERS,
} from '../rooms/room-with-players.ts';

type Row = RoomWithPlayersRow & { rematch_by: Id | null };

/** A game that ended; a waiting room that closed has no user_2. */
const ENDED = 'r.user_2 IS NOT NULL AND r.ended_at IS NOT NULL';

/** $1 is the viewer */
const RECORD = selectList({
  ...ROOM_WITH_PLAYERS,
  rematch_by: `CASE WHEN $1 IN (r.user_1, r.user_2) THEN (
    SELECT o.user_1 FROM rooms o WHERE o.rematch_of = r.id AND o.user_2 IS NULL AND o.ended_at IS NULL
      AND o.deadline > now()) END`,
});

const FIND = {
  name: 'record-find',
  text: `SELECT ${RECORD} FROM rooms r ${WITH_PLAYERS}
    WHERE r.id = $2 AND ${ENDED} AND (NOT r.private OR $1 IN (r.user_1, r.user_2))`,
};

const RECENT = 20;

/** The last games of a user on one side, public or private: the end of one index. */
const recent = (seat: string, privacy: string) => `(
  SELECT r.* FROM rooms r WHERE r.${seat} = $2 AND ${ENDED} AND ${privacy}
  ORDER BY r.ended_at DESC, r.id DESC LIMIT ${RECENT})`;

const profile = (name: string, privacies: readonly string[]) => ({
  name,
  text: `SELECT ${selectList(playerStatsSelect('u'))}, g.* FROM users u LEFT JOIN (
      SELECT ${RECORD} FROM (
        SELECT * FROM (${privacies
          .flatMap((privacy) => [recent('user_1', privacy), recent('user_2', privacy)])
          .join(' UNION ALL ')}) AS r ORDER BY r.ended_at DESC, r.id DESC LIMIT ${RECENT}
      ) r ${WITH_PLAYERS}
    ) g ON true
    WHERE u.id = $2 ORDER BY g.ended_at DESC, g.id DESC`,
});

/** $3, $4: µs since 1970 and id of the game that the page begins after; $5: rows */
const pageOfSeat = (seat: string, privacy: string) => `(
  SELECT r.* FROM rooms r WHERE r.${seat} = $2 AND ${ENDED} AND ${privacy}
    AND (r.ended_at, r.id) < (timestamptz 'epoch' + $3::bigint * interval '1 us', $4::bigint)
  ORDER BY r.ended_at DESC, r.id DESC LIMIT $5)`;

/** A page of a user's games: one row without a game when there is none, no row when there is no such user. */
const gamesPage = (name: string, privacies: readonly string[]) => ({
  name,
  text: `SELECT g.* FROM users u LEFT JOIN (
      SELECT ${RECORD}, (extract(epoch FROM r.ended_at) * 1000000)::bigint AS ended_us FROM (
        SELECT * FROM (${privacies
          .flatMap((privacy) => [pageOfSeat('user_1', privacy), pageOfSeat('user_2', privacy)])
          .join(' UNION ALL ')}) AS r ORDER BY r.ended_at DESC, r.id DESC LIMIT $5
      ) r ${WITH_PLAYERS}
    ) g ON true
    WHERE u.id = $2 ORDER BY g.ended_at DESC, g.id DESC`,
});

const SHOWN_GAMES = gamesPage('record-games-shown', ['NOT r.private']);
const OWN_GAMES = gamesPage('record-games', ['NOT r.private', 'r.private']);

const SHOWN_PROFILE = profile('record-profile-shown', ['NOT r.private']);
const OWN_PROFILE = profile('record-profile', ['NOT r.private', 'r.private']);

/** A game that has just ended, or a new user, may not be on a replica yet. */
const isFound = (rows: readonly unknown[]): boolean => rows.length > 0;

/** The game of a user after which a page begins. */
export interface GamesPosition {
  /** µs since 1970 */
  endedUs: string;
  id: Id;
}

/** Stands before the first game: in the year 2255. */
const NEWEST: GamesPosition = { endedUs: '9000000000000000', id: '0' };

/** Reads records of ended games, in one round trip each. */
@Injectable()
export class RecordRepository {
  constructor(private readonly reads: ReplicaReads) {}

  /** @returns undefined when there is no such game, or the viewer may not see it */
  async find(viewer: Id, id: Id): Promise<GameRecord | undefined> {
    if (!isStorableId(id)) return undefined;
    const [row] = await this.reads.query<Row>(FIND, [viewer, id], isFound);
    return row && recordFrom(row);
  }

  /**
   * A user and their last games, newest first; private ones only when it is the viewer.
   * @returns undefined when there is no such user
   */
  async findProfile(viewer: Id, userId: Id): Promise<{ user: PlayerStats; games: GameRecord[] } | undefined> {
    if (!isStorableId(userId)) return undefined;
    const statement = viewer === userId ? OWN_PROFILE : SHOWN_PROFILE;
    const rows = await this.reads.query<Row & PlayerStatsRow<'u'>>(statement, [viewer, userId], isFound);
    const user = rows[0] && playerStatsFrom(rows[0], 'u');
    return user && { user, games: rows.flatMap((row) => recordFrom(row) ?? []) };
  }

  /**
   * A user's games, newest first; private ones only when it is the viewer.
   * @param after the page's beginning; undefined: the newest
   * @returns undefined when there is no such user
   */
  async list(
    { viewer, userId }: { viewer: Id; userId: Id },
    after: GamesPosition | undefined,
    limit: number,
  ): Promise<(GameRecord & GamesPosition)[] | undefined> {
    if (!isStorableId(userId)) return undefined;
    const { endedUs, id } = after ?? NEWEST;
    const statement = viewer === userId ? OWN_GAMES : SHOWN_GAMES;
    const values = [viewer, userId, endedUs, id, limit];
    const rows = await this.reads.query<Row & { ended_us: string }>(statement, values, isFound);
    if (rows.length === 0) return undefined;
    return rows.flatMap((row) => {
      const record = recordFrom(row);
      return record ? [{ ...record, endedUs: row.ended_us, id: record.room.id }] : [];
    });
  }
}

function recordFrom(row: Row): GameRecord | undefined {
  const found = roomWithPlayersFrom(row);
  return found?.black && { ...found, black: found.black, rematchBy: row.rematch_by ?? undefined };
}
