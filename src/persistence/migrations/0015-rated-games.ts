import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex } from '../build-index.ts';
import { RANKED_ONCE, replaceRatingCounters } from './0009-ranks.ts';

/**
 * People with a rating of their own: a rated game changes one of the two figures. Who has played bots or casual games
 * alone has none.
 */
const RANKED = `NOT is_bot AND ${RANKED_ONCE} AND (rating <> 1500 OR rating_deviation <> 350)`;

/** The ranks are counted anew; users are not written meanwhile, which takes a second for some million of them. */
async function recount(runner: QueryRunner, ranked: string): Promise<void> {
  await runner.startTransaction();
  try {
    await runner.query('LOCK TABLE users, rating_changes, rating_counts IN SHARE ROW EXCLUSIVE MODE');
    await replaceRatingCounters(runner, ranked);
    await runner.query('DELETE FROM rating_counts; DELETE FROM rating_changes');
    await runner.query(
      `INSERT INTO rating_counts SELECT rating_bucket(rating) AS bucket, count(*) FROM users WHERE ${ranked} GROUP BY 1`,
    );
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}

/**
 * Casual games, which change no figures, and games with the server's own bots, which change no ratings. The leaderboard
 * is of people who have played a rated game. Games of before were all rated.
 */
export class RatedGames0000000000015 implements MigrationInterface {
  readonly name = 'RatedGames0000000000015';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE rooms ADD COLUMN IF NOT EXISTS casual boolean NOT NULL DEFAULT false,
      ADD COLUMN IF NOT EXISTS rated boolean NOT NULL DEFAULT true`);
    await buildIndex(runner, { name: 'users_people_by_rank', on: `users ((-rating), id) WHERE ${RANKED}` });
    await recount(runner, RANKED);
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS users_by_rank');
  }

  async down(runner: QueryRunner): Promise<void> {
    await recount(runner, RANKED_ONCE);
    await runner.query(`CREATE INDEX IF NOT EXISTS users_by_rank ON users ((-rating), id) WHERE ${RANKED_ONCE}`);
    await runner.query('DROP INDEX users_people_by_rank');
    await runner.query('ALTER TABLE rooms DROP COLUMN casual, DROP COLUMN rated');
  }
}
