import { onEveryTransport } from '../kit/every-transport.ts';
import { bodyOf, outline, type Player, type RoomBody, roomOf, type UserBody } from '../kit/player.ts';
import { LINES, playLast, playLine } from '../kit/game.ts';
import { useReaders, type Varying } from './varying.ts';

const stage = useReaders();
const NO_RECORD = ['getGameRecordRsp ErrorInvalidGameRoom'];

interface RecordBody {
  room: RoomBody;
  user1: UserBody;
  user2: UserBody;
  notation: string;
  endedBy: string;
  started: Varying;
  ended: Varying;
  private: boolean;
  rematchBy?: Varying;
}

const ask = (player: Player, roomId: string, version = 2) => player.call('GetGameRecord', { roomId }, { version });

const recordOf = async (player: Player, roomId: string): Promise<RecordBody> =>
  bodyOf<{ record: RecordBody }>(await ask(player, roomId), 'getGameRecordRsp').record;

onEveryTransport(
  stage,
  'a record shows anyone the moves, the final board, the players and the result',
  async (scene) => {
    const playing = await scene.game();
    const { roomId, white, black } = playing;
    const before = Date.now();
    const last = await playLast(scene.rows, playing, LINES.twoPasses);
    const stranger = await scene.player();
    const answered = await ask(stranger, roomId);
    expect(outline(answered)).toEqual(['getGameRecordRsp Success']);
    expect(answered.replies[0]?.protocolId).toBe(112);
    const record = await recordOf(stranger, roomId);
    expect(record).toMatchObject({
      ...{ room: roomOf(last), notation: LINES.twoPasses, endedBy: 'SCORE', private: false },
      user1: { id: white.id, name: white.account.name, win: 1 },
      user2: { id: black.id, name: black.account.name, lose: 1 },
    });
    expect(record.room.winner).toBe(white.id);
    expect(record).not.toHaveProperty('rematchBy');
    const [created, started, ended] = [record.room.created, record.started, record.ended].map(Number);
    expect(created).toBeLessThanOrEqual(started!);
    expect(started).toBeLessThanOrEqual(ended!);
    expect(Math.abs(ended! - before)).toBeLessThan(30_000);
    for (const player of [white, black]) expect(await recordOf(player, roomId)).toEqual(record);
  },
);

onEveryTransport(stage, 'a game starts when the second player sits down', async ({ player, other, rows }) => {
  const owner = await player();
  const { roomId } = roomOf(await owner.create());
  await rows.query(`UPDATE rooms SET created_at = created_at - interval '5 s' WHERE id = $1`, [roomId]);
  const joiner = await player(other);
  const room = roomOf(await joiner.join(roomId));
  await joiner.exit(roomId);
  const { started, room: ended } = await recordOf(owner, roomId);
  expect(String(started)).toBe(room.updated);
  expect(Number(started) - Number(ended.created)).toBeGreaterThanOrEqual(5000);
});

onEveryTransport(stage, 'it says whether the score, a resignation or the clock ended the game', async (scene) => {
  const [scored, drawn, resigned, late] = [
    ...[await scene.game(), await scene.game(), await scene.game(), await scene.game()],
  ] as const;
  await playLast(scene.rows, scored, LINES.blackWins);
  await playLast(scene.rows, drawn, LINES.draw);
  await resigned.black.put(resigned.roomId, 'd3');
  await resigned.black.exit(resigned.roomId);
  await scene.rows.query(`UPDATE rooms SET deadline = now() - interval '1 s' WHERE id = $1`, [late.roomId]);
  await late.white.sync(late.roomId);
  const viewer = await scene.player();
  for (const [{ roomId }, endedBy, status, winner, notation] of [
    [scored, 'SCORE', 'GAME_OVER', scored.black.id, LINES.blackWins],
    [drawn, 'SCORE', 'GAME_OVER', '0', LINES.draw],
    [resigned, 'RESIGNATION', 'GAME_OVER', resigned.white.id, 'd3'],
    [late, 'TIME_OUT', 'TIMEOUT', late.white.id, ''],
  ] as const)
    expect(await recordOf(viewer, roomId)).toMatchObject({ endedBy, notation, room: { status, winner } });
});

onEveryTransport(
  stage,
  'rooms without a game that has ended have no record, for their players either',
  async (scene) => {
    const owner = await scene.player();
    const { roomId: closed } = roomOf(await owner.create());
    await owner.exit(closed);
    const { roomId: waiting } = roomOf(await owner.create());
    const playing = await scene.game();
    for (const viewer of [owner, playing.white, await scene.player()])
      for (const roomId of ['0', '9000000000000000', '18446744073709551615', closed, waiting, playing.roomId])
        expect(await ask(viewer, roomId)).toEqual({
          status: 200,
          replies: [
            {
              ...{ field: 'getGameRecordRsp', protocolId: 112, code: 'ErrorInvalidGameRoom', body: {} },
              message: `no game of room ${roomId} has ended: look for another`,
            },
          ],
        });
    expect(outline(await owner.call('GetGameRecord'))).toEqual(NO_RECORD);
    expect(outline(await ask(owner, closed, 1))).toEqual(NO_RECORD);
  },
);

onEveryTransport(stage, 'a record of a private game is its players’ alone', async ({ player, other }) => {
  const [owner, joiner, stranger] = [await player(), await player(other), await player()];
  const { roomId, invite } = roomOf(await owner.create({ private: true }));
  await joiner.accept(invite);
  await playLine({ roomId, white: owner, black: joiner }, LINES.whiteWins);
  for (const each of [owner, joiner])
    expect(await recordOf(each, roomId)).toMatchObject({ private: true, notation: LINES.whiteWins });
  const [hidden, none] = [await ask(stranger, roomId), await ask(stranger, '0')];
  expect(outline(hidden)).toEqual(NO_RECORD);
  expect(hidden.replies[0]?.message).toBe(none.replies[0]?.message?.replace('room 0', `room ${roomId}`));
});

onEveryTransport(stage, 'who waits for a rematch is told to the two players only', async (scene) => {
  const { roomId, white, black } = await scene.game();
  await black.exit(roomId);
  await black.call('Rematch', { roomId });
  for (const each of [white, black]) expect(String((await recordOf(each, roomId)).rematchBy)).toBe(black.id);
  expect(await recordOf(await scene.player(), roomId)).not.toHaveProperty('rematchBy');
  await white.call('Rematch', { roomId });
  for (const each of [white, black]) expect(await recordOf(each, roomId)).not.toHaveProperty('rematchBy');
});
