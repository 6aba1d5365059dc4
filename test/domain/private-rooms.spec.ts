import { type Transport, envelopeTransport } from '../kit/transports.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer, outline, type Player, roomOf } from '../kit/player.ts';
import { QueryLog } from '../kit/query-log.ts';

let database: FreshDatabase;
let log: QueryLog;
let node: TestNode;
let transport: Transport;

beforeAll(async () => {
  database = await freshDatabase();
  log = await QueryLog.of(database);
  node = await startNode({ databaseUrl: database.url });
  transport = envelopeTransport(node);
});
afterAll(async () => {
  await node.close();
  await log.close();
  await database.drop();
});

/** Of calls; the sweep has others. */
const OF_CALLS = /FROM (sessions|seats)|UPDATE sessions|SAVEPOINT|FROM rooms r WHERE r\.id/;

test('a join of somebody else’s private room runs the statements of a join of no room, whatever its state', async () => {
  const [waiting, playing, ended, friend, stranger] = (await Promise.all(
    Array.from({ length: 5 }, () => newPlayer(transport)),
  )) as [Player, Player, Player, Player, Player];
  const rooms = [roomOf(await waiting.create({ private: true })).roomId];
  for (const owner of [ended, playing]) {
    const { roomId, invite } = roomOf(await owner.create({ private: true }));
    expect(outline(await friend.accept(invite))).toEqual(['joinGameRoomRsp Success']);
    rooms.push(roomId);
    if (owner === ended) await owner.exit(roomId);
  }
  const executed = async (roomId: string, seqNo: number) => {
    const statements = await log.during(async () => {
      const { replies } = await stranger.call('JoinGameRoom', { roomId }, { seqNo });
      expect(replies).toMatchObject([{ code: 'ErrorInvalidGameRoom' }]);
    });
    return statements.filter((text) => OF_CALLS.test(text));
  };
  const ofNone = await executed('9000000000000000', 1);
  expect(ofNone.length).toBeGreaterThan(3);
  for (const [index, roomId] of rooms.entries()) expect(await executed(roomId, index + 2)).toEqual(ofNone);
});
