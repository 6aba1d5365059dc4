import { Injectable } from '@nestjs/common';
import { Database, numberArray, selectList, type Transaction } from '../../persistence/index.ts';
import { type Id, isStorableId } from '../../rpc/wire-id.ts';
import { maySee } from './room.ts';
import {
  ROOM_WITH_PLAYERS,
  type RoomWithPlayers,
  roomWithPlayersFrom,
  type RoomWithPlayersRow,
  WITH_PLAYERS,
} from './room-with-players.ts';

/**
 * One lateral query for each room; `OFFSET 0` keeps PostgreSQL from merging them into a join that reads a whole table.
 */
const FIND = {
  name: 'rooms-find',
  text: `SELECT found.* FROM unnest($1::bigint[]) AS asked (id) CROSS JOIN LATERAL (
    SELECT ${selectList(ROOM_WITH_PLAYERS)} FROM rooms r ${WITH_PLAYERS} WHERE r.id = asked.id OFFSET 0) AS found`,
};

/** Looks rooms up, for other modules and a team's own; changes none. */
@Injectable()
export class Rooms {
  constructor(private readonly database: Database) {}

  /**
   * In one round trip.
   * @param tx the call's transaction, if it has one: otherwise the call would need a second connection
   * @returns by id; ids without a room are left out
   */
  async find(ids: readonly Id[], tx?: Transaction): Promise<Map<Id, RoomWithPlayers>> {
    const values = [numberArray([...new Set(ids)].filter(isStorableId))];
    const rows = tx
      ? await tx.query<RoomWithPlayersRow>(FIND.text, values)
      : await this.database.query<RoomWithPlayersRow>(FIND, values);
    return new Map(rows.flatMap((row) => roomWithPlayersFrom(row) ?? []).map((found) => [found.room.id, found]));
  }

  /**
   * The room, if the user may see it: a public one, or one that they sit in; undefined otherwise, or when there is
   * none.
   */
  async findFor(userId: Id, id: Id, tx?: Transaction): Promise<RoomWithPlayers | undefined> {
    const found = (await this.find([id], tx)).get(id);
    return found && maySee(found.room, userId) ? found : undefined;
  }

  /** A room that this transaction has locked. @throws Error when there is none */
  async get(tx: Transaction, id: Id): Promise<RoomWithPlayers> {
    const found = (await this.find([id], tx)).get(id);
    if (!found) throw new Error(`there is no room ${id}`);
    return found;
  }
}
