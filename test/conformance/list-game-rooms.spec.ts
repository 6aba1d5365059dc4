import { startBoard } from '@othello-rpc/kernel';
import { onEveryTransport, type Scene } from '../kit/every-transport.ts';
import { bodyOf, outline, type Player, type RoomBody, roomOf, type UserBody } from '../kit/player.ts';
import { seatTwo } from '../kit/game.ts';
import { useReaders, type Varying } from './varying.ts';

const stage = useReaders();

interface Page {
  rooms?: { room: RoomBody; user1: UserBody; user2?: UserBody }[];
  next?: Varying;
}

const list = async (player: Player, request: object = {}): Promise<Page> =>
  bodyOf<Page>(await player.call('ListGameRooms', request), 'listGameRoomsRsp');

const idsOf = ({ rooms = [] }: Page) => rooms.map(({ room }) => room.roomId);

/** Nothing of what other scripts began is listed. Rooms, then seats, each by itself: so does the sweep lock them. */
async function clear({ rows }: Scene): Promise<void> {
  await rows.query('UPDATE rooms SET status = 3, winner = 0, ended_at = now() WHERE ended_at IS NULL');
  await rows.query('DELETE FROM seats t USING rooms r WHERE r.id = t.room_id AND r.ended_at IS NOT NULL');
}

/** Rooms that wait, as the user would have made them, were a user to have so many. */
const addWaiting = ({ rows }: Scene, { id }: Player, count: number) =>
  rows.query(
    `INSERT INTO rooms (user_1, black, white, moves, deadline)
     SELECT $1, $2, $3, '', now() + interval '1 hour' FROM generate_series(1, $4)`,
    [id, startBoard.black.toInt64(), startBoard.white.toInt64(), count],
  );

onEveryTransport(stage, 'an empty lobby is an empty page', async (scene) => {
  await clear(scene);
  const { status, replies } = await (await scene.player()).call('ListGameRooms');
  expect(status).toBe(200);
  expect(replies).toEqual([{ field: 'listGameRoomsRsp', protocolId: 111, code: 'Success', body: {} }]);
});

onEveryTransport(
  stage,
  'public rooms that wait or are in play are listed with their players, newest first',
  async (scene) => {
    await clear(scene);
    const { player, other, game } = scene;
    const [waiting, playing] = [await player(other), await game()];
    await playing.black.put(playing.roomId, 'd3');
    const { roomId } = roomOf(await waiting.create());
    const { rooms, next } = await list(await player());
    expect(next).toBeUndefined();
    expect(rooms).toEqual([
      { room: roomOf(await waiting.sync(roomId)), user1: expect.objectContaining({ id: waiting.id }) as UserBody },
      {
        room: roomOf(await playing.white.sync(playing.roomId)),
        user1: expect.objectContaining({ id: playing.white.id, name: playing.white.account.name }) as UserBody,
        user2: expect.objectContaining({ id: playing.black.id, rating: 1500 }) as UserBody,
      },
    ]);
  },
);

onEveryTransport(stage, 'private rooms are listed for nobody, not for their players either', async (scene) => {
  await clear(scene);
  const [owner, joiner, waiting] = [await scene.player(), await scene.player(scene.other), await scene.player()];
  await joiner.accept(roomOf(await owner.create({ private: true })).invite);
  await waiting.create({ private: true });
  for (const viewer of [owner, joiner, waiting, await scene.player()])
    for (const filter of ['ALL', 'WAITING', 'LIVE']) expect(idsOf(await list(viewer, { filter }))).toEqual([]);
});

onEveryTransport(stage, 'rooms that closed, ended or are overdue are not listed', async (scene) => {
  await clear(scene);
  const [closing, expiring, playing, late] = [
    ...[await scene.player(), await scene.player()],
    ...[await scene.game(), await scene.game()],
  ] as const;
  await closing.exit(roomOf(await closing.create()).roomId);
  await playing.black.exit(playing.roomId);
  const { roomId } = roomOf(await expiring.create({ private: true }));
  await scene.rows.query(`UPDATE rooms SET deadline = now() - interval '1 s', private = false WHERE id IN ($1, $2)`, [
    ...[roomId, late.roomId],
  ]);
  expect(idsOf(await list(closing))).toEqual([]);
});

onEveryTransport(stage, 'a filter shows the waiting or the live ones alone', async (scene) => {
  await clear(scene);
  const { roomId, black } = await scene.game();
  const waiting = roomOf(await (await scene.player()).create()).roomId;
  expect(idsOf(await list(black))).toEqual([waiting, roomId]);
  expect(idsOf(await list(black, { filter: 'ALL' }))).toEqual([waiting, roomId]);
  expect(idsOf(await list(black, { filter: 'WAITING' }))).toEqual([waiting]);
  expect(idsOf(await list(black, { filter: 'LIVE' }))).toEqual([roomId]);
});

onEveryTransport(stage, 'page by page each room comes once, while rooms are made and end', async (scene) => {
  await clear(scene);
  const tables = [];
  for (let index = 0; index < 5; index++) tables.push(await scene.game());
  const [first, second, third, fourth, fifth] = tables.map(({ roomId }) => roomId);
  const viewer = await scene.player();
  const pages = [await list(viewer, { limit: 2 })];
  expect(idsOf(pages[0]!)).toEqual([fifth, fourth]);
  await tables[3]?.black.exit(fourth!); // the cursor's own room
  await seatTwo(await scene.player(), await scene.player(scene.other));
  pages.push(await list(viewer, { limit: 2, cursor: pages[0]?.next }));
  expect(idsOf(pages[1]!)).toEqual([third, second]);
  await tables[4]?.black.exit(fifth!);
  pages.push(await list(viewer, { limit: 2, cursor: pages[1]?.next, filter: 'LIVE' }));
  expect(idsOf(pages[2]!)).toEqual([first]);
  expect(pages[2]?.next).toBeUndefined();
});

onEveryTransport(stage, 'a page has 20 rooms unless told, and 50 at most', async (scene) => {
  await clear(scene);
  const viewer = await scene.player();
  await addWaiting(scene, viewer, 51);
  for (const [limit, size] of [
    ...[[undefined, 20] as const, [0, 20] as const],
    [50, 50],
    [51, 50],
    [2 ** 32 - 1, 50],
  ]) {
    const page = await list(viewer, { limit });
    expect(idsOf(page)).toHaveLength(size);
    expect(idsOf(await list(viewer, { cursor: page.next, limit: 50 }))).toHaveLength(51 - size);
  }
});

onEveryTransport(stage, 'a cursor or filter of no list is refused', async (scene) => {
  const viewer = await scene.player();
  for (const request of [
    { cursor: 'x' },
    { cursor: '-1' },
    { cursor: '1e3' },
    { cursor: '9'.repeat(40) },
    { filter: 9 },
  ])
    expect(outline(await viewer.call('ListGameRooms', request))).toEqual(['listGameRoomsRsp ErrorInvalidArgument']);
  expect(outline(await viewer.call('ListGameRooms', {}, { token: 'x' }))).toEqual([
    'listGameRoomsRsp ErrorUserInvalidToken',
  ]);
});
