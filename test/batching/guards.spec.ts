import { OptimisticRoomWrites } from '../../src/game/play/optimistic-room-writes.repository.ts';
import { Rooms } from '../../src/game/index.ts';
import { Transactions } from '../../src/persistence/index.ts';
import { hashToken, Sessions } from '../../src/rpc/sessions.ts';
import { atOnce } from '../kit/at-once.ts';
import { inProcessTransport } from '../kit/transports.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import type { Player } from '../kit/player.ts';
import { openRows, type Rows } from '../kit/rows.ts';
import { until } from '../kit/until.ts';
import { newGames } from './totals.ts';

let node: TestNode;
let rows: Rows;
let writes: OptimisticRoomWrites;

beforeAll(async () => {
  node = await startNode();
  rows = openRows(node.databaseUrl);
  writes = node.app.get(OptimisticRoomWrites, { strict: false });
});
afterAll(async () => {
  await rows.close();
  await node.close();
});

/** A write of a call that the player's session counts as its first, as if it had been read just now. */
async function writeOf(player: Player, roomId: string) {
  const { room } = (await node.app.get(Rooms, { strict: false }).find([roomId])).get(roomId)!;
  const record = { seqNo: 1, requestHash: hashToken('request'), answers: Buffer.from('answers') };
  return {
    guard: { tokenHash: hashToken(player.token), userId: player.id, seqNo: '0', record },
    version: room.version,
    room: { ...room, version: room.version + 1, moves: Buffer.of(19) },
    deadlineMs: Date.now() + 60_000,
  };
}

/** What is in the rows: seqNo of the session, version of the room. */
async function written(player: Player, roomId: string): Promise<[number, number]> {
  const [found] = await rows.query<{ seq_no: number; version: number }>(
    `SELECT s.seq_no::integer, r.version FROM sessions s, rooms r WHERE s.token_hash = $1 AND r.id = $2`,
    [hashToken(player.token), roomId],
  );
  return [found!.seq_no, found!.version];
}

const [NOTHING, ALL] = [
  [0, 2],
  [1, 3],
];

test('in a batch a call whose room moved on writes nothing, in its session neither', async () => {
  const [good, bad] = await newGames(inProcessTransport(node), 2);
  const stale = await writeOf(bad!.black, bad!.roomId);
  const batch = [await writeOf(good!.black, good!.roomId), { ...stale, version: 1 }];
  expect(await atOnce(batch.map((write) => () => writes.write(write)))).toEqual([true, false]);
  expect(await written(good!.black, good!.roomId)).toEqual(ALL);
  expect(await written(bad!.black, bad!.roomId)).toEqual(NOTHING);
});

test('in a batch a call whose session moved on writes nothing, in its room neither', async () => {
  const [good, bad] = await newGames(inProcessTransport(node), 2);
  const stale = await writeOf(bad!.black, bad!.roomId);
  const batch = [await writeOf(good!.black, good!.roomId), { ...stale, guard: { ...stale.guard, seqNo: '7' } }];
  expect(await atOnce(batch.map((write) => () => writes.write(write)))).toEqual([true, false]);
  expect(await written(good!.black, good!.roomId)).toEqual(ALL);
  expect(await written(bad!.black, bad!.roomId)).toEqual(NOTHING);
});

test('in a batch a call of a replaced session writes nothing', async () => {
  const [good, bad] = await newGames(inProcessTransport(node), 2);
  const stale = await writeOf(bad!.black, bad!.roomId);
  await node.app.get(Transactions).run((tx) => node.app.get(Sessions).open(tx, bad!.black.id));
  const batch = [await writeOf(good!.black, good!.roomId), stale];
  expect(await atOnce(batch.map((write) => () => writes.write(write)))).toEqual([true, false]);
  expect(await written(bad!.black, bad!.roomId)).toEqual(NOTHING);
});

