import { onEveryTransport, useNode } from '../kit/every-transport.ts';
import { logIn, outline, roomOf } from '../kit/player.ts';
import { movesText } from '../kit/picture.ts';
import { LINES, playLast, splitLine } from '../kit/game.ts';

const stage = useNode();
const PUT = ['gamePutRsp Success', 'gameSyncRsp Success'];

// clients of 2017 send no seqNo, and a seqNo says nothing after another login: the nature of each call protects it

onEveryTransport(
  stage,
  'a put of the square of the last move, by who made it, is that move again',
  async ({ game, transport }) => {
    const { roomId, white, black } = await game();
    const first = await black.put(roomId, 'd3');
    for (const login of [() => black, () => black.through(transport), () => black.again()]) {
      const each = await login();
      expect(await each.put(roomId, 'd3')).toEqual(first);
      expect(await each.put({ roomId, version: 2 }, 'd3')).toEqual(first);
    }
    expect(roomOf(await white.sync(roomId))).toMatchObject({ version: 3, moves: roomOf(first).moves });
  },
);

onEveryTransport(stage, 'a put is repeated though it forced a pass or ended the game', async ({ game, rows }) => {
  for (const line of [LINES.passesBlack, LINES.blackWins, LINES.whiteWins, LINES.twoPasses]) {
    const playing = await game();
    const { roomId, white, black } = playing;
    const first = await playLast(rows, playing, line);
    const { last, byBlack } = splitLine(line);
    expect(await (byBlack ? black : white).put(roomId, last)).toEqual(first);
    expect(movesText(roomOf(await white.sync(roomId)).moves)).toBe(line);
  }
});

onEveryTransport(stage, 'a put of the last square is none again once the opponent has moved', async ({ game }) => {
  const { roomId, white, black } = await game();
  await black.put(roomId, 'd3');
  await white.put(roomId, 'c3');
  expect(outline(await black.put(roomId, 'd3'))).toEqual(['gamePutRsp ErrorIllegalMove', 'gameSyncRsp Success']);
  expect(outline(await black.put({ roomId, version: 2 }, 'd3'))).toEqual([
    'gamePutRsp ErrorNotYourTurn',
    'gameSyncRsp Success',
  ]);
});

onEveryTransport(
  stage,
  "the opponent's put of the square of the last move is a move of their own: 108",
  async ({ game }) => {
    const { roomId, white, black } = await game();
    expect(outline(await black.put(roomId, 'd3'))).toEqual(PUT);
    expect(outline(await white.put(roomId, 'd3'))).toEqual(['gamePutRsp ErrorIllegalMove', 'gameSyncRsp Success']);
  },
);

onEveryTransport(stage, 'a put of another square after the last move is out of turn', async ({ game }) => {
  const { roomId, black } = await game();
  await black.put(roomId, 'd3');
  const refused = ['gamePutRsp ErrorNotYourTurn', 'gameSyncRsp Success'];
  expect(outline(await black.put(roomId, 'c4'))).toEqual(refused);
  // nor is it the last move again when it answers the version that the last move made
  expect(outline(await black.put({ roomId, version: 3 }, 'd3'))).toEqual(refused);
});

onEveryTransport(
  stage,
  'rooms made, joined, found or left are answered again after another login',
  async ({ player, other }) => {
    const owner = await player();
    const made = await owner.create();
    expect(await (await owner.again()).create()).toEqual(made);

    const joiner = await player(other);
    const joined = await joiner.join(roomOf(made).roomId);
    expect(await joiner.join(roomOf(made).roomId)).toEqual(joined);
    const joinedAgain = await joiner.again();
    expect(await joinedAgain.join(roomOf(made).roomId)).toEqual(joined);
    expect(roomOf(await joinedAgain.randomJoin())).toEqual(roomOf(joined));

    const left = await joinedAgain.exit(roomOf(made).roomId);
    expect(outline(left)).toEqual(['exitGameRoomRsp Success', 'gameOverRsp Success']);
    const leftAgain = await joinedAgain.again();
    expect(outline(await leftAgain.exit(roomOf(made).roomId))).toEqual(['exitGameRoomRsp Success']);

    const found = await leftAgain.randomJoin({ createIfNone: true });
    expect(await leftAgain.randomJoin({ createIfNone: true })).toEqual(found);
    expect(await (await leftAgain.again()).randomJoin({ createIfNone: true })).toEqual(found);
  },
);

onEveryTransport(stage, 'a login again answers another token, for the same user', async ({ player, transport }) => {
  const { account, token } = await player();
  const [one, two] = [await logIn(transport, account), await logIn(transport, account)];
  expect(one.replies[0]?.body.user).toEqual(two.replies[0]?.body.user);
  expect(new Set([token, one.replies[0]?.body.token, two.replies[0]?.body.token]).size).toBe(3);
});
