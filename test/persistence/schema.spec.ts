import { DataSource } from 'typeorm';
import { startNode, type TestNode } from '../kit/node.ts';
import { migrate } from '../../src/persistence/index.ts';
import { TABLES } from '../../src/persistence/tables.ts';
import { freshDatabase } from '../kit/fresh-database.ts';

let node: TestNode;
beforeAll(async () => void (node = await startNode()));
afterAll(() => node.close());

test('the migrations make the tables that the entities describe', async () => {
  const { upQueries } = await node.app.get(DataSource).driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
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
    await Promise.all(Array.from({ length: 6 }, () => migrate(database.url)));
    const dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
    expect(await dataSource.query('SELECT name FROM migrations')).toEqual([
      { name: 'Initial0000000000001' },
      { name: 'RecordsAndRematches0000000000002' },
      { name: 'Bots0000000000003' },
      { name: 'PutTimes0000000000004' },
      { name: 'OlderRoomWaits0000000000005' },
    ]);
    await dataSource.destroy();
  } finally {
    await database.drop();
  }
});
