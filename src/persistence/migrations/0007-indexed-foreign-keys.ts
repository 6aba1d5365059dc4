import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex } from '../build-index.ts';

/** Whoever deletes a row has PostgreSQL look for those that refer to it: without an index it reads their whole table. */
export class IndexedForeignKeys0000000000007 implements MigrationInterface {
  readonly name = 'IndexedForeignKeys0000000000007';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await buildIndex(runner, { name: 'seats_of_room', on: 'seats (room_id)' });
    await buildIndex(runner, { name: 'identities_of_user', on: 'identities (user_id)' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX IF EXISTS identities_of_user, seats_of_room');
  }
}
