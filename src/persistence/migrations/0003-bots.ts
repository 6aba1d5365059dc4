import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Bots0000000000003 implements MigrationInterface {
  readonly name = 'Bots0000000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE users ADD COLUMN is_bot boolean NOT NULL DEFAULT false;
      CREATE INDEX users_bots ON users (id) WHERE is_bot;

      -- what the sweep forgets; no move writes ended_at
      CREATE INDEX rooms_unplayed ON rooms (ended_at) WHERE user_2 IS NULL AND merged_into IS NULL AND ended_at IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX rooms_unplayed, users_bots; ALTER TABLE users DROP COLUMN is_bot');
  }
}
