import { Injectable } from '@nestjs/common';
import { figureColumns, type Figures, figuresFrom } from '../auth/index.ts';
import { type Room, roomColumns, roomFrom, type RoomRow } from '../game/index.ts';
import { othello } from '../generated/othello.js';
import { Database } from '../persistence/index.ts';
import type { Id } from '../rpc/wire-id.ts';

export const Filter = othello.ReqListGameRooms.Filter;

export interface ListedRoom {
  room: Room;
  user1: Figures;
  /** undefined while the room waits */
  user2: Figures | undefined;
}

/** Private rooms are in no list; nor are those that are over, but for the sweep. */
const listing = (name: string, condition: string) => ({
  name: `rooms-listed-${name}`,
  text: `SELECT ${roomColumns('r')}, ${figureColumns('u1')}, ${figureColumns('u2')}
    FROM rooms r JOIN users u1 ON u1.id = r.user_1 LEFT JOIN users u2 ON u2.id = r.user_2
    WHERE r.ended_at IS NULL AND NOT r.private AND r.deadline > now() AND ${condition}
      AND ($1::bigint IS NULL OR r.id < $1) ORDER BY r.id DESC LIMIT $2`,
});

/** A statement each, so that each goes by its index. */
const LISTINGS = new Map([
  [Filter.ALL, listing('all', 'true')],
  [Filter.WAITING, listing('waiting', 'r.user_2 IS NULL')],
  [Filter.LIVE, listing('live', 'r.user_2 IS NOT NULL')],
]);

/** The rooms that everyone may know of. */
@Injectable()
export class ListedRooms {
  constructor(private readonly database: Database) {}

  /**
   * Newest first, so that a room made meanwhile moves none to another page.
   * @param before undefined = the newest
   * @returns undefined when there is no such filter
   */
  async read(filter: number, before: Id | undefined, limit: number): Promise<ListedRoom[] | undefined> {
    const statement = LISTINGS.get(filter);
    if (!statement) return undefined;
    const rows = await this.database.query<Record<string, unknown> & RoomRow>(statement, [before ?? null, limit]);
    return rows.flatMap((row) => {
      const [room, user1] = [roomFrom(row), figuresFrom(row, 'u1')];
      return room && user1 ? [{ room, user1, user2: figuresFrom(row, 'u2') }] : [];
    });
  }
}
