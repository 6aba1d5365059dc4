import { Injectable } from '@nestjs/common';
import { playerStatsColumns, playerStatsFrom } from '../auth/index.ts';
import { Database, numberArray, type Transaction } from '../persistence/index.ts';
import { type Id, isStorableId } from '../rpc/wire-id.ts';
import { type Room, roomColumns, roomFrom, type RoomRow } from './room.ts';
import type { RoomPlayers } from './room.message.ts';

/** A lateral query a room, kept apart by its OFFSET, so that no plan can read all of a table. */
const READ = {
  name: 'watched-rooms',
  text: `SELECT seen.* FROM unnest($1::bigint[]) AS asked (id) CROSS JOIN LATERAL (
    SELECT ${roomColumns('r')}, ${playerStatsColumns('u1')}, ${playerStatsColumns('u2')}
    FROM rooms r JOIN users u1 ON u1.id = r.user_1 LEFT JOIN users u2 ON u2.id = r.user_2
    WHERE r.id = asked.id OFFSET 0) AS seen`,
};

const CHANGED = {
  name: 'watched-rooms-changed',
  text: `SELECT known.id FROM unnest($1::bigint[], $2::integer[]) AS known (id, version) CROSS JOIN LATERAL (
    SELECT r.version FROM rooms r WHERE r.id = known.id OFFSET 0) AS r WHERE r.version <> known.version`,
};

/** Rooms for those who watch them: however many, one round trip. */
@Injectable()
export class WatchedRooms {
  constructor(private readonly database: Database) {}

  /** @param tx to read in; undefined: in none */
  async read(ids: readonly Id[], tx?: Transaction): Promise<{ room: Room; players: RoomPlayers }[]> {
    const values = [numberArray([...new Set(ids)].filter(isStorableId))];
    const rows = tx
      ? await tx.query<Record<string, unknown> & RoomRow>(READ.text, values)
      : await this.database.query<Record<string, unknown> & RoomRow>(READ, values);
    return rows.flatMap((row) => {
      const [room, user1] = [roomFrom(row), playerStatsFrom(row, 'u1')];
      return room && user1 ? [{ room, players: { user1, user2: playerStatsFrom(row, 'u2') } }] : [];
    });
  }

  /** @param versions by id @returns ids of those that are at another version now */
  async findChanged(versions: ReadonlyMap<Id, number>): Promise<Id[]> {
    const rows = await this.database.query<{ id: Id }>(CHANGED, [
      numberArray([...versions.keys()]),
      numberArray([...versions.values()]),
    ]);
    return rows.map(({ id }) => id);
  }
}
