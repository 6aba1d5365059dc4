import { onEveryTransport, useNode } from '../kit/every-transport.ts';
import { bodyOf, newPlayer, outline, type OverBody, roomOf } from '../kit/player.ts';
import { until } from '../kit/until.ts';

const stage = useNode({ env: { WAITING_TIMEOUT_S: '1' } });

const endOf = (roomId: string) =>
  until(async () => {
    const [room] = await stage.rows.query('SELECT status, winner FROM rooms WHERE id = $1 AND ended_at IS NOT NULL', [
      roomId,
    ]);
    return room;
  }, 'the sweep');

onEveryTransport(
  stage,
  'an expired room tells its owner TIMEOUT and an end that nobody won',
  async ({ player, rows }) => {
    const owner = await player();
    const { roomId } = roomOf(await owner.create());
    await until(async () => {
      const [due] = await rows.query('SELECT 1 FROM rooms WHERE id = $1 AND deadline <= clock_timestamp()', [roomId]);
      return due;
    }, 'the deadline');
    const synced = await owner.sync(roomId);
    expect(outline(synced)).toEqual(['gameSyncRsp Success', 'gameOverRsp Success']);
    expect(roomOf(synced)).toMatchObject({ status: 'TIMEOUT', winner: '0', version: 2, user1: owner.id });
    const nothing = { exp: 0, gold: 0, win: 0, lose: 0, draw: 0 };
    expect(bodyOf<OverBody>(synced, 'gameOverRsp')).toMatchObject({
      ...{ winner: '0', user: { id: owner.id, name: owner.account.name, rating: 1500, ...nothing } },
      opponent: { id: '0', ...nothing },
    });
    const figures = await rows.query('SELECT exp, gold, win, lose, draw, rating FROM users WHERE id = $1', [owner.id]);
    expect(figures).toEqual([{ ...nothing, rating: 1500 }]);
  },
);

onEveryTransport(
  stage,
  'an expired room is not joined, and not the own room again',
  async ({ player, rows, other }) => {
    for (const isPrivate of [true, false]) {
      const owner = await player();
      const { roomId } = roomOf(await owner.create({ private: isPrivate }));
      await rows.query(`UPDATE rooms SET deadline = now() - interval '1 s' WHERE id = $1`, [roomId]);
      const joiner = await player(other);
      expect(outline(await joiner.join(roomId))).toEqual(['joinGameRoomRsp ErrorInvalidGameRoom']);
      const again = roomOf(await owner.create({ private: true }));
      expect(again).toMatchObject({ status: 'WAITING', version: 1 });
      expect(again.roomId).not.toBe(roomId);
    }
  },
);

test('rooms expire though nobody calls, private ones too', async () => {
  const [open, hidden] = [await newPlayer(stage.transports[0]!), await newPlayer(stage.transports[0]!)];
  const rooms = [roomOf(await open.create()), roomOf(await hidden.create({ private: true }))];
  for (const { roomId } of rooms) expect(await endOf(roomId)).toEqual({ status: 4, winner: '0' });
  expect(await stage.rows.query('SELECT 1 FROM seats WHERE user_id IN ($1, $2)', [open.id, hidden.id])).toEqual([]);
});
