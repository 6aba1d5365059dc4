import { onEveryTransport, type Scene } from '../kit/every-transport.ts';
import { bodyOf, outline, type Player, roomOf, type UserBody } from '../kit/player.ts';
import { useReaders, type Varying } from './varying.ts';

const stage = useReaders();

interface Ranked {
  rank?: number;
  user: UserBody;
}

interface Board {
  rows?: Ranked[];
  me: Ranked;
  next?: Varying;
}

const board = async (viewer: Player, request: object = {}): Promise<Board> =>
  bodyOf<Board>(await viewer.call('GetLeaderboard', request), 'getLeaderboardRsp');

const shown = ({ rows = [] }: Board) => rows.map(({ rank, user }) => [rank, user.id]);

/** Nobody of other scripts has played. */
/** Users are locked by ascending id, as everywhere. */
const clear = ({ rows }: Scene) =>
  rows.query(`WITH locked AS MATERIALIZED (SELECT id FROM users ORDER BY id FOR UPDATE)
    UPDATE users u SET win = 0, lose = 0, draw = 0, is_bot = false FROM locked WHERE u.id = locked.id`);

/** A person who has played a rated game. */
async function rated({ player, rows }: Scene, rating: number): Promise<Player> {
  const user = await player();
  await rows.query('UPDATE users SET rating = $2, rating_deviation = 90, win = 1 WHERE id = $1', [user.id, rating]);
  return user;
}

async function ratedAll(scene: Scene, ratings: readonly number[]): Promise<Player[]> {
  const users = [];
  for (const rating of ratings) users.push(await rated(scene, rating));
  return users;
}

onEveryTransport(stage, 'before anyone has played nobody is ranked', async (scene) => {
  await clear(scene);
  const me = await scene.player();
  const answered = await me.call('GetLeaderboard');
  expect(answered.replies[0]).toMatchObject({ field: 'getLeaderboardRsp', protocolId: 113, code: 'Success' });
  expect(await board(me)).toEqual({ me: { user: expect.objectContaining({ id: me.id }) as UserBody } });
});

onEveryTransport(stage, 'users rank by rating, of equal ratings the older user first', async (scene) => {
  await clear(scene);
  const [third, first, fourth, fifth, second] = await ratedAll(scene, [1500, 1700.25, 1500, -20.5, 1700.125]);
  const ranking = [first, second, third, fourth, fifth].map((user, index) => [index + 1, user?.id]);
  const seen = await board(third!);
  expect(shown(seen)).toEqual(ranking);
  expect(seen.rows?.[0]?.user).toMatchObject({ name: first?.account.name, rating: 1700, win: 1 });
  expect(seen.me).toEqual(seen.rows?.[2]);
  expect((await board(fifth!)).me).toEqual(seen.rows?.[4]);
  expect(seen.rows?.[4]?.user.rating).toBe(0); // uint32 on the wire
});

onEveryTransport(stage, 'a first rated game, won, lost or drawn, gives a rank', async (scene) => {
  await clear(scene);
  const { roomId, white, black } = await scene.game();
  await rated(scene, 3000);
  expect((await board(white)).me).not.toHaveProperty('rank');
  await white.exit(roomId);
  expect([(await board(white)).me.rank, (await board(black)).me.rank]).toEqual([3, 2]);
  const drawer = await scene.player();
  await scene.rows.query('UPDATE users SET draw = 1, rating_deviation = 290 WHERE id = $1', [drawer.id]);
  expect((await board(drawer)).me.rank).toBe(3);
});

onEveryTransport(
  stage,
  'page by page each user comes once, ranks counted on, while others are added',
  async (scene) => {
    await clear(scene);
    const users = await ratedAll(scene, [1900, 1800, 1700, 1700, 1700, 1700, 1600.123456789012]);
    const viewer = await scene.player();
    const first = await board(viewer, { limit: 3 });
    for (const rating of [2000, 1750]) await rated(scene, rating); // ahead of what is still to be shown
    const second = await board(viewer, { limit: 3, cursor: first.next });
    const last = await rated(scene, 1000);
    const third = await board(viewer, { limit: 3, cursor: second.next });
    expect([first, second, third].flatMap(shown)).toEqual([...users, last].map(({ id }, index) => [index + 1, id]));
    expect(third.next).toBeUndefined();
  },
);

onEveryTransport(stage, 'a page has 20 users unless told, and 50 at most', async (scene) => {
  await clear(scene);
  const viewer = await scene.player();
  await scene.rows.query(
    `INSERT INTO users (name, name_key, win, rating)
     SELECT 'many', gen_random_uuid()::text, 1, 1000 FROM generate_series(1, 51)`,
  );
  for (const [limit, size] of [[undefined, 20] as const, [0, 20] as const, [50, 50] as const, [51, 50] as const]) {
    const page = await board(viewer, { limit });
    expect(shown(page).map(([rank]) => rank)).toEqual(Array.from({ length: size }, (_, index) => index + 1));
    expect(shown(await board(viewer, { cursor: page.next, limit: 50 }))).toHaveLength(51 - size);
  }
});

onEveryTransport(stage, 'who has played casual games or bots alone has no rank, nor has a bot', async (scene) => {
  await clear(scene);
  const [person, bot, someone] = [await scene.player(), await scene.player(), await rated(scene, 1400)];
  await scene.rows.query('UPDATE users SET is_bot = true, rating = 2400, win = 9 WHERE id = $1', [bot.id]);
  const { roomId } = roomOf(await bot.create());
  await person.join(roomId);
  await bot.exit(roomId);
  const seen = await board(person);
  expect(shown(seen)).toEqual([[1, someone.id]]);
  expect(seen.me).not.toHaveProperty('rank');
  expect(seen.me.user).toMatchObject({ win: 1, rating: 1500, ratingDeviation: 350 });
  expect((await board(bot)).me).not.toHaveProperty('rank');
});

onEveryTransport(stage, 'bots have a list of their own, the highest level first, page by page', async (scene) => {
  await clear(scene);
  const viewer = await rated(scene, 1400);
  await scene.rows.query(
    `INSERT INTO users (name, name_key, is_bot) SELECT name, gen_random_uuid()::text, true
     FROM unnest($1::text[]) AS made (name)`,
    [['bot-3-1', 'bot-8-1', 'bot-10-1', 'bot-3-2', 'bot-random-1']],
  );
  const pages: Board[] = [];
  for (let cursor: Varying | undefined; pages.length === 0 || cursor !== undefined; cursor = pages.at(-1)?.next)
    pages.push(await board(viewer, { kind: 'BOTS', limit: 2, cursor }));
  const names = pages.flatMap(({ rows = [] }) => rows.map(({ rank, user }) => `${rank} ${user.name}`));
  expect(names).toEqual(['1 bot-10-1', '2 bot-8-1', '3 bot-3-1', '4 bot-3-2', '5 bot-random-1']);
  expect(pages[0]).not.toHaveProperty('me');
  await clear(scene);
});

onEveryTransport(stage, 'a cursor of no page is refused', async ({ player }) => {
  const viewer = await player();
  for (const cursor of ['x', '1', '1_1500', '1_1500_', '1_NaN_1', '1_1e999_2', "1_1500_1'", `1_1500_${'9'.repeat(30)}`])
    expect(outline(await viewer.call('GetLeaderboard', { cursor }))).toEqual([
      'getLeaderboardRsp ErrorInvalidArgument',
    ]);
});
