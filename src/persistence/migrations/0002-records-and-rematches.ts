import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecordsAndRematches0000000000002 implements MigrationInterface {
  readonly name = 'RecordsAndRematches0000000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE rooms ADD COLUMN started_at timestamptz, ADD COLUMN rematch_of bigint;
      UPDATE rooms SET started_at = created_at WHERE user_2 IS NOT NULL;

      -- as before, no index names a column that a move writes
      CREATE UNIQUE INDEX rooms_open_rematch ON rooms (rematch_of) WHERE rematch_of IS NOT NULL AND ended_at IS NULL;
      CREATE INDEX rooms_ended_of_white ON rooms (user_1, ended_at) WHERE user_2 IS NOT NULL AND ended_at IS NOT NULL;
      CREATE INDEX rooms_ended_of_black ON rooms (user_2, ended_at) WHERE user_2 IS NOT NULL AND ended_at IS NOT NULL;

      CREATE INDEX users_ranked ON users (rating DESC, id) WHERE win + lose + draw > 0;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX users_ranked, rooms_ended_of_white, rooms_ended_of_black, rooms_open_rematch;
      ALTER TABLE rooms DROP COLUMN started_at, DROP COLUMN rematch_of;
    `);
  }
}
