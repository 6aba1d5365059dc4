import { Injectable } from '@nestjs/common';
import { Database, ScanStart, SETTLED } from '../persistence/index.ts';

/** Rows of `rating_changes` that one statement adds up. */
const BATCH = 1000;

/** In the order of buckets, so that nodes that do this at the same time lock the counts in the same order. */
const ADD_UP = {
  name: '',
  text: `WITH taken AS (
      DELETE FROM rating_changes WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM rating_changes WHERE at >= coalesce($1::timestamptz, '-infinity')
        ORDER BY at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))
      RETURNING bucket, users
    ), added AS (
      INSERT INTO rating_counts AS c (bucket, users)
      SELECT bucket, sum(users) FROM taken GROUP BY bucket HAVING sum(users) <> 0 ORDER BY bucket
      ON CONFLICT (bucket) DO UPDATE SET users = c.users + excluded.users
    )
    SELECT ${SETTLED}, count(*)::integer AS taken FROM taken`,
};

/** Numbers of users by rounded rating: `rating_counts`, and `rating_changes` that are not added to it yet. */
@Injectable()
export class RatingCounts {
  private readonly start = new ScanStart();

  constructor(private readonly database: Database) {}

  /** all changes before this time are added up */
  get addedUpTo(): Date | null {
    return this.start.last;
  }

  /** Adds a batch of changes to the counts. @returns whether there may be more */
  async addUp(): Promise<boolean> {
    const [row] = await this.database.query<{ settled: Date; taken: number }>(ADD_UP, [this.start.get()]);
    if (!row) throw new Error('an aggregate gave no row');
    if (row.taken === BATCH) return true;
    this.start.passed(row.settled);
    return false;
  }
}
