import { Injectable } from '@nestjs/common';
import { Database, numberArray, ScanStart, SETTLED, type Transaction } from '../../persistence/index.ts';
import type { Id } from '../../rpc/wire-id.ts';
import { roomColumns, roomFrom, type RoomRow } from '../rooms/room-row.ts';
import { type Room, roomChangeEvent, Status } from '../rooms/room.ts';

/** Rooms that one statement looks at. */
const BATCH = 200;

const POSTPONED_S = 60;

/**
 * Those whose time has come: what turns out to have been put off is looked at again then, what is overdue is told.
 * Planned each time: a plan made while the table was small would be kept while it grows.
 */
const LOOK = {
  name: '',
  text: `WITH due AS MATERIALIZED (
      SELECT r.id, r.deadline FROM rooms r
      WHERE r.ended_at IS NULL AND r.check_after <= now() AND r.check_after >= coalesce($1::timestamptz, '-infinity')
      ORDER BY r.check_after LIMIT ${BATCH} FOR NO KEY UPDATE SKIP LOCKED
    ), put_off AS (
      UPDATE rooms r SET check_after = due.deadline FROM due WHERE r.id = due.id AND due.deadline > now()
    )
    SELECT ${SETTLED}, count(*)::integer AS looked,
      coalesce(array_agg(id::text) FILTER (WHERE deadline <= now()), '{}') AS overdue FROM due`,
};

/**
 * Rooms whose deadline may have passed, found by a column that moves leave alone (docs/decisions/0018). What one node
 * has locked the others pass over.
 */
@Injectable()
export class DueRoomsRepository {
  private readonly start = new ScanStart();

  constructor(private readonly database: Database) {}

  /** @returns what is overdue of a batch, and whether there may be more than it */
  async look(): Promise<{ overdue: Id[]; isFull: boolean }> {
    const [row] = await this.database.query<{ settled: Date; looked: number; overdue: Id[] }>(LOOK, [this.start.get()]);
    if (!row) throw new Error('an aggregate gave no row');
    const isFull = row.looked === BATCH;
    if (!isFull) this.start.passed(row.settled);
    return { overdue: row.overdue, isFull };
  }

  /** Those that are overdue still and that nobody has locked, locked. */
  async lock(tx: Transaction, ids: readonly Id[]): Promise<Room[]> {
    const rows = await tx.query<RoomRow>(
      `SELECT ${roomColumns('r')} FROM rooms r WHERE r.id = ANY ($1::bigint[]) AND r.ended_at IS NULL
         AND r.deadline <= clock_timestamp() ORDER BY r.id FOR UPDATE SKIP LOCKED`,
      [ids],
    );
    return rows.flatMap((row) => roomFrom(row) ?? []);
  }

  /** Writes that the time of locked rooms was up, and empties their seats. */
  async writeTimeOuts(tx: Transaction, rooms: readonly Room[], at: Date): Promise<void> {
    const ids = numberArray(rooms.map(({ id }) => id));
    await tx.query(
      `WITH ended AS (
         UPDATE rooms r SET status = $3, winner = e.winner, ended_by = e.ended_by, invite = NULL, version = r.version + 1, updated_at = $4, ended_at = $4
         FROM unnest($1::bigint[], $2::bigint[], $5::smallint[]) AS e (id, winner, ended_by) WHERE r.id = e.id
       )
       DELETE FROM seats WHERE room_id = ANY ($1::bigint[])`,
      [
        ...[ids, numberArray(rooms.map(({ winner }) => winner ?? null)), Status.TIMEOUT, at],
        numberArray(rooms.map(({ endedBy }) => endedBy ?? null)),
      ],
    );
    for (const room of rooms) tx.publish(roomChangeEvent(room));
  }

  /** A room that can't be ended is not to be the first of every round. */
  async postpone(tx: Transaction, id: Id): Promise<void> {
    await tx.query(
      `UPDATE rooms SET check_after = clock_timestamp() + make_interval(secs => ${POSTPONED_S}) WHERE id = $1`,
      [id],
    );
  }
}
