import { Injectable } from '@nestjs/common';
import { Database, ScanStart } from '../persistence/index.ts';

/** sessions that one statement deletes */
const BATCH = 500;

/** replaced sessions are kept for this long, so that a call with an old token learns why it is refused */
const KEPT_DAYS = 7;

const FORGET = {
  name: '',
  text: `WITH forgotten AS (
      DELETE FROM sessions WHERE token_hash = ANY (ARRAY(
        SELECT token_hash FROM sessions
        WHERE replaced_at < now() - make_interval(days => $1) AND replaced_at >= coalesce($2::timestamptz, '-infinity')
        ORDER BY replaced_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))
      RETURNING 1
    )
    SELECT now() - make_interval(days => $1) AS settled, count(*)::integer AS forgotten FROM forgotten`,
};

@Injectable()
export class OldSessions {
  private readonly start = new ScanStart();

  constructor(private readonly database: Database) {}

  /** Deletes a batch of sessions that were replaced long ago. @returns whether there may be more */
  async forget(): Promise<boolean> {
    const values = [KEPT_DAYS, this.start.get()];
    const [row] = await this.database.query<{ settled: Date; forgotten: number }>(FORGET, values);
    if (!row) throw new Error('an aggregate gave no row');
    if (row.forgotten === BATCH) return true;
    this.start.passed(row.settled);
    return false;
  }
}
