import { onEveryTransport, useNode } from '../kit/every-transport.ts';
import { levelRatings } from '../kit/open-rooms.ts';
import { bodyOf, logIn, newPlayer, outline, type OverBody, roomOf } from '../kit/player.ts';
import { movesText } from '../kit/picture.ts';
import type { Rows } from '../kit/rows.ts';
import { seatTwo } from '../kit/game.ts';
import { until } from '../kit/until.ts';

const stage = useNode({ env: { TURN_TIMEOUT_S: '1' } });
const OVER = ['gameSyncRsp Success', 'gameOverRsp Success'];

const WON = { exp: 10, gold: 10, win: 1, lose: 0, draw: 0 };
const LOST = { exp: 2, gold: 0, win: 0, lose: 1, draw: 0 };

/** The turn of that room has been over for a while. */
const letTurnPass = (rows: Rows, roomId: string) =>
  rows.query(`UPDATE rooms SET deadline = now() - interval '1 s' WHERE id = $1 AND ended_at IS NULL`, [roomId]);

onEveryTransport(
  stage,
  'who lets the turn pass has lost, found by the next call',
  async ({ game, rows, transport }) => {
    const { roomId, white, black } = await game();
    expect(roomOf(await black.put(roomId, 'd3')).status).toBe('TURN_USER1');
    await until(async () => {
      const [due] = await rows.query('SELECT 1 FROM rooms WHERE id = $1 AND deadline <= clock_timestamp()', [roomId]);
      return due;
    }, 'the deadline');
    const synced = await black.through(transport).sync(roomId);
    expect(outline(synced)).toEqual(OVER);
    expect(roomOf(synced)).toMatchObject({ status: 'TIMEOUT', winner: black.id, version: 4, legalMoves: '' });
    expect(movesText(roomOf(synced).moves)).toBe('d3');
    const over = bodyOf<OverBody>(synced, 'gameOverRsp');
    expect(over).toMatchObject({ winner: black.id, myScore: 4, opponentScore: 1 });
    expect([over.user, over.opponent]).toMatchObject([WON, LOST]);
    expect(bodyOf<OverBody>(await white.sync(roomId), 'gameOverRsp')).toMatchObject({
      ...{ winner: black.id, myScore: 1, opponentScore: 4 },
      ...{ user: { id: white.id, ...LOST }, opponent: { id: black.id, ...WON } },
    });
  },
);

onEveryTransport(
  stage,
  'a turn is counted from the put or join before it, by the database',
  async ({ game, player, other }) => {
    const owner = await player();
    const joined = roomOf(await (await player(other)).join(roomOf(await owner.create()).roomId));
    const { roomId, black } = await game();
    const put = roomOf(await black.put(roomId, 'd3'));
    for (const room of [joined, put]) expect(Number(room.turnDeadline) - Number(room.updated)).toBe(1000);
  },
);

onEveryTransport(
  stage,
  'a put that comes too late is 111, with room and result beside it',
  async ({ game, rows, transport }) => {
    for (const lateIsBlack of [true, false]) {
      const { roomId, white, black } = await game();
      if (!lateIsBlack) await black.put(roomId, 'd3');
      const [late, winner] = lateIsBlack ? [black, white] : [white, black];
      await letTurnPass(rows, roomId);
      const answered = await late.through(transport).put(roomId, lateIsBlack ? 'd3' : 'c3');
      expect(outline(answered)).toEqual(['gamePutRsp ErrorGameNotInPlay', ...OVER]);
      expect(roomOf(answered)).toMatchObject({ status: 'TIMEOUT', winner: winner.id });
    }
  },
);

onEveryTransport(stage, 'an exit that comes too late is that of an ended room', async ({ game, rows }) => {
  const { roomId, white, black } = await game();
  await letTurnPass(rows, roomId);
  expect(outline(await white.exit(roomId))).toEqual(['exitGameRoomRsp Success']);
  expect(bodyOf<OverBody>(await black.sync(roomId), 'gameOverRsp')).toMatchObject({ winner: white.id, user: LOST });
});

onEveryTransport(
  stage,
  'a game whose turn passed holds nobody back',
  async ({ game, rows, transport, player, other }) => {
    const calls = [
      ['CreateGameRoom', 'makeGameRoomRsp Success'],
      ['RandomJoin', 'randomJoinRsp Success'],
      ['JoinGameRoom', 'joinGameRoomRsp Success'],
    ] as const;
    for (const [procedure, line] of calls) {
      const { roomId, white } = await game();
      const host = await player(other);
      await levelRatings(rows, [host], 1650); // near what white has won by then
      const waiting = roomOf(await host.create()).roomId;
      await letTurnPass(rows, roomId);
      const answered = await white.call(procedure, procedure === 'JoinGameRoom' ? { roomId: waiting } : {});
      expect(outline(answered)[0]).toBe(line);
      expect(roomOf(answered).roomId).not.toBe(roomId);
      expect(roomOf(await white.sync(roomId))).toMatchObject({ status: 'TIMEOUT', winner: white.id });
      await white.exit(roomOf(answered).roomId);
      await rows.query('UPDATE rooms SET ended_at = now(), status = 3 WHERE id = $1 AND ended_at IS NULL', [waiting]);
    }
    const { roomId, black } = await game();
    await letTurnPass(rows, roomId);
    expect(outline(await logIn(transport, black.account))).toEqual(['loginRsp Success']);
  },
);

test('who lets the turn pass has lost though nobody calls: the sweep ends the game', async () => {
  const [transport, other] = stage.transports;
  const [white, black] = [await newPlayer(transport!), await newPlayer(other!)];
  const { roomId } = await seatTwo(white, black);
  const ended = await until(async () => {
    const [room] = await stage.rows.query(
      'SELECT status, winner, version FROM rooms WHERE id = $1 AND ended_at IS NOT NULL',
      [roomId],
    );
    return room;
  }, 'the sweep');
  expect(ended).toEqual({ status: 4, winner: white.id, version: 3 });
  const figures = await stage.rows.query(
    'SELECT exp, gold, win, lose, draw FROM users WHERE id IN ($1, $2) ORDER BY id = $1 DESC',
    [white.id, black.id],
  );
  expect(figures).toEqual([WON, LOST]);
  expect(await stage.rows.query('SELECT 1 FROM seats WHERE room_id = $1', [roomId])).toEqual([]);
});
