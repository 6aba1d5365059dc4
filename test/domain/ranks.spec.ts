import { DataSource, type MigrationInterface } from 'typeorm';
import { isRanked, RatingCounts } from '../../src/auth/index.ts';
import { migrate } from '../../src/persistence/index.ts';
import { MIGRATIONS } from '../../src/persistence/migrate.ts';
import { Ranks0000000000009 } from '../../src/persistence/migrations/0009-ranks.ts';
import { RatedGames0000000000015 } from '../../src/persistence/migrations/0015-rated-games.ts';
import { inProcessTransport } from '../kit/transports.ts';
import { freshDatabase } from '../kit/fresh-database.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { bodyOf, newPlayer, type Player } from '../kit/player.ts';
import { openRows, type Rows } from '../kit/rows.ts';

let node: TestNode;
let rows: Rows;
beforeAll(async () => {
  node = await startNode();
  rows = openRows(node.databaseUrl);
});
beforeEach(() => rows.query('UPDATE users SET win = 0, lose = 0, draw = 0'));
afterAll(async () => {
  await rows.close();
  await node.close();
});

/** Somebody who has played, whose rating is as given. */
async function rated(rating: number): Promise<Player> {
  const player = await newPlayer(inProcessTransport(node));
  await rows.query('UPDATE users SET rating = $2, rating_deviation = 90, win = 1 WHERE id = $1', [player.id, rating]);
  return player;
}

const insertRated = (count: number, rating: string) =>
  rows.query(
    `INSERT INTO users (name, name_key, lose, rating, rating_deviation) SELECT 'many', gen_random_uuid()::text, 1, ${rating}, 90
     FROM generate_series(1, $1::integer) AS n`,
    [count],
  );

const ownRank = async (player: Player): Promise<number | undefined> =>
  bodyOf<{ me: { rank?: number } }>(await player.call('GetLeaderboard', { limit: 1 }), 'getLeaderboardRsp').me.rank;

/** One more than there are users ahead. */
async function trueRank({ id }: Player): Promise<number> {
  const [row] = await rows.query<{ rank: number }>(
    `SELECT 1 + count(*)::integer AS rank FROM users o JOIN users m ON m.id = $1
     WHERE o.win + o.lose + o.draw > 0 AND (o.rating > m.rating OR o.rating = m.rating AND o.id < m.id)`,
    [id],
  );
  return row!.rank;
}

async function addAllUp(): Promise<void> {
  while (await node.app.get(RatingCounts).addUp());
  expect(await rows.query('SELECT 1 FROM rating_changes')).toEqual([]);
}

test('a rank is exact, whether changes of ratings are added up yet or not', async () => {
  const players: Player[] = [];
  for (const rating of [1500.5, 1500.25, 1500.25, 1499.999, -3.5, 2400]) players.push(await rated(rating));
  await insertRated(3000, '1500 + 400 * sin(n)');
  const expectExact = async () => {
    for (const player of players) expect(await ownRank(player)).toBe(await trueRank(player));
  };
  await expectExact();
  await addAllUp();
  await expectExact();
  await rows.query(`UPDATE users SET rating = rating + 7.3 WHERE name = 'many' AND id % 3 = 0`);
  await rows.query(`UPDATE users SET lose = 0 WHERE name = 'many' AND id % 7 = 0`);
  await rows.query(`DELETE FROM users WHERE name = 'many' AND id % 5 = 0`);
  await expectExact();
  await addAllUp();
  await expectExact();
});

test('behind more than a thousand of the same whole rating a rank is the middle of them', async () => {
  await insertRated(3000, '1600.5');
  const [ahead, behind, below] = [await rated(1600.75), await rated(1600.25), await rated(1599)];
  expect(await ownRank(ahead)).toBe(1);
  expect(await ownRank(behind)).toBe(1 + 1501);
  expect(await ownRank(below)).toBe(3003);
});

