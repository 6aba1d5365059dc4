import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex } from '../build-index.ts';

/**
 * When the sweep is to look at a room. A move puts the deadline off and leaves check_after alone, so that it stays a
 * heap-only update; whoever brings a deadline forward has the look brought forward too, by the trigger. Rooms of before,
 * and those of nodes that know nothing of it, are looked at soon, for that is what the default says.
 */
export class DueRooms0000000000008 implements MigrationInterface {
  readonly name = 'DueRooms0000000000008';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE rooms ADD COLUMN IF NOT EXISTS check_after timestamptz NOT NULL DEFAULT now()`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION check_room_sooner() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE rooms SET check_after = greatest(NEW.deadline, clock_timestamp()) WHERE id = NEW.id;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE OR REPLACE TRIGGER check_room_sooner AFTER UPDATE OF deadline ON rooms FOR EACH ROW
      WHEN (NEW.deadline < NEW.check_after AND NEW.ended_at IS NULL) EXECUTE FUNCTION check_room_sooner()`);
    await buildIndex(runner, { name: 'rooms_to_check', on: 'rooms (check_after) WHERE ended_at IS NULL' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX IF EXISTS rooms_to_check;
      DROP TRIGGER IF EXISTS check_room_sooner ON rooms;
      DROP FUNCTION IF EXISTS check_room_sooner;
      ALTER TABLE rooms DROP COLUMN IF EXISTS check_after;
    `);
  }
}
