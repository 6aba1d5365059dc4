import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OlderRoomWaits0000000000005 implements MigrationInterface {
  readonly name = 'OlderRoomWaits0000000000005';

  async up(runner: QueryRunner): Promise<void> {
    // a function, so that the optimistic read of a room in play doesn't set up what only a waiting one has to ask: that took a
    // fifth of a lone call
    await runner.query(`
      CREATE FUNCTION older_room_waits(room bigint, owner bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT EXISTS (
          SELECT 1 FROM rooms o WHERE o.user_2 IS NULL AND o.ended_at IS NULL AND NOT o.private
            AND o.id < room AND o.user_1 <> owner AND o.deadline > now()
            AND NOT (SELECT count(*) = 2 FROM users WHERE id IN (o.user_1, owner) AND is_bot))
      $$;
      COMMENT ON FUNCTION older_room_waits IS
        'Whether someone else waits in a public room older than this one, to be joined; bots do not join each other';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION older_room_waits');
  }
}
