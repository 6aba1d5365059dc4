import { Injectable } from '@nestjs/common';
import { Database, ScanStart } from '../../persistence/index.ts';

/** Rooms that one statement deletes. */
const BATCH = 100;

const KEPT_HOURS = 24;

const FORGET = {
  name: '',
  text: `WITH forgotten AS (
      DELETE FROM rooms WHERE id = ANY (ARRAY(
        SELECT id FROM rooms WHERE user_2 IS NULL AND merged_into IS NULL
          AND ended_at < now() - make_interval(hours => $1) AND ended_at >= coalesce($2::timestamptz, '-infinity')
        ORDER BY ended_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))
      RETURNING 1
    )
    SELECT now() - make_interval(hours => $1) AS settled, count(*)::integer AS forgotten FROM forgotten`,
};

/** Deletes rooms that closed before anybody joined; bots leave many of them. */
@Injectable()
export class UnplayedRooms {
  private readonly start = new ScanStart();

  constructor(private readonly database: Database) {}

  /** Deletes a batch of those that closed long ago. @returns whether there may be more */
  async forget(): Promise<boolean> {
    const values = [KEPT_HOURS, this.start.get()];
    const [row] = await this.database.query<{ settled: Date; forgotten: number }>(FORGET, values);
    if (!row) throw new Error('an aggregate gave no row');
    if (row.forgotten === BATCH) return true;
    this.start.passed(row.settled);
    return false;
  }
}
