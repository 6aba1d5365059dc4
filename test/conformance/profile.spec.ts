import { onEveryTransport, type Scene } from '../kit/every-transport.ts';
import { bodyOf, outline, type Player, roomOf, type RoomBody, type UserBody } from '../kit/player.ts';
import { LINES, playLast, seatTwo } from '../kit/game.ts';
import { useReaders } from './varying.ts';

const stage = useReaders();

interface Profile {
  user: UserBody;
  games?: { room: RoomBody; endedBy: string; notation: string; private: boolean; user1: UserBody }[];
}

const profile = async (viewer: Player, userId?: string): Promise<Profile> =>
  bodyOf<Profile>(await viewer.call('GetProfile', { ...(userId !== undefined && { userId }) }), 'getProfileRsp');

const gamesOf = ({ games = [] }: Profile) => games.map(({ room }) => room.roomId);

/** A game that its white player has given up. */
async function resigned({ player, other }: Scene, white: Player): Promise<string> {
  const { roomId } = await seatTwo(white, await player(other));
  await white.exit(roomId);
  return roomId;
}

onEveryTransport(stage, 'a user without a game is shown with none, to themselves and to others', async ({ player }) => {
  const [me, viewer] = [await player(), await player()];
  const answered = await me.call('GetProfile');
  expect(answered.replies[0]).toMatchObject({ field: 'getProfileRsp', protocolId: 114, code: 'Success' });
  const mine = await profile(me);
  expect(mine).toEqual({ user: expect.objectContaining({ id: me.id, name: me.account.name, win: 0 }) as UserBody });
  expect(await profile(viewer, me.id)).toEqual(mine);
  for (const userId of [me.id, '0']) expect(await profile(me, userId)).toEqual(mine);
});

onEveryTransport(stage, 'a profile shows the figures and the games on either side, newest first', async (scene) => {
  const me = await scene.player();
  const asWhite = await seatTwo(me, await scene.player(scene.other));
  await playLast(scene.rows, asWhite, LINES.whiteWins);
  const asBlack = await seatTwo(await scene.player(scene.other), me);
  await me.exit(asBlack.roomId);
  const shown = await profile(await scene.player(), me.id);
  expect(shown.user).toMatchObject({ id: me.id, win: 1, lose: 1, exp: 12, gold: 10 });
  expect(shown.games).toMatchObject([
    { room: roomOf(await me.sync(asBlack.roomId)), endedBy: 'RESIGNATION', private: false },
    { room: roomOf(await me.sync(asWhite.roomId)), endedBy: 'SCORE', notation: LINES.whiteWins, user1: { id: me.id } },
  ]);
});

onEveryTransport(
  stage,
  'rooms that wait, closed or are in play are no games of a profile',
  async ({ player, other }) => {
    const me = await player();
    await me.exit(roomOf(await me.create()).roomId);
    await me.create();
    expect(gamesOf(await profile(me))).toEqual([]);
    const playing = await seatTwo(me, await player(other));
    expect(gamesOf(await profile(me))).toEqual([]);
    await me.exit(playing.roomId);
    expect(gamesOf(await profile(me))).toEqual([playing.roomId]);
  },
);

onEveryTransport(stage, 'private games are in their players’ own profiles only', async (scene) => {
  const [me, opponent] = [await scene.player(), await scene.player(scene.other)];
  const open = await resigned(scene, me);
  const { roomId, invite } = roomOf(await me.create({ private: true }));
  await opponent.accept(invite);
  await opponent.exit(roomId);
  expect(gamesOf(await profile(me))).toEqual([roomId, open]);
  expect(gamesOf(await profile(me, me.id))).toEqual([roomId, open]);
  expect(gamesOf(await profile(opponent))).toEqual([roomId]);
  for (const viewer of [opponent, await scene.player()]) expect(gamesOf(await profile(viewer, me.id))).toEqual([open]);
  expect(gamesOf(await profile(await scene.player(), opponent.id))).toEqual([]);
});

onEveryTransport(stage, 'the last twenty games are shown, private ones not counted for others', async (scene) => {
  const me = await scene.player();
  const oldest = await resigned(scene, me);
  await scene.rows.query(
    `INSERT INTO rooms (user_1, user_2, status, black, white, moves, private, deadline, winner, started_at, ended_at)
     SELECT user_1, user_2, status, black, white, moves, game % 2 = 0, deadline, winner, started_at,
       ended_at + make_interval(secs => game) FROM rooms, generate_series(1, 38) AS game WHERE id = $1`,
    [oldest],
  );
  const [mine, others] = [await profile(me), await profile(await scene.player(), me.id)];
  expect(gamesOf(mine)).toHaveLength(20);
  expect(mine.games?.filter((game) => game.private)).toHaveLength(10);
  expect(gamesOf(others)).toHaveLength(20);
  expect(gamesOf(others).at(-1)).toBe(oldest);
  expect(gamesOf(others).map(Number)).toEqual(
    gamesOf(others)
      .map(Number)
      .toSorted((one, two) => two - one),
  );
});

onEveryTransport(stage, 'a user_id of no user is refused alike, whatever it is', async ({ player }) => {
  const viewer = await player();
  for (const userId of ['9000000000000000', '18446744073709551615'])
    expect(await viewer.call('GetProfile', { userId })).toEqual({
      status: 200,
      replies: [
        {
          ...{ field: 'getProfileRsp', protocolId: 114, code: 'ErrorInvalidArgument', body: {} },
          message: `user_id ${userId} is no user: leave it out for yourself`,
        },
      ],
    });
  expect(outline(await viewer.call('GetProfile', { userId: '9000000000000000' }, { version: 1 }))).toEqual([
    'getProfileRsp ErrorSystem',
  ]);
});
