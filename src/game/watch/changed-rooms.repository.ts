import { Injectable } from '@nestjs/common';
import { Database, numberArray } from '../../persistence/index.ts';
import type { Id } from '../../rpc/wire-id.ts';

const CHANGED = {
  name: 'watched-rooms-changed',
  text: `SELECT known.id FROM unnest($1::bigint[], $2::integer[]) AS known (id, version) CROSS JOIN LATERAL (
    SELECT r.version FROM rooms r WHERE r.id = known.id OFFSET 0) AS r WHERE r.version <> known.version`,
};

/** Finds which of many watched rooms have changed, in one round trip. */
@Injectable()
export class ChangedRooms {
  constructor(private readonly database: Database) {}

  /** @param versions by id @returns ids of those that are at another version now */
  async find(versions: ReadonlyMap<Id, number>): Promise<Id[]> {
    const rows = await this.database.query<{ id: Id }>(CHANGED, [
      numberArray([...versions.keys()]),
      numberArray([...versions.values()]),
    ]);
    return rows.map(({ id }) => id);
  }
}
