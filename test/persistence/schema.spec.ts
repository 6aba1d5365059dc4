import { DataSource } from 'typeorm';
import { startNode, type TestNode } from '../kit/node.ts';
import { migrate } from '../../src/persistence/index.ts';
import { MIGRATIONS } from '../../src/persistence/migrate.ts';
import { TABLES } from '../../src/persistence/tables.ts';
import { freshDatabase } from '../kit/fresh-database.ts';

let node: TestNode;
beforeAll(async () => void (node = await startNode()));
afterAll(() => node.close());

test('the migrations make the tables that the entities describe', async () => {
  const { upQueries } = await node.app.get(DataSource).driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});

test('every foreign key has an index that begins with it: whoever deletes what it refers to reads no whole table', async () => {
  const keys = await node.app.get(DataSource).query<{ conname: string; is_indexed: boolean }[]>(
    `SELECT c.conname, EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indisvalid AND i.indpred IS NULL
       AND (i.indkey::smallint[])[0:cardinality(c.conkey) - 1] <@ c.conkey) AS is_indexed
     FROM pg_constraint c WHERE c.contype = 'f' ORDER BY 1`,
  );
  expect(keys).toEqual(
    ['identities_user_id_fkey', 'seats_room_id_fkey'].map((conname) => ({ conname, is_indexed: true })),
  );
});

test('health asks for the rights on every table that the migrations make', async () => {
  const made = await node.app
    .get(DataSource)
    .query<{ name: string }[]>('SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()');
  expect([...TABLES, 'migrations'].sort()).toEqual(made.map(({ name }) => name).sort());
});

test('nodes that start at once migrate once', async () => {
  const database = await freshDatabase();
  try {
    await Promise.all(Array.from({ length: 6 }, () => migrate(database.address)));
    const dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
    expect(await dataSource.query('SELECT name FROM migrations ORDER BY id')).toEqual(
      MIGRATIONS.map((Migration) => ({ name: new Migration().name })),
    );
    await dataSource.destroy();
  } finally {
    await database.drop();
  }
});
