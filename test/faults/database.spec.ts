import pg from 'pg';
import { type CutWire, cutWire } from '../kit/cut.ts';
import { allDoors, type Door, envelopeDoor } from '../kit/doors.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { until } from '../kit/until.ts';

let database: FreshDatabase;
let wire: CutWire;
let node: TestNode;
let doors: Door[];
let token: string;
const ME = { platformType: 'CUSTOM', platformToken: 'me' };

beforeAll(async () => {
  database = await freshDatabase();
  wire = await cutWire(database.url);
  node = await startNode({ databaseUrl: wire.url });
  doors = allDoors(node);
  const door = envelopeDoor(node);
  await door.call('Register', { ...ME, name: 'me' });
  token = String((await door.call('Login', ME)).replies[0]?.body['token']);
});
afterAll(async () => {
  for (const door of doors) await door.close();
  await node.close();
  await wire.close();
  await database.drop();
});

test('without its database every door answers 503 at once, and calls again when it is back', async () => {
  wire.cut();
  for (const door of doors) {
    expect([door.name, (await door.call('Login', ME)).status]).toEqual([door.name, 503]);
    expect([door.name, (await door.call('GameSync', { roomId: '1' }, { token })).status]).toEqual([door.name, 503]);
  }
  const health = await fetch(`${node.url}/health`);
  expect(health.status).toBe(503);
  const answer = await fetch(`${node.url}/api`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ protocolVersion: 2, protocolId: 100, loginReq: ME }),
  });
  expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(await answer.text()).not.toMatch(/ECONN|127\.0\.0\.1|node_modules/);
  wire.mend();
  await until(async () => (await fetch(`${node.url}/health`)).status === 200, 'a healthy node');
  for (const door of doors) {
    const { replies } = await door.call('GameSync', { roomId: '1' }, { token });
    expect(replies).toMatchObject([{ field: 'gameSyncRsp', code: 'ErrorInvalidGameRoom' }]);
  }
});

test('a call whose session another call holds for longer than 2 s answers 409 and did nothing', async () => {
  const holder = new pg.Client({ connectionString: database.url });
  await holder.connect();
  try {
    await holder.query('BEGIN; SELECT FROM sessions FOR UPDATE');
    const answers = await Promise.all(doors.map((door, i) => door.call('CreateGameRoom', {}, { token, seqNo: i + 1 })));
    // a Play stream has no status of its own
    const expected = doors.map(({ name }) => (name === 'gRPC, play stream' ? 503 : 409));
    expect(answers.map(({ status }) => status)).toEqual(expected);
    await holder.query('ROLLBACK');
    expect((await holder.query('SELECT FROM rooms')).rowCount).toBe(0);
  } finally {
    await holder.end();
  }
  const { replies } = await envelopeDoor(node).call('CreateGameRoom', {}, { token, seqNo: 1 });
  expect(replies).toMatchObject([{ field: 'makeGameRoomRsp', code: 'Success' }]);
});
