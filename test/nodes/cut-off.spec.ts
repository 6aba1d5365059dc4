import pg from 'pg';
import { expectConsistent } from '../kit/consistent.ts';
import { resending } from '../kit/at-once.ts';
import { type CutWire, cutWire } from '../kit/cut.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer, outline } from '../kit/player.ts';
import { openRows, type Rows } from '../kit/rows.ts';
import { seatTwo } from '../kit/game.ts';
import { until } from '../kit/until.ts';

let database: FreshDatabase;
let wire: CutWire;
let rows: Rows;
let cutOff: TestNode;
let other: TestNode;

beforeAll(async () => {
  database = await freshDatabase();
  wire = await cutWire(database.url);
  rows = openRows(database.url);
  cutOff = await startNode({ databaseUrl: wire.url });
  other = await startNode({ databaseUrl: database.url });
});
afterAll(async () => {
  await other.close();
  await cutOff.close();
  await wire.close();
  await rows.close();
  await database.drop();
});

const FREED_WITHIN_MS = 5000;

/** Whether nobody holds the room's row or the session's. */
async function areFree(client: pg.Client, roomId: string, userId: string): Promise<boolean> {
  try {
    await client.query('BEGIN');
    await client.query('SELECT FROM rooms WHERE id = $1 FOR UPDATE NOWAIT', [roomId]);
    await client.query('SELECT FROM sessions WHERE user_id = $1 FOR UPDATE NOWAIT', [userId]);
    return true;
  } catch {
    return false;
  } finally {
    await client.query('ROLLBACK');
  }
}

test('the locks of a node that is cut off from the database in mid-call are free in 5 s, and the game goes on', async () => {
  const near = envelopeTransport(cutOff);
  const far = resending(envelopeTransport(other));
  const [white, black] = [await newPlayer(far), await newPlayer(far)];
  const { roomId } = await seatTwo(white, black);
  const probe = new pg.Client({ connectionString: database.url });
  await probe.connect();

  // the call holds its session and waits for its room when the wire goes silent: it gets the lock and never hears of it
  const { lost, since } = await rows.whileLocked('SELECT FROM rooms WHERE id = $1 FOR UPDATE', [roomId], async () => {
    const call = black.through(near).randomJoin({}, { seqNo: 1 });
    await until(async () => (await rows.waiting()) === 1, 'a call that waits for its room');
    wire.stall();
    return { lost: call, since: performance.now() };
  });
  expect(await areFree(probe, roomId, black.id)).toBe(false);
  await until(() => areFree(probe, roomId, black.id), 'the locks to be freed');
  expect(performance.now() - since).toBeLessThan(FREED_WITHIN_MS);

  // the same call, sent again to another node, is done once; then both play on there
  expect(outline(await black.randomJoin({}, { seqNo: 1 }))).toEqual([
    'randomJoinRsp Success',
    'joinGameRoomRsp Success',
  ]);
  expect(outline(await black.put(roomId, 'd3'))[0]).toBe('gamePutRsp Success');
  expect(outline(await white.put(roomId, 'c3'))[0]).toBe('gamePutRsp Success');
  expect((await fetch(`${cutOff.url}/health`)).status).toBe(503);

  wire.mend();
  await lost.catch(() => undefined);
  await until(async () => (await fetch(`${cutOff.url}/health`)).ok, 'the node to be back');
  expect(outline(await black.through(near).put(roomId, 'b3'))[0]).toBe('gamePutRsp Success');
  await probe.end();
  await expectConsistent(database.url);
});
