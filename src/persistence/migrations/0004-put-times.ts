import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PutTimes0000000000004 implements MigrationInterface {
  readonly name = 'PutTimes0000000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE rooms ADD COLUMN put_times bytea NOT NULL DEFAULT ''`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE rooms DROP COLUMN put_times');
  }
}
