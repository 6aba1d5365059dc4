import { OthelloClient, roomOf } from '@othello-rpc/client';
import { startTestNode, type TestNode } from '../../src/testing.ts';
import { openRows } from '../kit/rows.ts';

// `othello-rpc/testing` as a team uses it; on an embedded PostgreSQL it is tested from the packed archive (test:packages).

const serverUrl = process.env.TEST_DATABASE_URL;
let node: TestNode;

beforeAll(async () => {
  node = await startTestNode({ serverUrl });
});
afterAll(() => node.close());

test('it has a client for every transport', async () => {
  const clients = node.clients((transport) => new OthelloClient({ transport }));
  expect(Object.keys(clients)).toHaveLength(8);
  for (const [name, client] of Object.entries(clients)) {
    await client.loginOrRegister({ platformToken: `device of ${name}`, name });
    expect(roomOf(await client.createGameRoom({})).status).toBe('WAITING');
  }
});

test('closing the node closes its clients first', async () => {
  const other = await startTestNode({ serverUrl });
  const isClosed: string[] = [];
  other.clients(({ name }) => ({ close: () => isClosed.push(name) }));
  await other.close();
  expect(isClosed).toHaveLength(8);
});

test('a second node is on the same database, which is gone when the first one is closed', async () => {
  const first = await startTestNode({ serverUrl });
  const second = await startTestNode({ serverUrl, beside: first });
  expect(second.databaseUrl).toBe(first.databaseUrl);
  await second.close();
  const rows = openRows(first.databaseUrl);
  expect(await rows.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await rows.close();
  await first.close();
  const gone = openRows(first.databaseUrl);
  await expect(gone.query('SELECT 1')).rejects.toThrow('does not exist');
  await gone.close();
});

test('a start that is refused leaves no database behind', async () => {
  const rows = openRows(serverUrl!);
  const made = () => rows.query(`SELECT datname FROM pg_database WHERE datname LIKE 'othello_test_%' ORDER BY datname`);
  const before = await made();
  expect(before.length).toBeGreaterThanOrEqual(1); // the node of this file
  await expect(startTestNode({ serverUrl, idl: '/nowhere.proto' })).rejects.toThrow('nowhere.proto');
  expect(await made()).toEqual(before);
  await rows.close();
});
