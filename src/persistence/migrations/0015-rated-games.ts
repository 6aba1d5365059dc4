import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex } from '../build-index.ts';
import { countRatings, RANKED_ONCE } from './0009-ranks.ts';

/**
 * People with a rating of their own: a rated game changes one of the two figures. Who has played bots or casual games
 * alone has none.
 */
const RANKED = `NOT is_bot AND ${RANKED_ONCE} AND (rating <> 1500 OR rating_deviation <> 350)`;

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
    await countRatings(runner, RANKED);
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS users_by_rank');
  }

  async down(runner: QueryRunner): Promise<void> {
    await countRatings(runner, RANKED_ONCE);
    await runner.query(`CREATE INDEX IF NOT EXISTS users_by_rank ON users ((-rating), id) WHERE ${RANKED_ONCE}`);
    await runner.query('DROP INDEX users_people_by_rank');
    await runner.query('ALTER TABLE rooms DROP COLUMN casual, DROP COLUMN rated');
  }
}
