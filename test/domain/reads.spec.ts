import { type Transport, envelopeTransport } from '../kit/transports.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer } from '../kit/player.ts';
import { QueryLog } from '../kit/query-log.ts';
import { seatTwo, type Table } from '../kit/table.ts';

let database: FreshDatabase;
let log: QueryLog;
let node: TestNode;
let transport: Transport;
let table: Table;

beforeAll(async () => {
  database = await freshDatabase();
  log = await QueryLog.of(database);
  node = await startNode({ databaseUrl: database.url });
  transport = envelopeTransport(node);
  table = await seatTwo(await newPlayer(transport), await newPlayer(transport));
  await table.black.exit(table.roomId);
});
afterAll(async () => {
  await node.close();
  await log.close();
  await database.drop();
});

test.each([
  ['ListGameRooms', 'rooms-listed-all'],
  ['GetGameRecord', 'record-find'],
  ['GetLeaderboard', 'leaderboard-page'],
  ['GetProfile', 'record-profile'],
])('%s costs two round trips: the session, then all that it shows', async (procedure, statement) => {
  const request = procedure === 'GetGameRecord' ? { roomId: table.roomId } : {};
  const executed = await log.during(async () => {
    const { replies } = await table.white.call(procedure, request, { seqNo: 9 });
    expect(replies).toMatchObject([{ code: 'Success' }]);
  });
  const ofCall = executed.filter((text) => /^(session|rooms|record|leaderboard)-/.test(text));
  expect(ofCall.map((text) => text.split(':')[0])).toEqual(['session-find', statement]);
});
