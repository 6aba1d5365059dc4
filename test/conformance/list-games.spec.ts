import { onEveryTransport, type Scene } from '../kit/every-transport.ts';
import { seatTwo } from '../kit/game.ts';
import { bodyOf, outline, type Player, type RoomBody, roomOf } from '../kit/player.ts';
import { useReaders, type Varying } from './varying.ts';

const stage = useReaders();

interface Page {
  games?: { room: RoomBody; notation: string; private: boolean }[];
  next?: Varying;
}

const page = async (viewer: Player, request: object = {}): Promise<Page> =>
  bodyOf<Page>(await viewer.call('ListGames', request), 'listGamesRsp');

/** All games, page by page. */
async function all(viewer: Player, request: object, limit: number): Promise<string[]> {
  const shown: string[] = [];
  for (let cursor: Varying | undefined; ;) {
    const { games = [], next } = await page(viewer, { ...request, limit, cursor });
    shown.push(...games.map(({ room }) => room.roomId));
    if (next === undefined) return shown;
    expect(games).toHaveLength(limit);
    cursor = next;
  }
}

/** A user with 46 games on either side, half of them private, some ended at the same moment. @returns them with the ids, newest first */
async function veteran(scene: Scene): Promise<{ me: Player; ids: string[]; shown: string[] }> {
  const [me, opponent] = [await scene.player(), await scene.player(scene.other)];
  const { roomId } = await seatTwo(me, opponent);
  await me.exit(roomId);
  const copy = (
    white: string,
    black: string,
  ) => `INSERT INTO rooms (user_1, user_2, status, black, white, moves, private,
      deadline, winner, ended_by, started_at, ended_at)
    SELECT ${white}, ${black}, status, black, white, moves, game % 2 = 0, deadline, winner, ended_by, started_at,
      ended_at - make_interval(secs => game / 3) FROM rooms, generate_series(1, 22) AS game WHERE id = $1`;
  await scene.rows.query(copy('user_1', 'user_2'), [roomId]);
  await scene.rows.query(copy('user_2', 'user_1'), [roomId]);
  const rows = await scene.rows.query<{ id: string; private: boolean }>(
    'SELECT id, private FROM rooms WHERE $1 IN (user_1, user_2) AND ended_at IS NOT NULL ORDER BY ended_at DESC, id DESC',
    [me.id],
  );
  return { me, ids: rows.map(({ id }) => id), shown: rows.flatMap((row) => (row.private ? [] : [row.id])) };
}

onEveryTransport(
  stage,
  'page by page each game comes once, newest first, and private ones to their player',
  async (scene) => {
    const { me, ids, shown } = await veteran(scene);
    expect(ids).toHaveLength(45);
    for (const limit of [1, 7, 45, 50]) expect(await all(me, {}, limit)).toEqual(ids);
    const viewer = await scene.player();
    for (const limit of [4, 23]) expect(await all(viewer, { userId: me.id }, limit)).toEqual(shown);
    expect((await page(me)).games).toHaveLength(20);
    expect((await page(me, { limit: 51 })).games).toHaveLength(45);
  },
);

onEveryTransport(stage, 'a game that ends meanwhile moves no other to another page', async (scene) => {
  const { me, ids } = await veteran(scene);
  const first = await page(me, { limit: 20 });
  const playing = await seatTwo(me, await scene.player(scene.other));
  await me.exit(playing.roomId);
  const second = await page(me, { limit: 50, cursor: first.next });
  expect([first, second].flatMap(({ games = [] }) => games.map(({ room }) => room.roomId))).toEqual(ids);
});

onEveryTransport(
  stage,
  'a user without an ended game has none; no user is refused, as is a cursor of no page',
  async (scene) => {
    const me = await scene.player();
    await me.exit(roomOf(await me.create()).roomId);
    await seatTwo(me, await scene.player(scene.other));
    const answered = await me.call('ListGames');
    expect(answered.replies).toEqual([{ field: 'listGamesRsp', protocolId: 118, code: 'Success', body: {} }]);
    const refused = ['listGamesRsp ErrorInvalidArgument'];
    expect(outline(await me.call('ListGames', { userId: '9000000000000000' }))).toEqual(refused);
    for (const cursor of ['x', '1', '1_', '_1', '1_x', "1_1'", `${'9'.repeat(17)}_1`, `1_${'9'.repeat(19)}`])
      expect(outline(await me.call('ListGames', { cursor }))).toEqual(refused);
  },
);
