import { type Transport, envelopeTransport } from '../kit/transports.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer } from '../kit/player.ts';
import { QueryLog } from '../kit/query-log.ts';
import { seatTwo, type Game } from '../kit/game.ts';

let database: FreshDatabase;
let log: QueryLog;
let node: TestNode;
let transport: Transport;
let game: Game;

beforeAll(async () => {
  database = await freshDatabase();
  log = await QueryLog.of(database);
  node = await startNode({ databaseUrl: database.url });
  transport = envelopeTransport(node);
  game = await seatTwo(await newPlayer(transport), await newPlayer(transport));
  await game.black.exit(game.roomId);
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
  const request = procedure === 'GetGameRecord' ? { roomId: game.roomId } : {};
  const executed = await log.during(async () => {
    const { replies } = await game.white.call(procedure, request, { seqNo: 9 });
    expect(replies).toMatchObject([{ code: 'Success' }]);
  });
  const ofCall = executed.filter((text) => /^(session|rooms|record|leaderboard)-/.test(text));
  expect(ofCall.map((text) => text.split(':')[0])).toEqual(['session-find', statement]);
});
