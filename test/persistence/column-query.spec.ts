import { Database } from '../../src/persistence/index.ts';
import { startNode, type TestNode } from '../kit/node.ts';

let node: TestNode;
let database: Database;
beforeAll(async () => {
  node = await startNode();
  database = node.app.get(Database, { strict: false });
});
afterAll(() => node.close());

const ask = (name: string, text: string, values: readonly unknown[] = []) =>
  database.queryColumn({ name, text }, values);

test('a column comes as PostgreSQL writes it, a text a row', async () => {
  const text = `SELECT v FROM (VALUES ($1::bigint::text), ($2), ($3::bytea::text), ($4)) AS v (v)`;
  const values = [2 ** 40, '오셀로', Uint8Array.of(0, 255), null];
  expect(await ask('mixed', text, values)).toEqual(['1099511627776', '오셀로', '\\x00ff', null]);
  expect(await ask('none', 'SELECT 1 WHERE false')).toEqual([]);
});

test('a statement is parsed once a connection, however often it runs', async () => {
  const text = `SELECT generic_plans + custom_plans FROM pg_prepared_statements WHERE name = 'counts'`;
  const counts: unknown[] = [];
  for (let times = 0; times < 3; times++) counts.push(...(await ask('counts', text)));
  expect(counts).toEqual(['1', '2', '3']);
});

test('what PostgreSQL refuses is an error, and the connection goes on', async () => {
  await expect(ask('broken', 'SELECT nothing FROM nowhere')).rejects.toMatchObject({ code: '42P01' });
  await expect(ask('divided', 'SELECT 1 / $1::integer', [0])).rejects.toMatchObject({ code: '22012' });
  expect(await ask('divided', 'SELECT 1 / $1::integer', [1])).toEqual(['1']);
});

test('a value that is none of these is refused before anything is sent', async () => {
  await expect(ask('list', 'SELECT $1::bigint[]', [[1, 2]])).rejects.toThrow('value is of type object: make it text');
});

test('a call whose deadline has passed sends no statement', async () => {
  await expect(database.queryColumn({ name: 'late', text: 'SELECT 1' }, [], Date.now() - 1)).rejects.toThrow(
    'ran out of time',
  );
});
