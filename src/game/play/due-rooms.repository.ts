import { Injectable } from '@nestjs/common';
import { Database, numberArray, ScanStart, SETTLED, type Transaction } from '../../persistence/index.ts';
import type { Id } from '../../rpc/wire-id.ts';
import { roomColumns, roomFrom, type RoomRow } from '../rooms/room-row.ts';
import { type Room, roomChangeEvent, Status } from '../rooms/room.ts';

/** Rooms that one statement checks. */
const BATCH = 200;

const POSTPONED_S = 60;

/**
 * Checks rooms whose check_after has come: if the deadline was moved on, so is check_after; if not, the room is
 * returned as overdue. Not a prepared statement, since a plan made while the table was small would be kept while it
 * grows.
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
 * Finds rooms whose deadline may have passed, by a column that moves do not write (docs/decisions/0018). Nodes skip the
 * rooms that another node has locked.
 */
@Injectable()
export class DueRoomsRepository {
  private readonly start = new ScanStart();

  constructor(private readonly database: Database) {}

  /** @returns the overdue rooms of one batch, and whether there may be more batches */
  async look(): Promise<{ overdue: Id[]; isFull: boolean }> {
    const [row] = await this.database.query<{ settled: Date; looked: number; overdue: Id[] }>(LOOK, [this.start.get()]);
    if (!row) throw new Error('an aggregate gave no row');
    const isFull = row.looked === BATCH;
    if (!isFull) this.start.passed(row.settled);
    return { overdue: row.overdue, isFull };
  }

  /** Locks those that are still overdue and that nobody else has locked. */
  async lock(tx: Transaction, ids: readonly Id[]): Promise<Room[]> {
    const rows = await tx.query<RoomRow>(
      `SELECT ${roomColumns('r')} FROM rooms r WHERE r.id = ANY ($1::bigint[]) AND r.ended_at IS NULL
         AND r.deadline <= clock_timestamp() ORDER BY r.id FOR UPDATE SKIP LOCKED`,
      [ids],
    );
    return rows.flatMap((row) => roomFrom(row) ?? []);
  }

  /** Writes the end by time-out of locked rooms, and empties their seats. */
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

  /** Puts off a room that can't be ended, so that it does not come first in every round. */
  async postpone(tx: Transaction, id: Id): Promise<void> {
    await tx.query(
      `UPDATE rooms SET check_after = clock_timestamp() + make_interval(secs => ${POSTPONED_S}) WHERE id = $1`,
      [id],
    );
  }
}
