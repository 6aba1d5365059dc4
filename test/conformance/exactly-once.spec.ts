import { onEveryTransport, useNodes } from '../kit/every-transport.ts';
import { ALL_TRANSPORTS } from '../kit/matrix.ts';
import { outline, type Player, roomOf } from '../kit/player.ts';
import { movesText } from '../kit/picture.ts';
import { LINES, splitLine, standAfter } from '../kit/game.ts';

// the other transport of each script is one of the second node
const stage = useNodes(2, { over: ALL_TRANSPORTS });

onEveryTransport(
  stage,
  'a repeated GamePut with the same seqNo returns the stored answer and places one disc',
  async (scene) => {
    const { roomId, black } = await scene.game();
    const first = await black.put(roomId, 'd3', { seqNo: 1 });
    expect(outline(first)).toEqual(['gamePutRsp Success', 'gameSyncRsp Success']);
    for (const transport of [scene.transport, scene.other, ...stage.transports])
      expect(await black.through(transport).put(roomId, 'd3', { seqNo: 1 })).toEqual(first);
    expect(roomOf(await black.sync(roomId))).toEqual(roomOf(first));
    expect(movesText(roomOf(first).moves)).toBe('d3');
  },
);

onEveryTransport(
  stage,
  'the put that ends a game is counted as any other: repeated, and against another call',
  async (scene) => {
    const playing = await scene.game();
    const { before, last, byBlack } = splitLine(LINES.blackWins);
    await standAfter(scene.rows, playing, before);
    const mover = byBlack ? playing.black : playing.white;
    const first = await mover.put(playing.roomId, last, { seqNo: 4 });
    expect(outline(first)).toEqual(['gamePutRsp Success', 'gameSyncRsp Success', 'gameOverRsp Success']);
    for (const transport of [scene.transport, scene.other])
      expect(await mover.through(transport).put(playing.roomId, last, { seqNo: 4 })).toEqual(first);
    expect(outline(await mover.create({}, { seqNo: 4 }))).toEqual(['makeGameRoomRsp ErrorSeqNoConflict']);
    expect(outline(await mover.put(playing.roomId, last, { seqNo: 3 }))).toEqual(['gamePutRsp ErrorSeqNoStale']);
    expect(await scene.rows.query('SELECT seq_no FROM sessions WHERE user_id = $1', [mover.id])).toEqual([
      { seq_no: '4' },
    ]);
  },
);

/** A call of each kind that writes, with what must stand before it. */
const WRITES: [string, (player: Player, opponent: Player) => Promise<[string, object]>][] = [
  ['CreateGameRoom', async () => ['CreateGameRoom', {}]],
  ['RandomJoin with create_if_none', async () => ['RandomJoin', { createIfNone: true }]],
  ['RandomJoin', async (_, opponent) => (await opponent.create(), ['RandomJoin', {}])],
  ['JoinGameRoom', async (_, opponent) => ['JoinGameRoom', { roomId: roomOf(await opponent.create()).roomId }]],
  ['ExitGameRoom', async (player) => ['ExitGameRoom', { roomId: roomOf(await player.create()).roomId }]],
  [
    'ExitGameRoom in play',
    async (player, opponent) => {
      const { roomId } = roomOf(await opponent.create());
      await player.join(roomId);
      return ['ExitGameRoom', { roomId }];
    },
  ],
];

for (const [name, prepare] of WRITES)
  onEveryTransport(
    stage,
    `a repeated ${name} with the same seqNo returns the stored answer, though the state moved on`,
    async (scene) => {
      const [player, opponent] = [await scene.player(), await scene.player(scene.other)];
      const [procedure, request] = await prepare(player, opponent);
      const first = await player.call(procedure, request, { seqNo: 1 });
      expect(first.replies[0]?.code).toBe('Success');
      // whatever the call did is undone or overtaken
      const roomId = (first.replies.find(({ body }) => body.room)?.body.room as { roomId: string } | undefined)?.roomId;
      if (roomId) await player.exit(roomId);
      await player.create({ private: true });
      const rooms = () =>
        scene.rows.query('SELECT id, version FROM rooms WHERE $1 IN (user_1, user_2) ORDER BY id', [player.id]);
      const before = await rooms();
      for (const transport of [scene.transport, scene.other])
        expect(await player.through(transport).call(procedure, request, { seqNo: 1 })).toEqual(first);
      expect(await rooms()).toEqual(before);
    },
  );

onEveryTransport(
  stage,
  'a failure is stored too: the same call fails again, though it would do by now',
  async (scene) => {
    const { roomId, white, black } = await scene.game();
    const early = await white.put(roomId, 'c3', { seqNo: 1 });
    expect(early.replies[0]?.code).toBe('ErrorNotYourTurn');
    const joiner = await scene.player();
    const none = await joiner.randomJoin({}, { seqNo: 1 });
    expect(none.replies[0]?.code).toBe('ErrorInvalidGameRoom');
    await black.put(roomId, 'd3');
    await (await scene.player()).create();
    expect(await white.through(scene.other).put(roomId, 'c3', { seqNo: 1 })).toEqual(early);
    expect(await joiner.through(scene.other).randomJoin({}, { seqNo: 1 })).toEqual(none);
    expect((await white.put(roomId, 'c3', { seqNo: 2 })).replies[0]?.code).toBe('Success');
    expect((await joiner.randomJoin({}, { seqNo: 2 })).replies[0]?.code).toBe('Success');
  },
);

