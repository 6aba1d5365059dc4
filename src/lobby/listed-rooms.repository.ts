import { Injectable } from '@nestjs/common';
import {
  ROOM_WITH_PLAYERS,
  type RoomWithPlayers,
  roomWithPlayersFrom,
  type RoomWithPlayersRow,
  WITH_PLAYERS,
} from '../game/index.ts';
import { othello } from '../generated/othello.js';
import { ReplicaReads, selectList } from '../persistence/index.ts';
import type { Id } from '../rpc/wire-id.ts';

export const Filter = othello.ReqListGameRooms.Filter;

/** The end of one index. Private rooms are not listed, nor rooms that have ended or are overdue. */
const newest = (condition: string) => `(
  SELECT r.* FROM rooms r WHERE ${condition} AND r.ended_at IS NULL AND NOT r.private AND r.deadline > now()
    AND r.id < coalesce($1::bigint, 9223372036854775807) ORDER BY r.id DESC LIMIT $2)`;

const listing = (name: string, conditions: readonly string[]) => ({
  name: `rooms-listed-${name}`,
  text: `SELECT ${selectList(ROOM_WITH_PLAYERS)}
    FROM (SELECT * FROM (${conditions.map(newest).join(' UNION ALL ')}) AS r ORDER BY r.id DESC LIMIT $2) r
    ${WITH_PLAYERS} ORDER BY r.id DESC`,
});

const [WAITING, IN_PLAY] = ['r.user_2 IS NULL', 'r.user_2 IS NOT NULL'];

const LISTINGS = new Map([
  [Filter.ALL, listing('all', [WAITING, IN_PLAY])],
  [Filter.WAITING, listing('waiting', [WAITING])],
  [Filter.LIVE, listing('live', [IN_PLAY])],
]);

/** Reads the lobby's lists of public rooms. */
@Injectable()
export class ListedRooms {
  constructor(private readonly reads: ReplicaReads) {}

  /**
   * Newest first, so that a room made meanwhile does not move others to another page.
   * @param before only rooms with a lower id; undefined: from the newest on
   * @returns undefined when there is no such filter
   */
  async read(filter: number, before: Id | undefined, limit: number): Promise<RoomWithPlayers[] | undefined> {
    const statement = LISTINGS.get(filter);
    if (!statement) return undefined;
    const rows = await this.reads.query<RoomWithPlayersRow>(statement, [before ?? null, limit]);
    return rows.flatMap((row) => roomWithPlayersFrom(row) ?? []);
  }
}
