import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex } from '../build-index.ts';

/** Games in play as everyone may know of them, apart from private ones and from rooms that wait: each list has its index. */
export class ListedRooms0000000000012 implements MigrationInterface {
  readonly name = 'ListedRooms0000000000012';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    const inPlay = 'WHERE user_2 IS NOT NULL AND ended_at IS NULL AND NOT private';
    await buildIndex(runner, { name: 'rooms_in_play', on: `rooms (id) ${inPlay}` });
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS rooms_live');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP INDEX IF EXISTS rooms_in_play; CREATE INDEX IF NOT EXISTS rooms_live ON rooms (id) WHERE ended_at IS NULL',
    );
  }
}
