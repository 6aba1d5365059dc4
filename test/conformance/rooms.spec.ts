import { onEveryTransport, useNode } from '../kit/every-transport.ts';
import { bodyOf, outline, roomOf, type UserBody } from '../kit/player.ts';
import { movesText, picture, START } from '../kit/picture.ts';
import { seatTwo } from '../kit/game.ts';

const stage = useNode();
const NO_ROOM = '9000000000000000';

onEveryTransport(stage, 'a created room waits at the start position, its owner user_1', async ({ player }) => {
  const owner = await player();
  const answered = await owner.create();
  expect(outline(answered)).toEqual(['makeGameRoomRsp Success']);
  const room = roomOf(answered);
  expect(room).toMatchObject({ user1: owner.id, status: 'WAITING', version: 1, moves: '', legalMoves: '' });
  expect(picture(room)).toBe(START);
  expect(room).not.toHaveProperty('user2');
  expect(room).not.toHaveProperty('turnDeadline');
  expect(room).not.toHaveProperty('winner');
  expect(Math.abs(Number(room.created) - Date.now())).toBeLessThan(60_000);
});

onEveryTransport(stage, 'a create in a waiting room of their own answers that room', async ({ player, other }) => {
  const owner = await player();
  const room = roomOf(await owner.create());
  expect(roomOf(await owner.through(other).create())).toEqual(room);
  expect(roomOf(await (await owner.again()).create({ private: true }))).toEqual(room);
});

onEveryTransport(stage, 'a create in a live game is 109, for either player', async ({ game, transport }) => {
  const { white, black } = await game();
  for (const player of [white, black])
    expect(outline(await player.through(transport).create())).toEqual(['makeGameRoomRsp ErrorAlreadyInGameRoom']);
});

onEveryTransport(stage, 'a join begins the game: the joiner is Black and moves first', async ({ player, other }) => {
  const owner = await player(other);
  const joiner = await player();
  const waiting = roomOf(await owner.create());
  const answered = await joiner.join(waiting.roomId);
  expect(outline(answered)).toEqual(['joinGameRoomRsp Success']);
  const room = roomOf(answered);
  expect(room).toMatchObject({ roomId: waiting.roomId, user1: owner.id, user2: joiner.id, status: 'TURN_USER2' });
  expect(room).toMatchObject({ version: 2, moves: '', created: waiting.created });
  expect(picture(room)).toBe(START);
  expect(movesText(room.legalMoves)).toBe('d3c4f5e6');
  expect(Number(room.turnDeadline) - Number(room.updated)).toBe(60_000);
  expect(room).not.toHaveProperty('winner');
  const { opponent } = bodyOf<{ opponent: UserBody }>(answered, 'joinGameRoomRsp');
  expect(opponent).toMatchObject({ id: owner.id, name: owner.account.name, level: 1, rating: 1500 });
});

onEveryTransport(stage, 'a join of no room, their own, a closed or an ended one is 106', async ({ player, game }) => {
  const joiner = await player();
  const own = roomOf(await joiner.create()).roomId;
  const owner = await player();
  const closed = roomOf(await owner.create()).roomId;
  await owner.exit(closed);
  const ended = await game();
  await ended.white.exit(ended.roomId);
  for (const roomId of [NO_ROOM, '0', own, closed, ended.roomId])
    expect(await joiner.join(roomId)).toEqual({
      status: 200,
      replies: [
        {
          ...{ field: 'joinGameRoomRsp', protocolId: 106, code: 'ErrorInvalidGameRoom', body: {} },
          message: `no game room ${roomId} waits for you: join another or create one`,
        },
      ],
    });
  expect(roomOf(await joiner.sync(own)).status).toBe('WAITING');
});

onEveryTransport(stage, 'a join of a room that filled up is 110', async ({ player, game }) => {
  const { roomId } = await game();
  expect(outline(await (await player()).join(roomId))).toEqual(['joinGameRoomRsp ErrorGameRoomFull']);
});

onEveryTransport(
  stage,
  'a join in a live game answers that game, whatever was asked',
  async ({ player, game, other }) => {
    const { roomId, white, black } = await game();
    const elsewhere = roomOf(await (await player(other)).create()).roomId;
    for (const each of [white, black])
      for (const asked of [roomId, elsewhere, NO_ROOM]) {
        const answered = await each.join(asked);
        expect(outline(answered)).toEqual(['joinGameRoomRsp Success']);
        expect(roomOf(answered)).toMatchObject({ roomId, version: 2 });
      }
  },
);

onEveryTransport(stage, 'a join gives up the waiting room of their own', async ({ player, other }) => {
  const mover = await player();
  const own = roomOf(await mover.create()).roomId;
  const { roomId } = await seatTwo(await player(other), mover);
  expect(outline(await (await player()).join(own))).toEqual(['joinGameRoomRsp ErrorInvalidGameRoom']);
  // that they left: a call for it, sent again, does nothing to the game that they are in
  expect(roomOf(await mover.sync(own))).toMatchObject({ roomId: own, status: 'GAME_OVER', winner: '0' });
  expect(outline(await mover.exit(own))).toEqual(['exitGameRoomRsp Success']);
  expect(roomOf(await mover.sync(roomId)).status).toBe('TURN_USER2');
});
