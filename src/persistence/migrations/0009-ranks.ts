import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex } from '../build-index.ts';
import { grantAsOnUsers } from '../grant-as-on-users.ts';

/** Users that have played. */
export const RANKED_ONCE = 'win + lose + draw > 0';

/** Users to be counted, under a table that trigger functions see as `rows`, each `times`. */
const counted = (rows: string, times: 1 | -1, ranked: string): string =>
  `SELECT rating_bucket(rating) AS bucket, ${times} AS users FROM ${rows} WHERE ${ranked}`;

const eventsOf = (ranked: string) => [
  { name: 'inserted', tables: 'NEW TABLE AS is_now', changes: counted('is_now', 1, ranked) },
  { name: 'deleted', tables: 'OLD TABLE AS was', changes: counted('was', -1, ranked) },
  {
    name: 'updated',
    tables: 'OLD TABLE AS was NEW TABLE AS is_now',
    changes: `${counted('was', -1, ranked)} UNION ALL ${counted('is_now', 1, ranked)}`,
  },
];
const EVENTS = eventsOf(RANKED_ONCE);

/** @param ranked SQL condition on columns of users: who is counted */
export async function replaceRatingCounters(runner: QueryRunner, ranked: string): Promise<void> {
  for (const { name, changes } of eventsOf(ranked))
    await runner.query(`
      CREATE OR REPLACE FUNCTION count_ratings_${name}() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO rating_changes (bucket, users)
          SELECT bucket, sum(users) FROM (${changes}) AS changed GROUP BY bucket HAVING sum(users) <> 0;
        RETURN NULL;
      END $$`);
}

const SQL_NAMES: Record<string, string> = { inserted: 'INSERT', deleted: 'DELETE', updated: 'UPDATE' };

/**
 * How many users there are of each whole rating, so that a rank is a sum of a few thousand rows at most. Whatever changes
 * users adds its changes as rows of their own, for the rows of common ratings would be locked all the time; the sweep
 * adds them up. Ranks go by (-rating, id), which one row comparison finds in one index.
 */
export class Ranks0000000000009 implements MigrationInterface {
  readonly name = 'Ranks0000000000009';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE IF NOT EXISTS rating_counts (bucket integer PRIMARY KEY, users bigint NOT NULL);
      CREATE TABLE IF NOT EXISTS rating_changes (
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        bucket integer NOT NULL,
        users bigint NOT NULL
      );
      CREATE INDEX IF NOT EXISTS rating_changes_by_time ON rating_changes (at);
      -- no rating is so high that its bucket is no integer; beyond the ends all are in one
      CREATE OR REPLACE FUNCTION rating_bucket(rating double precision) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
        SELECT least(greatest(floor(rating), -10000), 10000)::integer
      $$;
    `);
    await grantAsOnUsers(runner, 'rating_counts, rating_changes');
    await replaceRatingCounters(runner, RANKED_ONCE);
    for (const { name, tables } of EVENTS)
      await runner.query(`
        CREATE OR REPLACE TRIGGER count_ratings_${name} AFTER ${SQL_NAMES[name]} ON users REFERENCING ${tables}
        FOR EACH STATEMENT EXECUTE FUNCTION count_ratings_${name}()`);
    // one snapshot sees both the users and the changes that brought them there: those it does not see are still to be added
    await runner.startTransaction('REPEATABLE READ');
    try {
      await runner.query('DELETE FROM rating_counts; DELETE FROM rating_changes');
      await runner.query(
        `INSERT INTO rating_counts SELECT bucket, sum(users) FROM (${counted('users', 1, RANKED_ONCE)}) AS played GROUP BY bucket`,
      );
      await runner.commitTransaction();
    } catch (error) {
      await runner.rollbackTransaction();
      throw error;
    }
    await buildIndex(runner, { name: 'users_by_rank', on: `users ((-rating), id) WHERE ${RANKED_ONCE}` });
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS users_ranked');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of EVENTS)
      await runner.query(`DROP TRIGGER IF EXISTS count_ratings_${name} ON users; DROP FUNCTION count_ratings_${name}`);
    await runner.query(`
      DROP TABLE rating_changes, rating_counts;
      DROP INDEX users_by_rank;
      DROP FUNCTION rating_bucket;
      CREATE INDEX IF NOT EXISTS users_ranked ON users (rating DESC, id) WHERE win + lose + draw > 0;
    `);
  }
}
