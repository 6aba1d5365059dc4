import { DataSource } from 'typeorm';
import { ChangedRooms } from '../../src/game/watch/changed-rooms.repository.ts';
import { Rooms } from '../../src/game/index.ts';
import { hashToken, Sessions } from '../../src/rpc/sessions.ts';
import { atOnce } from '../kit/at-once.ts';
import { inProcessTransport } from '../kit/transports.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer } from '../kit/player.ts';
import { openRows, type Rows } from '../kit/rows.ts';
import { seatTwo } from '../kit/game.ts';

const OPTIMISTIC = [
  ...['move-with-session', 'moves-with-sessions', 'room-with-session', 'rooms-find', 'rooms-with-sessions'],
  ...['sessions-ended', 'watched-rooms-changed'],
];

/** So few that reading all of a table looks cheap to PostgreSQL, which then keeps the plan while the table grows. */
const OTHERS = 1500;
const MAKE_OTHERS = `WITH players AS (
    INSERT INTO users (name, name_key) SELECT 'other' || n, 'other' || n FROM generate_series(1, $1) AS n RETURNING id
  ), logins AS (
    INSERT INTO sessions (token_hash, user_id) SELECT sha256(id::text::bytea), id FROM players
  )
  INSERT INTO rooms (user_1, user_2, status, black, white, moves, deadline, started_at)
  SELECT id, id, 2, 1, 2, '', now() + interval '1 day', now() FROM players`;

let database: FreshDatabase;
let node: TestNode;
let rows: Rows;

beforeAll(async () => {
  database = await freshDatabase();
  node = await startNode({ databaseUrl: database.url });
  rows = openRows(database.url);
  for (const table of ['users', 'sessions', 'rooms'])
    await rows.query(`ALTER TABLE ${table} SET (autovacuum_enabled = off)`);
  await rows.query(MAKE_OTHERS, [OTHERS]);
});
afterAll(async () => {
  await rows.close();
  await node.close();
  await database.drop();
});

/** What the optimistic calls have had PostgreSQL prepare, by name. */
async function optimisticStatements(): Promise<Map<string, string>> {
  const transport = inProcessTransport(node);
  const games = await atOnce(
    Array.from({ length: 3 }, () => async () => seatTwo(await newPlayer(transport), await newPlayer(transport))),
  );
  const [alone, ...together] = games.map((game) => () => game.black.put(game.roomId, 'd3'));
  await alone!();
  await atOnce(together);
  // what is looked at every 1.5 s for those who watch
  const ids = games.map(({ roomId }) => roomId);
  await node.app.get(Rooms).find(ids);
  await node.app.get(ChangedRooms).find(new Map(ids.map((id) => [id, 1])));
  await node.app.get(Sessions).findEnded(games.map(({ black }) => hashToken(black.token)));
  // a lone statement after another one runs on the connection that was free last: the same for all of these
  const prepared = await node.app
    .get(DataSource)
    .query<{ name: string; statement: string }[]>('SELECT name, statement FROM pg_prepared_statements');
  return new Map(prepared.filter(({ name }) => OPTIMISTIC.includes(name)).map((each) => [each.name, each.statement]));
}

test('optimistic statements find each row by its key, whether PostgreSQL has statistics or not', async () => {
  const statements = await optimisticStatements();
  expect([...statements.keys()].toSorted()).toEqual(OPTIMISTIC);
  const expectByKey = async () => {
    for (const statement of statements.values()) {
      const plan = await rows.query<{ 'QUERY PLAN': string }>(`EXPLAIN (GENERIC_PLAN) ${statement}`);
      const lines = plan.map((line) => line['QUERY PLAN']);
      const scans = lines.filter((line) => / Scan .*on (users|sessions|rooms)/.test(line));
      expect(scans.length).toBeGreaterThan(0);
      expect(scans.filter((scan) => !/ Index Scan using (\w+)_pkey on \1 /.test(scan))).toEqual([]);
    }
  };
  await expectByKey();
  await rows.query('ANALYZE users, sessions, rooms');
  await expectByKey();
});
