import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex } from '../build-index.ts';

/** A user's ended games, public and private ones apart: a page of those that a viewer may see is one end of the index. */
export class GamesOfUsers0000000000011 implements MigrationInterface {
  readonly name = 'GamesOfUsers0000000000011';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    const ended = 'WHERE user_2 IS NOT NULL AND ended_at IS NOT NULL';
    await buildIndex(runner, { name: 'rooms_games_of_white', on: `rooms (user_1, private, ended_at, id) ${ended}` });
    await buildIndex(runner, { name: 'rooms_games_of_black', on: `rooms (user_2, private, ended_at, id) ${ended}` });
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS rooms_ended_of_white');
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS rooms_ended_of_black');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX rooms_games_of_white, rooms_games_of_black;
      CREATE INDEX IF NOT EXISTS rooms_ended_of_white ON rooms (user_1, ended_at) WHERE user_2 IS NOT NULL AND ended_at IS NOT NULL;
      CREATE INDEX IF NOT EXISTS rooms_ended_of_black ON rooms (user_2, ended_at) WHERE user_2 IS NOT NULL AND ended_at IS NOT NULL;
    `);
  }
}
