import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex } from '../build-index.ts';
import { codeOf } from '../database-errors.ts';
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

const SQL_NAMES: Record<string, string> = { inserted: 'INSERT', deleted: 'DELETE', updated: 'UPDATE' };

/** attempts of a count, which the sweep of another node may undo */
const ATTEMPTS = 20;
const SERIALIZATION_FAILURE = '40001';

/**
 * Counts users anew, while others write them: those that `ranked`, an SQL condition on columns of users, holds for. To make
 * the triggers again waits for statements under way, which may still count by another condition.
 */
export async function countRatings(runner: QueryRunner, ranked: string): Promise<void> {
  for (const { name, tables, changes } of eventsOf(ranked)) {
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
  for (let attempt = 1; ; attempt++) {
    try {
      return await countOnce(runner, ranked);
    } catch (error) {
      if (attempt === ATTEMPTS || codeOf(error) !== SERIALIZATION_FAILURE) throw error;
    }
  }
}

/**
 * One snapshot sees both the users and the changes that brought them there: those it does not see are still to be added. What
 * it sees is deleted first, so that no sweep adds it up while users are counted.
 */
async function countOnce(runner: QueryRunner, ranked: string): Promise<void> {
  await runner.startTransaction('REPEATABLE READ');
  try {
    await runner.query('DELETE FROM rating_changes; DELETE FROM rating_counts');
    await runner.query(
      `INSERT INTO rating_counts SELECT bucket, sum(users) FROM (${counted('users', 1, ranked)}) AS played GROUP BY bucket`,
    );
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}

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
    await countRatings(runner, RANKED_ONCE);
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
