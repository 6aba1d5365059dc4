import { onEveryTransport, useNode } from '../kit/every-transport.ts';
import { bodyOf, outline, type OverBody, type RoomBody, roomOf, type UserBody } from '../kit/player.ts';
import { drawn, picture } from '../kit/picture.ts';

const stage = useNode();
const LEFT = ['exitGameRoomRsp Success'];

onEveryTransport(stage, 'a sync shows each player the room and their opponent', async ({ game, transport }) => {
  const { roomId, white, black } = await game();
  await black.put(roomId, 'f5');
  const [byWhite, byBlack] = [await white.sync(roomId), await black.through(transport).sync(roomId)];
  for (const [synced, opponent] of [
    [byWhite, black],
    [byBlack, white],
  ] as const) {
    expect(outline(synced)).toEqual(['gameSyncRsp Success']);
    const body = bodyOf<{ room: RoomBody; opponent: UserBody }>(synced, 'gameSyncRsp');
    expect(body.opponent).toMatchObject({ id: opponent.id, name: opponent.account.name });
    expect(picture(body.room)).toBe(
      drawn(`
        ........
        ........
        ........
        ...OX...
        ...XXX..
        ........
        ........
        ........`),
    );
  }
  expect(roomOf(byWhite)).toEqual(roomOf(byBlack));
});

onEveryTransport(stage, 'a sync changes nothing: the same twice', async ({ game, rows }) => {
  const { roomId, white } = await game();
  const look = () =>
    rows.query('SELECT r.*, s.* FROM rooms r, sessions s WHERE r.id = $1 AND user_id = $2', [roomId, white.id]);
  const before = await look();
  expect(await white.sync(roomId)).toEqual(await white.sync(roomId));
  expect(await look()).toEqual(before);
});

onEveryTransport(stage, 'a sync of a room that waits shows no opponent', async ({ player }) => {
  const owner = await player();
  const room = roomOf(await owner.create());
  const synced = await owner.sync(room.roomId);
  expect(outline(synced)).toEqual(['gameSyncRsp Success']);
  expect(bodyOf(synced, 'gameSyncRsp')).toEqual({ room });
});

onEveryTransport(stage, 'rooms of others and rooms that are none answer sync and exit alike: 106', async (scene) => {
  const stranger = await scene.player();
  const playing = await scene.game();
  const ended = await scene.game();
  await ended.black.exit(ended.roomId);
  const waiting = roomOf(await (await scene.player(scene.other)).create()).roomId;
  for (const [procedure, field, protocolId] of [
    ['GameSync', 'gameSyncRsp', 105],
    ['ExitGameRoom', 'exitGameRoomRsp', 103],
  ] as const)
    for (const roomId of [playing.roomId, ended.roomId, waiting, '9000000000000000', '0'])
      expect(await stranger.call(procedure, { roomId })).toEqual({
        status: 200,
        replies: [
          {
            ...{ field, protocolId, code: 'ErrorInvalidGameRoom', body: {} },
            message: `you have no game room ${roomId}: create or join one`,
          },
        ],
      });
  expect(roomOf(await playing.white.sync(playing.roomId))).toMatchObject({ status: 'TURN_USER2', version: 2 });
});

onEveryTransport(stage, 'an exit from a room that waits closes it', async ({ player, other }) => {
  const owner = await player();
  const { roomId } = roomOf(await owner.create());
  expect(outline(await owner.exit(roomId))).toEqual(LEFT);
  expect(outline(await (await player(other)).join(roomId))).toEqual(['joinGameRoomRsp ErrorInvalidGameRoom']);
  const synced = await owner.sync(roomId);
  expect(outline(synced)).toEqual(['gameSyncRsp Success', 'gameOverRsp Success']);
  expect(roomOf(synced)).toMatchObject({ status: 'GAME_OVER', version: 2, winner: '0' });
  const { winner, user, opponent } = bodyOf<OverBody>(synced, 'gameOverRsp');
  expect({ winner, user: user.id, opponent: opponent.id }).toEqual({ winner: '0', user: owner.id, opponent: '0' });
  expect(user).toMatchObject({ exp: 0, gold: 0, win: 0, lose: 0, draw: 0, rating: 1500 });
  expect(roomOf(await owner.create()).roomId).not.toBe(roomId);
});

onEveryTransport(
  stage,
  'an exit in play resigns, whatever the discs and whose turn it is',
  async ({ game, transport }) => {
    for (const leaverIsBlack of [true, false]) {
      const { roomId, white, black } = await game();
      await black.put(roomId, 'd3'); // 4 discs to 1, and white's turn
      const [leaver, stayer] = leaverIsBlack ? [black, white] : [white, black];
      const answered = await leaver.through(transport).exit(roomId);
      expect(outline(answered)).toEqual([...LEFT, 'gameOverRsp Success']);
      const over = bodyOf<OverBody>(answered, 'gameOverRsp');
      const [mine, theirs] = leaverIsBlack ? [4, 1] : [1, 4];
      expect(over).toMatchObject({ winner: stayer.id, myScore: mine, opponentScore: theirs });
      expect(over.user).toMatchObject({ id: leaver.id, exp: 2, gold: 0, win: 0, lose: 1 });
      expect(over.opponent).toMatchObject({ id: stayer.id, exp: 10, gold: 10, win: 1, lose: 0 });
      const synced = await stayer.sync(roomId);
      expect(outline(synced)).toEqual(['gameSyncRsp Success', 'gameOverRsp Success']);
      expect(roomOf(synced)).toMatchObject({ status: 'GAME_OVER', winner: stayer.id, version: 4 });
      expect(bodyOf<OverBody>(synced, 'gameOverRsp')).toMatchObject({ winner: stayer.id, myScore: theirs });
    }
  },
);

onEveryTransport(
  stage,
  'an exit from a room already left is a success, by either player',
  async ({ game, rows, player }) => {
    const { roomId, white, black } = await game();
    await black.exit(roomId);
    for (const each of [black, white, black]) expect(outline(await each.exit(roomId))).toEqual(LEFT);
    const figures = await rows.query('SELECT exp, win, lose FROM users WHERE id IN ($1, $2) ORDER BY id', [
      white.id,
      black.id,
    ]);
    expect(figures).toEqual([
      { exp: 10, win: 1, lose: 0 },
      { exp: 2, win: 0, lose: 1 },
    ]);
    const owner = await player();
    const closed = roomOf(await owner.create()).roomId;
    for (let times = 0; times < 3; times++) expect(outline(await owner.exit(closed))).toEqual(LEFT);
    const next = roomOf(await owner.create());
    expect(outline(await owner.exit(closed))).toEqual(LEFT);
    expect(roomOf(await owner.sync(next.roomId))).toEqual(next);
  },
);
