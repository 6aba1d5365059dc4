import pg from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { buildIndex, migrate } from '../../src/persistence/index.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { until } from '../kit/until.ts';

let database: FreshDatabase;
let client: pg.Client;
beforeEach(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await database.drop();
});

class UsersByExp0000000000100 {
  readonly name = 'UsersByExp0000000000100';
  readonly transaction = false;
  async up(runner: QueryRunner): Promise<void> {
    await buildIndex(runner, { name: 'users_by_exp', on: 'users (exp)', isUnique: true });
  }
  async down(): Promise<void> {}
}

class UsersHaveHats0000000000101 {
  readonly name = 'UsersHaveHats0000000000101';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users ADD COLUMN hat text');
  }
  async down(): Promise<void> {}
}

const validity = async (): Promise<unknown> =>
  (await client.query(`SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('users_by_exp')`)).rows;

test('nodes that start at once build an index while the others wait their turn', async () => {
  await Promise.all(Array.from({ length: 6 }, () => migrate(database.address, [UsersByExp0000000000100])));
  expect(await validity()).toEqual([{ indisvalid: true }]);
});

test('an index that a broken build left invalid is built anew by running the migration again', async () => {
  await migrate(database.address);
  await client.query(`INSERT INTO users (name, name_key) VALUES ('one', 'one'), ('two', 'two')`);
  await expect(migrate(database.address, [UsersByExp0000000000100])).rejects.toThrow('could not create unique index');
  expect(await validity()).toEqual([{ indisvalid: false }]);

  await client.query(`UPDATE users SET exp = 1 WHERE name = 'two'`);
  await migrate(database.address, [UsersByExp0000000000100]);
  expect(await validity()).toEqual([{ indisvalid: true }]);
  await migrate(database.address, [UsersByExp0000000000100]);
});

test('an index is built while others write, and waits for their transactions without blocking them', async () => {
  await migrate(database.address);
  await client.query(`BEGIN; INSERT INTO users (name, name_key) VALUES ('one', 'one')`);
  const migrated = migrate(database.address, [UsersByExp0000000000100]);
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  try {
    await until(
      async () => (await other.query(`SELECT 1 WHERE to_regclass('users_by_exp') IS NOT NULL`)).rowCount,
      'a build that waits',
    );
    await other.query(
      `SET lock_timeout = '10s'; UPDATE users SET gold = 1; INSERT INTO users (name, name_key, exp) VALUES ('two', 'two', 2)`,
    );
    await client.query('COMMIT');
    await migrated;
    expect(await validity()).toEqual([{ indisvalid: true }]);
  } finally {
    await other.end();
  }
});

test("a migration that waits for a table's lock blocks no call that comes after it, and is done once it has the lock", async () => {
  await migrate(database.address);
  await client.query('BEGIN; SELECT FROM users');
  let isDone = false;
  const migrated = migrate(database.address, [UsersHaveHats0000000000101]).then(() => (isDone = true));
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  try {
    const waits = `SELECT 1 FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND NOT granted AND database =
      (SELECT oid FROM pg_database WHERE datname = current_database())`;
    await until(async () => (await other.query(waits)).rowCount, 'the migration to wait');
    await other.query('SELECT FROM users'); // behind the migration in the queue
    expect(isDone).toBe(false);
    await client.query('COMMIT');
    await migrated;
    await other.query('SELECT hat FROM users');
  } finally {
    await other.end();
  }
});

test('what a broken series of migrations had done stays done, and the next start goes on from there', async () => {
  class Broken0000000000102 {
    readonly name = 'Broken0000000000102';
    up = (runner: QueryRunner): Promise<void> => runner.query('ALTER TABLE nothing ADD COLUMN hat text');
    async down(): Promise<void> {}
  }
  await expect(migrate(database.address, [UsersHaveHats0000000000101, Broken0000000000102])).rejects.toThrow('nothing');
  const dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  const names = await dataSource.query<{ name: string }[]>('SELECT name FROM migrations ORDER BY id DESC LIMIT 1');
  await dataSource.destroy();
  expect(names).toEqual([{ name: 'UsersHaveHats0000000000101' }]);
  await migrate(database.address, [UsersHaveHats0000000000101]);
});
