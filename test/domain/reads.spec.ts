import { type Transport, envelopeTransport } from '../kit/transports.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer, outline } from '../kit/player.ts';
import { QueryLog } from '../kit/query-log.ts';
import { openRows } from '../kit/rows.ts';
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
  ['ListGames', 'record-games'],
])('%s costs two round trips: the session, then all that it shows', async (procedure, statement) => {
  const request = procedure === 'GetGameRecord' ? { roomId: game.roomId } : {};
  const executed = await log.during(async () => {
    const { replies } = await game.white.call(procedure, request, { seqNo: 9 });
    expect(replies).toMatchObject([{ code: 'Success' }]);
  });
  const ofCall = executed.filter((text) => /^(session|rooms|record|leaderboard)-/.test(text));
  expect(ofCall.map((text) => text.split(':')[0])).toEqual(['session-find', statement]);
});

test('a read is no older than the room that it sees: the put times of a game never go back', async () => {
  const { roomId, black } = await seatTwo(await newPlayer(transport), await newPlayer(transport));
  const rows = openRows(database.url);
  // as a put of another node leaves it whose snapshot was taken a little after this read's clock was looked at
  const [ahead] = await rows.query<{ updated_at: Date }>(
    `UPDATE rooms SET updated_at = now() + interval '2 s' WHERE id = $1 RETURNING updated_at`,
    [roomId],
  );
  expect(outline(await black.put(roomId, 'd3'))[0]).toBe('gamePutRsp Success');
  const [after] = await rows.query<{ updated_at: Date; put_times: Buffer }>(
    'SELECT updated_at, put_times FROM rooms WHERE id = $1',
    [roomId],
  );
  expect(after?.updated_at).toEqual(ahead?.updated_at);
  expect(after?.put_times.readUInt32BE()).toBeGreaterThan(1500);
  await rows.close();
});
