import { onEveryTransport, useNode } from '../kit/every-transport.ts';
import { ALL_TRANSPORTS } from '../kit/matrix.ts';
import { bodyOf, logIn, newPlayer, outline, type OverBody, roomOf, type UserBody } from '../kit/player.ts';
import { LINES, playLine } from '../kit/game.ts';

const stage = useNode({ over: ALL_TRANSPORTS });
const UINT64_MAX = '18446744073709551615';

// every id of this file is odd and beyond 2^53, where a double has even numbers alone
beforeAll(async () => {
  for (const sequence of ['users_id_seq', 'rooms_id_seq'])
    await stage.rows.query(`ALTER SEQUENCE ${sequence} INCREMENT BY 2 RESTART WITH 9007199254740993`);
});

onEveryTransport(stage, 'ids beyond 2^53 are exact in every answer of a whole game', async (scene) => {
  const game = await scene.game();
  const { roomId, white, black } = game;
  const rows = await scene.rows.query(
    `SELECT r.id, r.user_1, r.user_2, u1.name AS white, u2.name AS black FROM rooms r
     JOIN users u1 ON u1.id = r.user_1 JOIN users u2 ON u2.id = r.user_2 WHERE u1.name = $1`,
    [white.account.name],
  );
  const names = { white: white.account.name, black: black.account.name };
  expect(rows).toEqual([{ id: roomId, user_1: white.id, user_2: black.id, ...names }]);
  for (const id of [roomId, white.id, black.id]) expect(BigInt(Number(id))).not.toBe(BigInt(id));

  const seats = { roomId, user1: white.id, user2: black.id };
  const resumed = bodyOf<{ opponent: UserBody }>(await logIn(scene.other, white.account), 'joinGameRoomRsp');
  expect(resumed).toMatchObject({ room: seats, opponent: { id: black.id } });
  const playing = { ...game, white: await white.again() };
  const last = await playLine(playing, LINES.blackWins);
  expect(roomOf(last)).toMatchObject({ ...seats, winner: black.id });
  expect(bodyOf<OverBody>(await playing.white.sync(roomId), 'gameOverRsp')).toMatchObject({
    ...{ winner: black.id, user: { id: white.id }, opponent: { id: black.id } },
  });
});

test('a neighbour of a room id beyond 2^53 is another room', async () => {
  for (const transport of stage.transports) {
    const owner = await newPlayer(transport);
    const { roomId } = roomOf(await owner.create({ private: true }));
    for (const each of [BigInt(roomId) - 1n, BigInt(roomId) + 1n].map(String))
      expect((await owner.sync(each)).replies).toMatchObject([
        { code: 'ErrorInvalidGameRoom', message: `you have no game room ${each}: create or join one` },
      ]);
    expect(roomOf(await owner.sync(roomId)).roomId).toBe(roomId);
  }
});

onEveryTransport(stage, 'room ids up to the largest uint64 are read exactly, and are none: 106', async ({ player }) => {
  const caller = await player();
  for (const roomId of ['0', '9007199254740991', '9223372036854775807', '9223372036854775808', UINT64_MAX])
    for (const [procedure, message] of [
      ['GameSync', `you have no game room ${roomId}: create or join one`],
      ['GamePut', `you have no game room ${roomId}: create or join one`],
      ['ExitGameRoom', `you have no game room ${roomId}: create or join one`],
      ['JoinGameRoom', `no game room ${roomId} waits for you: join another or create one`],
    ] as const)
      expect((await caller.call(procedure, { roomId })).replies).toMatchObject([
        { code: 'ErrorInvalidGameRoom', message, body: {} },
      ]);
});

onEveryTransport(
  stage,
  'a call that leaves its fields out is one of room 0, nobody and nowhere',
  async ({ player, transport }) => {
    const caller = await player();
    for (const procedure of ['GameSync', 'GamePut', 'ExitGameRoom', 'JoinGameRoom'])
      expect((await caller.call(procedure)).replies).toMatchObject([{ code: 'ErrorInvalidGameRoom', body: {} }]);
    expect(outline(await transport.call('Login', {}))).toEqual(['loginRsp ErrorPlatformNotSupported']);
    expect(outline(await transport.call('Register', {}))).toEqual(['registerRsp ErrorPlatformNotSupported']);
  },
);

onEveryTransport(stage, 'the largest seqNo is exact and the last', async ({ player }) => {
  const caller = await player();
  const [seqNo, before] = [2 ** 32 - 1, 2 ** 32 - 2];
  const first = await caller.create({}, { seqNo });
  expect(await caller.create({}, { seqNo })).toEqual(first);
  expect(outline(await caller.create({}, { seqNo: before }))).toEqual(['makeGameRoomRsp ErrorSeqNoStale']);
});

onEveryTransport(
  stage,
  'who sends a seqNo that was counted is told the next one, if there is one',
  async ({ player }) => {
    const caller = await player();
    const next = (last: number) => `count on from ${last + 1}`;
    const none = 'no seqNo comes after it, so log in again and count from 1';
    for (const [last, advice] of [
      [7, next(7)],
      [2 ** 32 - 2, next(2 ** 32 - 2)],
      [2 ** 32 - 1, none],
    ] as const) {
      await caller.create({}, { seqNo: last });
      expect((await caller.exit('1', { seqNo: last })).replies).toMatchObject([
        { code: 'ErrorSeqNoConflict', message: `seqNo ${last} was another call: ${advice}` },
      ]);
      expect((await caller.exit('1', { seqNo: 1 })).replies).toMatchObject([
        { code: 'ErrorSeqNoStale', message: `seqNo 1 is behind ${last}: ${advice}` },
      ]);
    }
    const anew = await caller.again();
    expect(outline(await anew.create({}, { seqNo: 1 }))).toEqual(['makeGameRoomRsp Success']);
  },
);

test('a bare number in JSON is as exact as its text', async () => {
  const headers = { 'content-type': 'application/json' };
  const { token } = await newPlayer(stage.transports[2]!);
  for (const roomId of ['9007199254740993', UINT64_MAX]) {
    const body = `{"protocolVersion":2,"protocolId":105,"token":"${token}","gameSyncReq":{"roomId":${roomId}}}`;
    const response = await fetch(`${stage.node.url}/api`, { method: 'POST', headers, body });
    expect(await response.json()).toMatchObject({
      responses: [{ result: { message: `you have no game room ${roomId}: create or join one` } }],
    });
  }
});
