import { connect, envelope, inProcess, OthelloClient, roomOf, websocket } from '@othello-rpc/client';
import { grpc } from '@othello-rpc/client/grpc';
import { thrift } from '@othello-rpc/client/thrift';
import { WebSocket } from 'ws';
import { startTestNode, type TestNode } from '../../src/testing.ts';
import { openRows } from '../kit/rows.ts';

// `othello-rpc/testing` as a team uses it; on an embedded PostgreSQL it is tested from the packed archive (test:packages).

const serverUrl = process.env.TEST_DATABASE_URL;
let node: TestNode;

beforeAll(async () => {
  node = await startTestNode({ serverUrl });
});
afterAll(() => node.close());

test('it is called over every transport', async () => {
  const transports = [
    ...[inProcess(node.app), envelope(node.url), websocket(node.url, { WebSocket }), connect(node.url)],
    ...[grpc(node.grpcAddress), grpc(node.grpcAddress, { stream: true }), thrift(node.thriftAddress)],
  ];
  for (const [index, transport] of transports.entries()) {
    const client = new OthelloClient({ transport });
    await client.loginOrRegister({ platformToken: `device ${index}`, name: `player${index}` });
    expect(roomOf(await client.createGameRoom({})).status).toBe('WAITING');
    client.close();
  }
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
