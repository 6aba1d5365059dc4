import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex } from '../build-index.ts';
import { grantAsOnUsers } from '../grant-as-on-users.ts';

/** Users that have played, under a table that trigger functions see as `rows`, each to be counted `times`. */
const counted = (rows: string, times: 1 | -1): string =>
  `SELECT rating_bucket(rating) AS bucket, ${times} AS users FROM ${rows} WHERE win + lose + draw > 0`;

const EVENTS = [
  { name: 'inserted', tables: 'NEW TABLE AS is_now', changes: counted('is_now', 1) },
  { name: 'deleted', tables: 'OLD TABLE AS was', changes: counted('was', -1) },
  {
    name: 'updated',
    tables: 'OLD TABLE AS was NEW TABLE AS is_now',
    changes: `${counted('was', -1)} UNION ALL ${counted('is_now', 1)}`,
  },
];
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
    for (const { name, tables, changes } of EVENTS) {
      await runner.query(`
        CREATE OR REPLACE FUNCTION count_ratings_${name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO rating_changes (bucket, users)
            SELECT bucket, sum(users) FROM (${changes}) AS changed GROUP BY bucket HAVING sum(users) <> 0;
          RETURN NULL;
        END $$`);
      await runner.query(`
        CREATE OR REPLACE TRIGGER count_ratings_${name} AFTER ${SQL_NAMES[name]} ON users REFERENCING ${tables}
        FOR EACH STATEMENT EXECUTE FUNCTION count_ratings_${name}()`);
    }
    // one snapshot sees both the users and the changes that brought them there: those it does not see are still to be added
    await runner.startTransaction('REPEATABLE READ');
    try {
      await runner.query('DELETE FROM rating_counts; DELETE FROM rating_changes');
      await runner.query(
        `INSERT INTO rating_counts SELECT bucket, sum(users) FROM (${counted('users', 1)}) AS played GROUP BY bucket`,
      );
      await runner.commitTransaction();
    } catch (error) {
      await runner.rollbackTransaction();
      throw error;
    }
    await buildIndex(runner, { name: 'users_by_rank', on: 'users ((-rating), id) WHERE win + lose + draw > 0' });
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
