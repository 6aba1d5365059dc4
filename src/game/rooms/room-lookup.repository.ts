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

/** A lateral query a room, kept apart by its OFFSET, so that no plan can read all of a table. */
const FIND = {
  name: 'rooms-find',
  text: `SELECT found.* FROM unnest($1::bigint[]) AS asked (id) CROSS JOIN LATERAL (
    SELECT ${selectList(ROOM_WITH_PLAYERS)} FROM rooms r ${WITH_PLAYERS} WHERE r.id = asked.id OFFSET 0) AS found`,
};

/** Rooms looked up and never changed, for whoever shows them: other modules, and a team's too. */
@Injectable()
export class Rooms {
  constructor(private readonly database: Database) {}

  /**
   * One round trip, however many.
   * @param tx of a call that has a transaction: give it, so that the call needs no second connection
   * @returns by id; what there is not is left out
   */
  async find(ids: readonly Id[], tx?: Transaction): Promise<Map<Id, RoomWithPlayers>> {
    const values = [numberArray([...new Set(ids)].filter(isStorableId))];
    const rows = tx
      ? await tx.query<RoomWithPlayersRow>(FIND.text, values)
      : await this.database.query<RoomWithPlayersRow>(FIND, values);
    return new Map(rows.flatMap((row) => roomWithPlayersFrom(row) ?? []).map((found) => [found.room.id, found]));
  }

  /**
   * The room, if the user may look at it: a public one, or one that they sit in. A room that is not there and one that is
   * not for them are the same to them.
   */
  async findFor(userId: Id, id: Id, tx?: Transaction): Promise<RoomWithPlayers | undefined> {
    const found = (await this.find([id], tx)).get(id);
    return found && maySee(found.room, userId) ? found : undefined;
  }

  /** A room that this transaction has locked. */
  async get(tx: Transaction, id: Id): Promise<RoomWithPlayers> {
    const found = (await this.find([id], tx)).get(id);
    if (!found) throw new Error(`there is no room ${id}`);
    return found;
  }
}
