import { Injectable } from '@nestjs/common';
import {
  ROOM_WITH_PLAYERS,
  type RoomWithPlayers,
  roomWithPlayersFrom,
  type RoomWithPlayersRow,
  WITH_PLAYERS,
} from '../game/index.ts';
import { Database, selectList } from '../persistence/index.ts';
import type { Id } from '../rpc/wire-id.ts';
import { PAGE } from './page.ts';

/** Rooms of any kind. Statements without names, since a plan made while the table was small would be kept. */
const listing = (rooms: string, order: string) => ({
  name: '',
  text: `SELECT ${selectList(ROOM_WITH_PLAYERS)} FROM (${rooms} ORDER BY ${order} LIMIT ${PAGE}) r
    ${WITH_PLAYERS} ORDER BY ${order}`,
});
const OPEN = listing('SELECT r.* FROM rooms r WHERE r.ended_at IS NULL', 'r.check_after');
const ALL = listing('SELECT r.* FROM rooms r WHERE r.id < coalesce($1::bigint, 9223372036854775807)', 'r.id DESC');

@Injectable()
export class AdminRooms {
  constructor(private readonly database: Database) {}

  /** Open rooms, private ones too, those first that are looked after first. */
  open(): Promise<RoomWithPlayers[]> {
    return this.read(OPEN, []);
  }

  /** All rooms, newest first. @param before only rooms with a lower id */
  all(before: Id | undefined): Promise<RoomWithPlayers[]> {
    return this.read(ALL, [before ?? null]);
  }

  private async read(statement: typeof OPEN, values: unknown[]): Promise<RoomWithPlayers[]> {
    const rows = await this.database.query<RoomWithPlayersRow>(statement, values);
    return rows.flatMap((row) => roomWithPlayersFrom(row) ?? []);
  }
}
