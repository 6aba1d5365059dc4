import { DataSource } from 'typeorm';
import { type Migration, migrate } from '../../src/persistence/index.ts';
import { Initial0000000000001 } from '../../src/persistence/migrations/0001-initial.ts';
import { RecordsAndRematches0000000000002 } from '../../src/persistence/migrations/0002-records-and-rematches.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';

let database: FreshDatabase;
beforeEach(async () => void (database = await freshDatabase()));
afterEach(() => database.drop());

const open = (migrations: Migration[]) =>
  new DataSource({ type: 'postgres', url: database.url, migrations }).initialize();

const columns = (dataSource: DataSource): Promise<unknown> =>
  dataSource.query(
    `SELECT table_name, column_name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name <> 'migrations' ORDER BY 1, 2`,
  );

test('games of before records and rematches began when their room was made, waiting rooms have not begun', async () => {
  const before = await open([Initial0000000000001]);
  await before.runMigrations();
  await before.query(
    `INSERT INTO rooms (user_1, user_2, status, black, white, moves, deadline, created_at)
     SELECT 1, user_2, 0, 0, 0, '', now(), '2017-08-30 12:00Z' FROM (VALUES (2), (NULL)) AS v (user_2)`,
  );
  await migrate(database.address);
  expect(await before.query('SELECT started_at, rematch_of FROM rooms ORDER BY user_2')).toEqual([
    { started_at: new Date('2017-08-30T12:00:00Z'), rematch_of: null },
    { started_at: null, rematch_of: null },
  ]);
  await before.destroy();
});

test('a capital sharp s in a key of before is folded as a small one, unless that key is taken', async () => {
  const before = await open([Initial0000000000001]);
  await before.runMigrations();
  const keys = ['straße', 'groß', 'gross', 'ßss', 'ssß', 'weiss'];
  await before.query(
    `INSERT INTO users (id, name, name_key) SELECT n, key, key FROM unnest($1::text[]) WITH ORDINALITY AS k (key, n)`,
    [keys],
  );
  await migrate(database.address);
  expect(await before.query('SELECT name_key FROM users ORDER BY id')).toEqual(
    ['strasse', 'groß', 'gross', 'ssss', 'ssß', 'weiss'].map((key) => ({ name_key: key })),
  );
  await before.destroy();
});

test('each migration is undone by its own', async () => {
  const first = await open([Initial0000000000001]);
  await first.runMigrations();
  const before = await columns(first);
  await first.destroy();

  const both = await open([Initial0000000000001, RecordsAndRematches0000000000002]);
  await both.runMigrations();
  expect(await columns(both)).not.toEqual(before);
  await both.undoLastMigration();
  expect(await columns(both)).toEqual(before);
  await both.undoLastMigration();
  expect(await columns(both)).toEqual([]);
  await both.destroy();
});

test('no index of rooms names a column that a move writes, so that a move stays a heap-only update', async () => {
  await migrate(database.address);
  const dataSource = await open([]);
  const indexes: unknown = await dataSource.query(
    `SELECT indexdef FROM pg_indexes WHERE tablename = 'rooms'
     AND indexdef ~ '\\m(status|black|white|moves|put_times|version|updated_at|deadline)\\M'`,
  );
  expect(indexes).toEqual([]);
  await dataSource.destroy();
});
