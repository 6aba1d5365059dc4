import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Time control and seat, which the creator of a room chooses. Rooms of before have the usual ones. */
export class TermsOfGames0000000000017 implements MigrationInterface {
  readonly name = 'TermsOfGames0000000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE rooms ADD COLUMN turn_seconds integer, ADD COLUMN game_seconds integer NOT NULL DEFAULT 0,
      ADD COLUMN increment_seconds integer NOT NULL DEFAULT 0, ADD COLUMN owner_seat smallint NOT NULL DEFAULT 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE rooms DROP COLUMN turn_seconds, DROP COLUMN game_seconds,
      DROP COLUMN increment_seconds, DROP COLUMN owner_seat`);
  }
}
