import { onEveryTransport, useNode } from '../kit/every-transport.ts';
import { bodyOf, newPlayer, outline, type Player, roomOf, type UserBody } from '../kit/player.ts';
import { until } from '../kit/until.ts';

const stage = useNode();
const SYNCED = ['gameSyncRsp Success'];

onEveryTransport(
  stage,
  'two that found no room and made one each meet when the younger syncs',
  async ({ player, other }) => {
    const [older, younger] = [await player(other), await player()];
    const V_1 = { version: 1 };
    for (const each of [older, younger])
      expect(outline(await each.randomJoin({}, V_1))).toEqual(['randomJoinRsp ErrorInvalidGameRoom']);
    const rooms = [roomOf(await older.create({}, V_1)), roomOf(await younger.create({}, V_1))] as const;

    const byOlder = await older.sync(rooms[0].roomId, V_1);
    expect(roomOf(byOlder)).toEqual(rooms[0]); // it is the younger that moves

    const merged = await younger.sync(rooms[1].roomId, V_1);
    expect(outline(merged)).toEqual(SYNCED);
    expect(roomOf(merged)).toMatchObject({
      ...{ roomId: rooms[0].roomId, user1: older.id, user2: younger.id },
      ...{ status: 'TURN_USER2', version: 2 },
    });
    expect(bodyOf<{ opponent: UserBody }>(merged, 'gameSyncRsp').opponent.id).toBe(older.id);
    expect(roomOf(await older.sync(rooms[0].roomId, V_1))).toEqual(roomOf(merged));
  },
);

onEveryTransport(
  stage,
  'who still calls for the room that closed is served in the older one',
  async ({ player, other }) => {
    const [older, younger] = [await player(other), await player()];
    const { roomId } = roomOf(await older.create());
    const closed = roomOf(await younger.create()).roomId;
    for (let times = 0; times < 2; times++) expect(roomOf(await younger.sync(closed)).roomId).toBe(roomId);
    const put = await younger.put(closed, 'd3');
    expect(outline(put)).toEqual(['gamePutRsp Success', 'gameSyncRsp Success']);
    expect(roomOf(put)).toMatchObject({ roomId, version: 3 });
    expect(outline(await (await player()).join(closed))).toEqual(['joinGameRoomRsp ErrorInvalidGameRoom']);
    expect(outline(await younger.exit(closed))).toEqual(['exitGameRoomRsp Success', 'gameOverRsp Success']);
    expect(roomOf(await older.sync(roomId))).toMatchObject({ status: 'GAME_OVER', winner: older.id });
  },
);

onEveryTransport(stage, 'of three that wait the oldest two play, whoever syncs first', async ({ player, other }) => {
  const players = [await player(), await player(other), await player()] as const;
  const rooms = [];
  for (const each of players) rooms.push(roomOf(await each.create()).roomId);
  expect(roomOf(await players[2].sync(rooms[2]!))).toMatchObject({ roomId: rooms[0], user2: players[2].id });
  expect(roomOf(await players[1].sync(rooms[1]!))).toMatchObject({ roomId: rooms[1], status: 'WAITING' });
});

onEveryTransport(stage, 'private rooms never merge, younger or older', async ({ player, other }) => {
  const [older, between, younger] = [await player(other), await player(), await player(other)];
  const hidden = roomOf(await older.create({ private: true }));
  const open = roomOf(await between.create());
  const hiddenToo = roomOf(await younger.create({ private: true }));
  expect(roomOf(await older.sync(hidden.roomId))).toEqual(hidden);
  expect(roomOf(await between.sync(open.roomId))).toEqual(open);
  expect(roomOf(await younger.sync(hiddenToo.roomId))).toEqual(hiddenToo);
});

test('rooms merge though nobody calls, and private ones still wait', async () => {
  const [transport] = stage.transports;
  const owners: { owner: Player; roomId: string }[] = [];
  for (const isPrivate of [true, false, true, false]) {
    const owner = await newPlayer(transport!);
    owners.push({ owner, roomId: roomOf(await owner.create({ private: isPrivate })).roomId });
  }
  const [hidden, older, hiddenToo, younger] = owners.map(({ roomId }) => roomId);
  const rooms = () =>
    stage.rows.query<{ id: string; status: number; merged_into: string | null }>(
      'SELECT id, status, merged_into FROM rooms WHERE id = ANY ($1) ORDER BY id',
      [owners.map(({ roomId }) => roomId)],
    );
  await until(async () => (await rooms()).some(({ status }) => status === 2), 'the sweep');
  expect(await rooms()).toEqual([
    { id: hidden, status: 0, merged_into: null },
    { id: older, status: 2, merged_into: null },
    { id: hiddenToo, status: 0, merged_into: null },
    { id: younger, status: 3, merged_into: older },
  ]);
  expect(roomOf(await owners[3]!.owner.sync(younger!))).toMatchObject({ roomId: older, user2: owners[3]!.owner.id });
});