onEveryTransport(
  stage,
  'the same seqNo of another request is 203, and the stored answer stays',
  async ({ game, other }) => {
    const { roomId, black } = await game();
    const first = await black.put(roomId, 'd3', { seqNo: 5 });
    for (const answered of [
      await black.put(roomId, 'c4', { seqNo: 5 }),
      await black.put({ roomId, version: 2 }, 'd3', { seqNo: 5 }),
    ])
      expect(outline(answered)).toEqual(['gamePutRsp ErrorSeqNoConflict']);
    expect(outline(await black.exit(roomId, { seqNo: 5 }))).toEqual(['exitGameRoomRsp ErrorSeqNoConflict']);
    expect(outline(await black.join(roomId, { seqNo: 5 }))).toEqual(['joinGameRoomRsp ErrorSeqNoConflict']);
    expect(await black.through(other).put(roomId, 'd3', { seqNo: 5 })).toEqual(first);
  },
);

onEveryTransport(stage, 'another procedure with a request of the same bytes is another call', async ({ player }) => {
  const me = await player();
  const { roomId } = roomOf(await me.create());
  expect(outline(await me.exit(roomId, { seqNo: 5 }))[0]).toBe('exitGameRoomRsp Success');
  expect(outline(await me.join(roomId, { seqNo: 5 }))).toEqual(['joinGameRoomRsp ErrorSeqNoConflict']);
  expect(outline(await me.call('Rematch', { roomId }, { seqNo: 5 }))).toEqual(['rematchRsp ErrorSeqNoConflict']);
});

onEveryTransport(stage, 'a lower seqNo is 204 and does nothing; gaps are allowed', async ({ game }) => {
  const { roomId, white, black } = await game();
  await black.put(roomId, 'd3', { seqNo: 1 });
  await white.put(roomId, 'c3', { seqNo: 1000 });
  await black.put(roomId, 'b3', { seqNo: 2 ** 32 - 1 });
  for (const seqNo of [1, 2, 2 ** 32 - 2]) {
    expect(outline(await black.put(roomId, 'd3', { seqNo }))).toEqual(['gamePutRsp ErrorSeqNoStale']);
    expect(outline(await black.exit(roomId, { seqNo }))).toEqual(['exitGameRoomRsp ErrorSeqNoStale']);
  }
  expect(outline(await white.put(roomId, 'd2', { seqNo: 999 }))).toEqual(['gamePutRsp ErrorSeqNoStale']);
  expect(roomOf(await white.put(roomId, 'd2', { seqNo: 1001 }))).toMatchObject({ version: 6 });
});

onEveryTransport(stage, 'calls without a seqNo, and calls that read, are not counted', async ({ game }) => {
  const { roomId, white, black } = await game();
  const first = await black.put(roomId, 'd3', { seqNo: 1 });
  for (const caller of [{}, { seqNo: 0 }, { seqNo: 9 }, { seqNo: 1 }])
    expect(outline(await black.sync(roomId, caller))).toEqual(['gameSyncRsp Success']);
  await black.join(roomId);
  expect(await black.put(roomId, 'd3', { seqNo: 1 })).toEqual(first);
  await white.put(roomId, 'c3');
  expect(roomOf(await black.sync(roomId, { seqNo: 1 })).version).toBe(4);
  expect(outline(await black.put(roomId, 'b3', { seqNo: 2 }))[0]).toBe('gamePutRsp Success');
});

onEveryTransport(stage, 'a login begins the count anew', async ({ player }) => {
  const before = await player();
  const { roomId } = roomOf(await before.create({}, { seqNo: 50 }));
  const after = await before.again();
  expect(outline(await after.exit(roomId, { seqNo: 1 }))).toEqual(['exitGameRoomRsp Success']);
  expect(outline(await before.create({}, { seqNo: 50 }))).toEqual(['makeGameRoomRsp ErrorUserDuplicatedLogin']);
});

onEveryTransport(stage, 'a failed session is told before any seqNo', async ({ player }) => {
  const before = await player();
  const { roomId } = roomOf(await before.create({}, { seqNo: 5 }));
  expect(outline(await before.exit(roomId, { seqNo: 5 }))).toEqual(['exitGameRoomRsp ErrorSeqNoConflict']);
  expect(outline(await before.exit(roomId, { seqNo: 4 }))).toEqual(['exitGameRoomRsp ErrorSeqNoStale']);
  await before.again();
  for (const seqNo of [4, 5, 6])
    expect(outline(await before.exit(roomId, { seqNo }))).toEqual(['exitGameRoomRsp ErrorUserDuplicatedLogin']);
  // what was done and answered is no secret of the session either
  expect(outline(await before.create({}, { seqNo: 5 }))).toEqual(['makeGameRoomRsp ErrorUserDuplicatedLogin']);
  for (const seqNo of [4, 5, 6])
    expect(outline(await before.call('CreateGameRoom', {}, { token: 'x', seqNo }))).toEqual([
      'makeGameRoomRsp ErrorUserInvalidToken',
    ]);
});