test('extreme ratings have ranks too', async () => {
  const players: Player[] = [];
  for (const rating of [1e300, 10_000.5, 10_000, 9_999.5, 0, -10_000, -1e300, -Infinity])
    players.push(await rated(rating));
  const ranks = [];
  for (const player of players) ranks.push(await ownRank(player));
  expect(ranks).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('a page may begin anywhere among users of the same rating', async () => {
  await insertRated(5000, '1700');
  const viewer = await newPlayer(inProcessTransport(node));
  const [place] = await rows.query<{ id: string }>(
    `SELECT id FROM users WHERE rating = 1700 AND lose = 1 ORDER BY id OFFSET 4000 LIMIT 1`,
  );
  const page = bodyOf<{ rows: { rank: number; user: { id: string } }[] }>(
    await viewer.call('GetLeaderboard', { cursor: `4001_1700_${place!.id}`, limit: 2 }),
    'getLeaderboardRsp',
  );
  expect(page.rows.map(({ rank, user }) => [rank, Number(user.id) - Number(place!.id)])).toEqual([
    [4002, 1],
    [4003, 2],
  ]);
});

/** As the sweep of another node does. */
const ADD_UP = `WITH taken AS (DELETE FROM rating_changes RETURNING bucket, users)
  INSERT INTO rating_counts AS c (bucket, users) SELECT bucket, sum(users) FROM taken GROUP BY bucket ORDER BY bucket
  ON CONFLICT (bucket) DO UPDATE SET users = c.users + excluded.users`;

describe('users from before the migration', () => {
  const before = MIGRATIONS.slice(0, MIGRATIONS.indexOf(Ranks0000000000009));

  test.each([Ranks0000000000009, RatedGames0000000000015])(
    '%p counts users once, with those who change meanwhile',
    async (migration) => {
      const database = await freshDatabase();
      const migrations = MIGRATIONS.slice(0, MIGRATIONS.indexOf(migration)) as (new () => MigrationInterface)[];
      const isSweeping = migration === RatedGames0000000000015;
      const source = await new DataSource({ type: 'postgres', url: database.url, migrations }).initialize();
      await source.runMigrations({ transaction: 'each' });
      await source.query(
        `INSERT INTO users (name, name_key, win, rating, rating_deviation, is_bot)
       SELECT 'u' || n, 'u' || n, n % 2, 1400 + n % 300, 349 + n % 3 % 2, n % 101 = 0 FROM generate_series(1, 20000) AS n`,
      );
      let isMigrated = false;
      const migrated = migrate(database.address).finally(() => (isMigrated = true));
      let changes = 0;
      while (!isMigrated) {
        await source.query(`UPDATE users SET win = 1, rating = rating + 1 WHERE id % 997 = ${changes % 997}`);
        if (isSweeping) await source.query(ADD_UP).catch(() => undefined); // the next round repeats what failed
        changes++;
      }
      await migrated;
      expect(changes).toBeGreaterThan(3);
      const counted = await source.query<unknown[]>(
        `SELECT bucket, sum(users)::integer AS users FROM (SELECT bucket, users FROM rating_counts
         UNION ALL SELECT bucket, users FROM rating_changes) AS c GROUP BY bucket HAVING sum(users) <> 0 ORDER BY bucket`,
      );
      expect(counted).toEqual(
        await source.query(
          `SELECT floor(rating)::integer AS bucket, count(*)::integer AS users FROM users u WHERE ${isRanked('u')} GROUP BY 1 ORDER BY 1`,
        ),
      );
      await source.destroy();
      await database.drop();
    },
  );

  test('are counted by every role that may write them', async () => {
    const database = await freshDatabase();
    const migrations = [...before] as (new () => MigrationInterface)[];
    const source = await new DataSource({ type: 'postgres', url: database.url, migrations }).initialize();
    await source.runMigrations({ transaction: 'each' });
    const role = `role_of_${database.name}`;
    await source.query(`CREATE ROLE ${role}; GRANT SELECT, INSERT, UPDATE ON users TO ${role}`);
    await migrate(database.address);
    const runner = source.createQueryRunner();
    await runner.query(`SET ROLE ${role}`);
    await runner.query(`INSERT INTO users (name, name_key, win, rating_deviation) VALUES ('a', 'a', 1, 290)`);
    await runner.query('RESET ROLE');
    expect(await runner.query('SELECT bucket, users::integer FROM rating_changes')).toEqual([
      { bucket: 1500, users: 1 },
    ]);
    await runner.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    await runner.release();
    await source.destroy();
    await database.drop();
  });
});
