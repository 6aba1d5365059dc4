import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex } from '../build-index.ts';

/** rooms filled in at once, so that no call waits long for one of them */
const BATCH = 1000;

const COLUMNS = `ALTER TABLE rooms
  ADD COLUMN IF NOT EXISTS queue_no bigint,
  ADD COLUMN IF NOT EXISTS owner_is_bot boolean NOT NULL DEFAULT false,
  ADD COLUMN IF NOT EXISTS owner_rating integer DEFAULT 1500,
  ADD COLUMN IF NOT EXISTS invite text,
  ALTER COLUMN queue_no SET DEFAULT nextval('rooms_queue_no')`;

/** 96 random bits each; a rematch is joined without one */
const FILL = `UPDATE rooms r SET queue_no = r.id, owner_is_bot = u.is_bot, owner_rating = greatest(0, round(u.rating)),
    invite = CASE WHEN r.private AND r.rematch_of IS NULL THEN
      translate(encode(substr(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 1, 12), 'base64'), '+/', '-_') END
  FROM users u WHERE u.id = r.user_1 AND r.id IN (
    SELECT id FROM rooms WHERE user_2 IS NULL AND ended_at IS NULL AND queue_no IS NULL ORDER BY id LIMIT ${BATCH})
  RETURNING r.id`;

const INDEXES = [
  {
    name: 'rooms_queue',
    on: 'rooms (private, owner_is_bot, queue_no) WHERE user_2 IS NULL AND ended_at IS NULL',
  },
  {
    name: 'rooms_queue_by_rating',
    on: `rooms ((owner_rating / 50), queue_no)
      WHERE user_2 IS NULL AND ended_at IS NULL AND NOT private AND NOT owner_is_bot`,
  },
  { name: 'rooms_invite', on: 'rooms (invite) WHERE invite IS NOT NULL', isUnique: true },
];

/**
 * The first is inlined into statements. The second is asked by the optimistic read of a room that waits; its plan is kept, so it
 * is told to go by the index while the table is small too.
 */
const FUNCTIONS = [
  `CREATE OR REPLACE FUNCTION rating_window(since timestamptz) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN statement_timestamp() - since >= interval '30 s' THEN 2147483647
      ELSE 150 + (10 * greatest(0, extract(epoch FROM statement_timestamp() - since)))::integer END
  $$`,
  `COMMENT ON FUNCTION rating_window IS
    'How far from the rating of a person who has waited since then an opponent may be: 150, 10 more each second, everyone after 30 s'`,
  `CREATE OR REPLACE FUNCTION older_person_waits(room_no bigint, rating integer, first_no bigint) RETURNS boolean
   LANGUAGE sql STABLE SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
    SELECT EXISTS (
      SELECT 1 FROM (
        SELECT o.owner_rating, o.created_at FROM rooms o
        WHERE NOT o.private AND NOT o.owner_is_bot AND o.user_2 IS NULL AND o.ended_at IS NULL
          AND o.queue_no >= first_no AND o.queue_no < room_no AND o.deadline > now()
        ORDER BY o.queue_no LIMIT 16) o
      WHERE coalesce(abs(o.owner_rating - rating) <= rating_window(o.created_at), true))
  $$`,
  `COMMENT ON FUNCTION older_person_waits IS
    'Whether a person whose window holds that rating waits in a public room before that place in the queue, no rating being any; none waits before first_no. Looks at the first few: the sweep looks at all'`,
];

/**
 * People before bots, rating windows and invites. Outside a transaction, so that calls go on while indexes are built;
 * each step may be done again when a run was cut short. `older_room_waits` stays for nodes of the release before.
 */
export class PeopleFirst0000000000006 implements MigrationInterface {
  readonly name = 'PeopleFirst0000000000006';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SEQUENCE IF NOT EXISTS rooms_queue_no');
    // the role that serves calls may be another one, with rights on the tables
    await runner.query('GRANT USAGE, SELECT ON SEQUENCE rooms_queue_no TO PUBLIC');
    // rooms that wait already keep their order, before all that come
    await runner.query(
      `SELECT setval('rooms_queue_no', greatest(last_value, (SELECT coalesce(max(id), 0) FROM rooms))) FROM rooms_queue_no`,
    );
    await runner.query(COLUMNS);
    let filled: unknown[];
    do filled = (await runner.query(FILL, [], true)).records as unknown[];
    while (filled.length > 0);
    for (const index of INDEXES) await buildIndex(runner, index);
    for (const statement of FUNCTIONS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION older_person_waits; DROP FUNCTION rating_window');
    await runner.query(`ALTER TABLE rooms DROP COLUMN queue_no, DROP COLUMN owner_is_bot, DROP COLUMN owner_rating,
      DROP COLUMN invite`);
    await runner.query('DROP SEQUENCE rooms_queue_no');
  }
}
