import { onEveryTransport, useNode } from '../kit/every-transport.ts';
import { ALL_TRANSPORTS } from '../kit/matrix.ts';
import { bodyOf, outline, type RoomBody, roomOf, type UserBody } from '../kit/player.ts';
import { drawn, movesText, picture, pictureAfter } from '../kit/picture.ts';
import { LINES, playLine } from '../kit/game.ts';

const stage = useNode({ over: ALL_TRANSPORTS });
const PUT = ['gamePutRsp Success', 'gameSyncRsp Success'];
const refused = (code: string) => [`gamePutRsp ${code}`, 'gameSyncRsp Success'];

onEveryTransport(
  stage,
  'a put places a disc, flips what it brackets and gives the turn away',
  async ({ game, transport }) => {
    const { roomId, white, black } = await game();
    const answered = await black.through(transport).put(roomId, 'd3');
    expect(outline(answered)).toEqual(PUT);
    const { room, opponent } = bodyOf<{ room: RoomBody; opponent: UserBody }>(answered, 'gameSyncRsp');
    expect(picture(room)).toBe(
      drawn(`
      ........
      ........
      ...X....
      ...XX...
      ...XO...
      ........
      ........
      ........`),
    );
    expect(room).toMatchObject({ roomId, status: 'TURN_USER1', version: 3, user1: white.id, user2: black.id });
    expect([movesText(room.moves), movesText(room.legalMoves)]).toEqual(['d3', 'c3e3c5']);
    expect(Number(room.turnDeadline) - Number(room.updated)).toBe(60_000);
    expect(opponent.id).toBe(white.id);
    expect(roomOf(await white.through(transport).sync(roomId))).toEqual(room);
  },
);

onEveryTransport(stage, 'both play a line, each put one version on', async ({ game }) => {
  const playing = await game();
  const line = 'd3c3b3d2e1d6';
  const room = roomOf(await playLine(playing, line));
  expect(picture(room)).toBe(pictureAfter(line));
  expect(room).toMatchObject({ status: 'TURN_USER2', version: 8 });
  expect(movesText(room.moves)).toBe(line);
});

onEveryTransport(
  stage,
  'a side without a move is passed in the same step: ply 64, one version on',
  async ({ game }) => {
    const playing = await game();
    const room = roomOf(await playLine(playing, LINES.passesBlack));
    expect(picture(room)).toBe(
      drawn(`
      ....O...
      .XXOX...
      O.O.....
      OOXXX...
      O..XXX..
      ........
      ........
      ........`),
    );
    expect(movesText(room.moves)).toBe(LINES.passesBlack);
    expect(room).toMatchObject({ status: 'TURN_USER1', version: 14 });
    expect(outline(await playing.black.put(playing.roomId, 'a1'))).toEqual(refused('ErrorNotYourTurn'));
    expect(outline(await playing.white.put(playing.roomId, movesText(room.legalMoves).slice(0, 2)))).toEqual(PUT);
  },
);

onEveryTransport(stage, 'a put in a room of others, in none or in a closed one of others is 106', async (scene) => {
  const { roomId } = await scene.game();
  const stranger = await scene.player();
  const owner = await scene.player(scene.other);
  const closed = roomOf(await owner.create()).roomId;
  await owner.exit(closed);
  for (const asked of [roomId, closed, '9000000000000000', '0'])
    expect(await stranger.put(asked, 'd3')).toEqual({
      status: 200,
      replies: [
        {
          ...{ field: 'gamePutRsp', protocolId: 104, code: 'ErrorInvalidGameRoom', body: {} },
          message: `you have no game room ${asked}: create or join one`,
        },
      ],
    });
});

onEveryTransport(stage, 'a put in a room that waits is 111, with the room beside it', async ({ player }) => {
  const owner = await player();
  const room = roomOf(await owner.create());
  const answered = await owner.put(room.roomId, 'd3');
  expect(outline(answered)).toEqual(refused('ErrorGameNotInPlay'));
  expect(bodyOf(answered, 'gameSyncRsp')).toEqual({ room });
});

onEveryTransport(stage, 'a put in a room that ended is 111, with room and result beside it', async ({ game }) => {
  const { roomId, white, black } = await game();
  await black.put(roomId, 'd3');
  await white.exit(roomId);
  for (const each of [white, black])
    expect(outline(await each.put(roomId, 'c3'))).toEqual([...refused('ErrorGameNotInPlay'), 'gameOverRsp Success']);
});

onEveryTransport(stage, 'a put out of turn is 107, with the room beside it', async ({ game, transport }) => {
  const { roomId, white, black } = await game();
  const early = await white.put(roomId, 'd3');
  expect(outline(early)).toEqual(refused('ErrorNotYourTurn'));
  expect(roomOf(early)).toMatchObject({ version: 2, moves: '' });
  await black.put(roomId, 'd3');
  expect(outline(await black.through(transport).put(roomId, 'c5'))).toEqual(refused('ErrorNotYourTurn'));
});

onEveryTransport(stage, 'a put off the board is 207, with the room beside it', async ({ game, transport }) => {
  const { roomId, black } = await game();
  const beyond = [8, 255, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1];
  for (const [r, c] of [...beyond.map((r) => [r, 3]), ...beyond.map((c) => [2, c])]) {
    const answered = await black.through(transport).call('GamePut', { roomId, r, c });
    expect(outline(answered)).toEqual(refused('ErrorInvalidArgument'));
    expect(roomOf(answered)).toMatchObject({ version: 2, moves: '' });
  }
});

onEveryTransport(stage, 'a put that flips nothing is 108, with the room beside it', async ({ game, transport }) => {
  const { roomId, black } = await game();
  for (const square of ['a1', 'd4', 'd6', 'h8', 'e3']) {
    const answered = await black.through(transport).put(roomId, square);
    expect(outline(answered)).toEqual(refused('ErrorIllegalMove'));
    expect(roomOf(answered)).toMatchObject({ version: 2, moves: '' });
  }
  expect(outline(await black.call('GamePut', { roomId }))).toEqual(refused('ErrorIllegalMove'));
});

onEveryTransport(
  stage,
  'of several rules that a put breaks, the first in order is named',
  async ({ game, transport }) => {
    const { roomId, white, black } = await game();
    const offBoard = (player: typeof white) => player.through(transport).call('GamePut', { roomId, r: 9, c: 9 });
    expect(outline(await offBoard(white))).toEqual(refused('ErrorNotYourTurn'));
    await white.exit(roomId);
    expect(outline(await offBoard(black))[0]).toBe('gamePutRsp ErrorGameNotInPlay');
  },
);

onEveryTransport(
  stage,
  'a put that answers another version is 107 in play and 111 otherwise',
  async ({ game, player }) => {
    const { roomId, white, black } = await game();
    for (const version of [0, 1, 3, 2 ** 32 - 1])
      expect(outline(await black.put({ roomId, version }, 'd3'))).toEqual(refused('ErrorNotYourTurn'));
    expect(outline(await black.put({ roomId, version: 2 }, 'd3'))).toEqual(PUT);
    expect(outline(await white.put({ roomId, version: 2 }, 'c3'))).toEqual(refused('ErrorNotYourTurn'));
    expect(outline(await white.put({ roomId, version: 3 }, 'c3'))).toEqual(PUT);
    const owner = await player();
    const waiting = roomOf(await owner.create()).roomId;
    expect(outline(await owner.put({ roomId: waiting, version: 7 }, 'd3'))).toEqual(refused('ErrorGameNotInPlay'));
  },
);
