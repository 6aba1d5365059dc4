import { type Transport, envelopeTransport } from '../kit/transports.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { QueryLog } from '../kit/query-log.ts';

let database: FreshDatabase;
let log: QueryLog;
let node: TestNode;
let transport: Transport;
const tokens: string[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  log = await QueryLog.of(database);
  node = await startNode({ databaseUrl: database.url });
  transport = envelopeTransport(node);
  for (const name of ['white', 'black']) {
    const identity = { platformType: 'CUSTOM', platformToken: name };
    await transport.call('Register', { ...identity, name });
    tokens.push(String((await transport.call('Login', identity)).replies[0]?.body['token']));
    await transport.call('RandomJoin', { createIfNone: true }, { token: tokens.at(-1), seqNo: 1 });
  }
});
afterAll(async () => {
  await node.close();
  await log.close();
  await database.drop();
});

/** Statements of calls, without those of the node's own sweep and health poll. */
const ofCalls = (executed: string[]) => executed.filter((text) => /^(room|move|session)-/.test(text));

test('a durable GamePut costs two round trips: one read, one conditional write', async () => {
  const executed = await log.during(async () => {
    const { replies } = await transport.call('GamePut', { roomId: '1', r: 2, c: 3 }, { token: tokens[1], seqNo: 2 });
    expect(replies).toMatchObject([{ code: 'Success' }, { field: 'gameSyncRsp', body: { room: { version: 3 } } }]);
  });
  expect(ofCalls(executed).map((text) => text.split(':')[0])).toEqual(['room-with-session', 'move-with-session']);
});

test('a GameSync costs one round trip', async () => {
  const executed = await log.during(() => transport.call('GameSync', { roomId: '1' }, { token: tokens[0] }));
  expect(ofCalls(executed).map((text) => text.split(':')[0])).toEqual(['room-with-session']);
});

test('a repeated GamePut costs one round trip: the stored answers are read', async () => {
  const executed = await log.during(() =>
    transport.call('GamePut', { roomId: '1', r: 2, c: 3 }, { token: tokens[1], seqNo: 2 }),
  );
  expect(ofCalls(executed).map((text) => text.split(':')[0])).toEqual(['room-with-session']);
});

test('nothing else is asked of the database by these calls', async () => {
  // transactions, the sweep's looks for what is overdue or old (the log has a line of each), health and wake-ups
  const ofNode =
    /BEGIN|START|COMMIT|transaction_isolation|transaction_read_only|SELECT r\.id.* FROM rooms r( |$)|DELETE FROM (sessions|rooms) |ping|SELECT 1|SELECT set_config|pg_notify|WITH (due|first|forgotten|taken) AS/;
  const quiet = (text: string) => ofNode.test(text);
  const executed = await log.during(async () => {
    await transport.call('GamePut', { roomId: '1', r: 2, c: 2 }, { token: tokens[0], seqNo: 2 });
    await transport.call('GameSync', { roomId: '1' }, { token: tokens[1] });
  });
  expect(executed.filter((text) => !quiet(text)).map((text) => text.split(':')[0])).toEqual([
    'room-with-session',
    'move-with-session',
    'room-with-session',
  ]);
});