test.each([
  ['session', 'SELECT 1 FROM sessions WHERE user_id = $1 AND $2::bigint > 0 FOR UPDATE'],
  ['room', 'SELECT 1 FROM rooms WHERE id = $2 AND $1::bigint > 0 FOR UPDATE'],
])('in a batch a call whose %s somebody holds waits by itself: its neighbour is written at once', async (_, lock) => {
  const tookMs: number[] = [];
  for (let times = 0; times < 3; times++) {
    const [held, free] = await newGames(inProcessTransport(node), 2);
    const batch = [await writeOf(held!.black, held!.roomId), await writeOf(free!.black, free!.roomId)];
    const { waiting } = await rows.whileLocked(lock, [held!.black.id, held!.roomId], async () => {
      const began = performance.now();
      const [waiting, neighbour] = batch.map((write) => writes.write(write));
      expect(await neighbour).toBe(true);
      tookMs.push(performance.now() - began);
      expect(await written(free!.black, free!.roomId)).toEqual(ALL);
      await until(async () => (await rows.waiting()) === 1, 'the other to wait for the lock');
      expect(await written(held!.black, held!.roomId)).toEqual(NOTHING);
      return { waiting };
    });
    expect(await waiting).toBe(true);
    expect(await written(held!.black, held!.roomId)).toEqual(ALL);
  }
  expect(Math.min(...tookMs)).toBeLessThan(1000); // a batch that waited would give up after 2 s, and all go alone
});

test('of two sessions that write one room at once, one writes', async () => {
  const [game] = await newGames(inProcessTransport(node), 1);
  const { roomId, black, white } = game!;
  const batch = [await writeOf(black, roomId), await writeOf(white, roomId)];
  expect((await atOnce(batch.map((write) => () => writes.write(write)))).toSorted()).toEqual([false, true]);
  const sessions = [await written(black, roomId), await written(white, roomId)];
  expect(sessions.toSorted()).toEqual([
    [0, 3],
    [1, 3],
  ]);
});

test('of two rooms that one session writes at once, one is written', async () => {
  const [one, other] = await newGames(inProcessTransport(node), 2);
  const batch = [await writeOf(one!.black, one!.roomId), await writeOf(one!.black, other!.roomId)];
  expect((await atOnce(batch.map((write) => () => writes.write(write)))).toSorted()).toEqual([false, true]);
  const versions = [await written(one!.black, one!.roomId), await written(one!.black, other!.roomId)];
  expect(versions.toSorted()).toEqual([
    [1, 2],
    [1, 3],
  ]);
});

test('a write that its session does not count leaves the session as it is', async () => {
  const [one, other] = await newGames(inProcessTransport(node), 2);
  const counted = await writeOf(one!.black, one!.roomId);
  const { guard, ...uncounted } = await writeOf(other!.black, other!.roomId);
  const batch = [counted, { ...uncounted, guard: { ...guard, record: undefined } }];
  expect(await atOnce(batch.map((write) => () => writes.write(write)))).toEqual([true, true]);
  expect(await written(one!.black, one!.roomId)).toEqual(ALL);
  expect(await written(other!.black, other!.roomId)).toEqual([0, 3]);
});

test('a batch writes what each call alone would: every column, to the millisecond', async () => {
  const games = await newGames(inProcessTransport(node), 3);
  const columns = async (roomId: string) => {
    const [row] = await rows.query<Record<string, unknown>>('SELECT * FROM rooms WHERE id = $1', [roomId]);
    const { id, user_1, user_2, ...rest } = row!;
    expect([id, user_1, user_2]).toEqual([roomId, expect.any(String), expect.any(String)]);
    return rest;
  };
  const before = await Promise.all(games.map(({ roomId }) => columns(roomId)));
  const after = await Promise.all(
    games.map(async ({ black, roomId }) => {
      const write = await writeOf(black, roomId);
      const { board } = write.room;
      const times = { updatedAt: new Date(1_700_000_000_123), deadline: new Date(4_000_000_060_999) };
      const turned = { black: board.white.complement(), white: board.black }; // bit 63 too, the sign
      return {
        ...write,
        room: { ...write.room, ...times, board: turned, status: 1, putTimes: Buffer.of(0, 1, 2, 255) },
      };
    }),
  );
  const [alone, ...together] = after;
  expect(await writes.write(alone!)).toBe(true);
  expect(await atOnce(together.map((write) => () => writes.write(write)))).toEqual([true, true]);
  const changed = await Promise.all(
    games.map(async ({ roomId }, index) => {
      const now = await columns(roomId);
      return Object.fromEntries(
        Object.entries(now).filter(([name, value]) => String(value) !== String(before[index]![name])),
      );
    }),
  );
  expect(changed[0]).toMatchObject({ status: 1, version: 3, updated_at: new Date(1_700_000_000_123) });
  expect(Object.keys(changed[0]!).toSorted()).toEqual(
    ['black', 'deadline', 'moves', 'put_times', 'status', 'updated_at', 'version', 'white'].toSorted(),
  );
  for (const each of changed) expect(each).toEqual(changed[0]);
});
