import { onEveryTransport, useNode } from '../kit/every-transport.ts';
import { outline, roomOf } from '../kit/player.ts';
import { picture, START } from '../kit/picture.ts';

const stage = useNode();
const NONE = ['randomJoinRsp ErrorInvalidGameRoom'];
const JOINED = ['randomJoinRsp Success', 'joinGameRoomRsp Success'];
const CREATED = ['randomJoinRsp Success', 'makeGameRoomRsp Success'];

onEveryTransport(stage, 'without a waiting room it is 106', async ({ player }) => {
  expect(outline(await (await player()).randomJoin())).toEqual(NONE);
});

onEveryTransport(stage, 'with create_if_none it makes the room that lacked', async ({ player, rows }) => {
  const caller = await player();
  const answered = await caller.randomJoin({ createIfNone: true });
  expect(outline(answered)).toEqual(CREATED);
  const room = roomOf(answered);
  expect(room).toMatchObject({ user1: caller.id, status: 'WAITING', version: 1 });
  expect(picture(room)).toBe(START);
  const made = await rows.query('SELECT id, private FROM rooms WHERE user_1 = $1', [caller.id]);
  expect(made).toEqual([{ id: room.roomId, private: false }]);
});

onEveryTransport(stage, 'it joins the room that has waited longest', async ({ player, other }) => {
  const owners = [await player(other), await player(), await player(other)];
  const waiting: string[] = [];
  for (const owner of owners) waiting.push(roomOf(await owner.create()).roomId);
  for (const [index, roomId] of waiting.entries()) {
    const caller = await player();
    const answered = await caller.randomJoin({ createIfNone: index === 1 });
    expect(outline(answered)).toEqual(JOINED);
    const seats = { user1: owners[index]?.id, user2: caller.id };
    expect(roomOf(answered)).toMatchObject({ roomId, ...seats, status: 'TURN_USER2', version: 2 });
  }
});

onEveryTransport(stage, 'its Response is 108, since 107 is RspGameOver', async ({ player }) => {
  const { replies } = await (await player()).randomJoin({ createIfNone: true });
  expect(replies.map(({ field, protocolId }) => [field, protocolId])).toEqual([
    ['randomJoinRsp', 108],
    ['makeGameRoomRsp', 102],
  ]);
});

onEveryTransport(stage, 'in a live game it answers that game, for either player', async ({ player, game }) => {
  await (await player()).create();
  const { roomId, white, black } = await game();
  for (const each of [white, black])
    for (const createIfNone of [false, true]) {
      const answered = await each.randomJoin({ createIfNone });
      expect(outline(answered)).toEqual(JOINED);
      expect(roomOf(answered)).toMatchObject({ roomId, version: 2 });
    }
});

onEveryTransport(stage, 'it never joins a room of their own', async ({ player, other }) => {
  const owner = await player();
  const room = roomOf(await owner.create());
  expect(outline(await owner.randomJoin())).toEqual(NONE);
  const again = await owner.through(other).randomJoin({ createIfNone: true });
  expect(outline(again)).toEqual(CREATED);
  expect(roomOf(again)).toEqual(room);
  expect(roomOf(await owner.sync(room.roomId))).toEqual(room);
});

onEveryTransport(stage, 'it leaves private rooms out', async ({ player }) => {
  const owner = await player();
  const { roomId } = roomOf(await owner.create({ private: true }));
  expect(outline(await (await player()).randomJoin())).toEqual(NONE);
  expect(roomOf(await owner.sync(roomId)).status).toBe('WAITING');
});

onEveryTransport(
  stage,
  'with create_if_none a private room of their own opens to strangers',
  async ({ player, other }) => {
    const owner = await player();
    const { roomId } = roomOf(await owner.create({ private: true }));
    const opened = await owner.randomJoin({ createIfNone: true });
    expect(outline(opened)).toEqual(CREATED);
    expect(roomOf(opened)).toMatchObject({ roomId, version: 2 });
    expect(roomOf(await (await player(other)).randomJoin())).toMatchObject({ roomId, version: 3 });
  },
);

onEveryTransport(stage, 'it gives up the waiting room of their own', async ({ player, other }) => {
  const { roomId } = roomOf(await (await player(other)).create());
  const mover = await player();
  const own = roomOf(await mover.create()).roomId;
  expect(roomOf(await mover.randomJoin())).toMatchObject({ roomId, user2: mover.id });
  expect(outline(await (await player()).randomJoin())).toEqual(NONE);
  expect(roomOf(await mover.sync(own))).toMatchObject({ roomId: own, status: 'GAME_OVER', winner: '0' });
});

onEveryTransport(stage, 'rooms that closed or expired are not joined', async ({ player, rows }) => {
  const [closing, expiring] = [await player(), await player()];
  await closing.exit(roomOf(await closing.create()).roomId);
  const { roomId } = roomOf(await expiring.create());
  await rows.query(`UPDATE rooms SET deadline = now() - interval '1 s' WHERE id = $1`, [roomId]);
  expect(outline(await (await player()).randomJoin())).toEqual(NONE);
});
