import pg from 'pg';
import { allTransports } from '../kit/matrix.ts';
import { type CutWire, cutWire } from '../kit/cut.ts';
import { type Transport, envelopeTransport } from '../kit/transports.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { until } from '../kit/until.ts';

let database: FreshDatabase;
let wire: CutWire;
let node: TestNode;
let transports: Transport[];
let token: string;
const ME = { platformType: 'CUSTOM', platformToken: 'me' };

beforeAll(async () => {
  database = await freshDatabase();
  wire = await cutWire(database.url);
  node = await startNode({ databaseUrl: wire.url });
  transports = allTransports(node);
  const transport = envelopeTransport(node);
  await transport.call('Register', { ...ME, name: 'me' });
  token = String((await transport.call('Login', ME)).replies[0]?.body['token']);
});
afterAll(async () => {
  for (const transport of transports) await transport.close();
  await node.close();
  await wire.close();
  await database.drop();
});

test('without its database every transport answers 503 at once, and calls again when it is back', async () => {
  wire.cut();
  for (const transport of transports) {
    expect([transport.name, (await transport.call('Login', ME)).status]).toEqual([transport.name, 503]);
    expect([transport.name, (await transport.call('GameSync', { roomId: '1' }, { token })).status]).toEqual([
      transport.name,
      503,
    ]);
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
  for (const transport of transports) {
    const { replies } = await transport.call('GameSync', { roomId: '1' }, { token });
    expect(replies).toMatchObject([{ field: 'gameSyncRsp', code: 'ErrorInvalidGameRoom' }]);
  }
});

test('a call whose session another call holds for longer than 2 s answers 409 and did nothing', async () => {
  const holder = new pg.Client({ connectionString: database.url });
  await holder.connect();
  try {
    await holder.query('BEGIN; SELECT FROM sessions FOR UPDATE');
    const answers = await Promise.all(
      transports.map((transport, i) => transport.call('CreateGameRoom', {}, { token, seqNo: i + 1 })),
    );
    const expected = transports.map(({ faultsAreAnswers }) => (faultsAreAnswers ? 503 : 409));
    expect(answers.map(({ status }) => status)).toEqual(expected);
    await holder.query('ROLLBACK');
    expect((await holder.query('SELECT FROM rooms')).rowCount).toBe(0);
  } finally {
    await holder.end();
  }
  const { replies } = await envelopeTransport(node).call('CreateGameRoom', {}, { token, seqNo: 1 });
  expect(replies).toMatchObject([{ field: 'makeGameRoomRsp', code: 'Success' }]);
});
