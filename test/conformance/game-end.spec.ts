import { rated } from '../../src/game/play/rating.ts';
import { parseMoves, PASS } from '@othello-rpc/kernel';
import { onEveryTransport, type Scene, useNode } from '../kit/every-transport.ts';
import { bodyOf, logIn, outline, type OverBody, roomOf } from '../kit/player.ts';
import { movesText, picture, pictureAfter } from '../kit/picture.ts';
import { LINES, playLast, playLine, seatTwo } from '../kit/game.ts';

const stage = useNode();
const ENDED = ['gamePutRsp Success', 'gameSyncRsp Success', 'gameOverRsp Success'];

const WON = { exp: 10, gold: 10, level: 1, win: 1, lose: 0, draw: 0, rating: 1662, ratingDeviation: 290 };
const LOST = { exp: 2, gold: 0, level: 1, win: 0, lose: 1, draw: 0, rating: 1338, ratingDeviation: 290 };
const DREW = { exp: 5, gold: 5, level: 1, win: 0, lose: 0, draw: 1, rating: 1500, ratingDeviation: 290 };

/** Each way a game is decided on the board: black's discs, white's, and what each is given. */
const GAMES = [
  ['black wipes white out', LINES.blackWins, [13, 0], WON, LOST],
  ['white wipes black out', LINES.whiteWins, [0, 14], LOST, WON],
  ['neither side has a move', LINES.twoPasses, [19, 44], LOST, WON],
  ['both have as many discs', LINES.draw, [32, 32], DREW, DREW],
] as const;

for (const [how, line, [blackDiscs, whiteDiscs], forBlack, forWhite] of GAMES)
  onEveryTransport(stage, `when ${how} the last put ends the game and both are given their due`, async (scene) => {
    const playing = await scene.game();
    const { roomId, white, black } = playing;
    const last = await playLast(scene.rows, playing, line);
    expect(outline(last)).toEqual(ENDED);
    const room = roomOf(last);
    const winner = forBlack === forWhite ? '0' : forBlack === WON ? black.id : white.id;
    const puts = parseMoves(line).filter((ply) => ply !== PASS).length;
    expect(room).toMatchObject({ status: 'GAME_OVER', winner, legalMoves: '', version: 2 + puts });
    expect(room).not.toHaveProperty('turnDeadline');
    expect(movesText(room.moves)).toBe(line);
    expect(picture(room)).toBe(pictureAfter(line));
    const seenByBlack = {
      ...{ winner, myScore: blackDiscs, opponentScore: whiteDiscs },
      user: { id: black.id, name: black.account.name, ...forBlack },
      opponent: { id: white.id, name: white.account.name, ...forWhite },
    };
    const seenByWhite = {
      ...{ winner, myScore: whiteDiscs, opponentScore: blackDiscs },
      ...{ user: seenByBlack.opponent, opponent: seenByBlack.user },
    };
    const synced = { black: await black.sync(roomId), white: await white.sync(roomId) };
    for (const each of [synced.black, synced.white]) {
      expect(outline(each)).toEqual(['gameSyncRsp Success', 'gameOverRsp Success']);
      expect(roomOf(each)).toEqual(room);
    }
    expect(bodyOf<OverBody>(synced.black, 'gameOverRsp')).toEqual(seenByBlack);
    expect(bodyOf<OverBody>(synced.white, 'gameOverRsp')).toEqual(seenByWhite);
    expect([seenByBlack, seenByWhite]).toContainEqual(bodyOf<OverBody>(last, 'gameOverRsp'));
  });

onEveryTransport(
  stage,
  'each game is rated by what the one before it left of both, to the last digit',
  async (scene) => {
    const [one, other] = [await scene.player(), await scene.player(scene.other)];
    const NEW = { rating: 1500, ratingDeviation: 350, ratingVolatility: 0.06 };
    let [winner, loser] = [NEW, NEW];
    for (let game = 0; game < 3; game++) {
      const { roomId } = await seatTwo(one, other);
      await one.exit(roomId);
      [winner, loser] = [
        rated(winner, [{ opponent: loser, score: 1 }]),
        rated(loser, [{ opponent: winner, score: 0 }]),
      ];
    }
    const rows = await scene.rows.query(
      `SELECT rating, rating_deviation AS "ratingDeviation", rating_volatility AS "ratingVolatility" FROM users
     WHERE id IN ($1, $2) ORDER BY id = $1`,
      [one.id, other.id],
    );
    expect(rows).toEqual([winner, loser]);
  },
);

const figuresOf = (scene: Scene, id: string) =>
  scene.rows.query(`SELECT exp, gold, win, lose, draw, round(rating) AS rating FROM users WHERE id = $1`, [id]);

onEveryTransport(stage, 'an end is counted once, whatever comes after it', async (scene) => {
  const playing = await scene.game();
  const { roomId, white, black } = playing;
  await playLine(playing, LINES.blackWins);
  for (const player of [white, black]) {
    await player.sync(roomId);
    await player.put(roomId, 'f4');
    await player.exit(roomId);
  }
  expect(await figuresOf(scene, black.id)).toEqual([{ exp: 10, gold: 10, win: 1, lose: 0, draw: 0, rating: 1662 }]);
  expect(await figuresOf(scene, white.id)).toEqual([{ exp: 2, gold: 0, win: 0, lose: 1, draw: 0, rating: 1338 }]);
});

onEveryTransport(stage, 'the protocolId of RspGameOver is 107', async (scene) => {
  const last = await playLast(scene.rows, await scene.game(), LINES.blackWins);
  expect(last.replies.map(({ protocolId }) => protocolId)).toEqual([104, 105, 107]);
});

onEveryTransport(stage, 'a hundred exp are a level', async (scene) => {
  const playing = await scene.game();
  const { white, black } = playing;
  await scene.rows.query('UPDATE users SET exp = CASE id WHEN $1 THEN 90 ELSE 297 END WHERE id IN ($1, $2)', [
    ...[black.id, white.id],
  ]);
  const { user, opponent } = bodyOf<OverBody>(await playLast(scene.rows, playing, LINES.blackWins), 'gameOverRsp');
  expect(user).toMatchObject({ exp: 100, level: 2 });
  expect(opponent).toMatchObject({ exp: 299, level: 3 });
});

onEveryTransport(stage, 'a next game begins from the figures that the one before left', async (scene) => {
  const playing = await scene.game();
  await playLast(scene.rows, playing, LINES.blackWins);
  const next = await seatTwo(playing.black, playing.white);
  expect(next.roomId).not.toBe(playing.roomId);
  const { user, opponent } = bodyOf<OverBody>(await playLast(scene.rows, next, LINES.blackWins), 'gameOverRsp');
  expect(user).toMatchObject({ id: playing.white.id, exp: 12, gold: 10, win: 1, lose: 1 });
  expect(opponent).toMatchObject({ id: playing.black.id, exp: 12, gold: 10, win: 1, lose: 1 });
  expect(opponent.rating).toBeGreaterThan(user.rating - 200);
});

onEveryTransport(stage, 'both leave a room that ended', async (scene) => {
  const playing = await scene.game();
  await playLast(scene.rows, playing, LINES.blackWins);
  for (const player of [playing.white, playing.black]) {
    expect(outline(await logIn(scene.transport, player.account))).toEqual(['loginRsp Success']);
    const created = await (await player.again()).create();
    expect(outline(created)).toEqual(['makeGameRoomRsp Success']);
    expect(roomOf(created).roomId).not.toBe(playing.roomId);
  }
});
