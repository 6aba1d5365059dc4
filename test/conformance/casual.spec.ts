import { onEveryTransport, type Scene } from '../kit/every-transport.ts';
import { LINES, playLast, seatTwo } from '../kit/game.ts';
import { bodyOf, outline, type Player, roomOf, type UserBody } from '../kit/player.ts';
import { useReaders } from './varying.ts';

const stage = useReaders();
const CASUAL = { casual: true, unrated: true };

const figures = async (player: Player): Promise<UserBody> =>
  bodyOf<{ user: UserBody }>(await player.call('GetProfile'), 'getProfileRsp').user;

async function bot({ player, rows }: Scene): Promise<Player> {
  const made = await player();
  await rows.query('UPDATE users SET is_bot = true WHERE id = $1', [made.id]);
  return made;
}

onEveryTransport(stage, 'a casual game says so, and changes nobody’s figures however it ends', async (scene) => {
  for (const end of ['score', 'resignation', 'time-out']) {
    const [white, black] = [await scene.player(), await scene.player(scene.other)];
    const before = [await figures(white), await figures(black)];
    const made = roomOf(await white.create({ casual: true }));
    expect(made).toMatchObject(CASUAL);
    const room = roomOf(await black.join(made.roomId));
    expect(room).toMatchObject({ ...CASUAL, status: 'TURN_USER2' });
    if (end === 'score') await playLast(scene.rows, { roomId: room.roomId, white, black }, LINES.blackWins);
    else if (end === 'resignation') await white.exit(room.roomId);
    else await scene.rows.query('UPDATE rooms SET deadline = now() WHERE id = $1', [room.roomId]);
    const synced = await black.sync(room.roomId);
    expect(outline(synced)).toEqual(['gameSyncRsp Success', 'gameOverRsp Success']);
    expect(roomOf(synced)).toMatchObject(CASUAL);
    expect([await figures(white), await figures(black)]).toEqual(before);
  }
});

onEveryTransport(stage, 'a game with a bot counts, but for the rating', async (scene) => {
  for (const isBotFirst of [true, false]) {
    const [machine, person] = [await bot(scene), await scene.player(scene.other)];
    const { roomId } = await (isBotFirst ? seatTwo(machine, person) : seatTwo(person, machine));
    const room = roomOf(await person.sync(roomId));
    expect(room).toMatchObject({ unrated: true });
    expect(room).not.toHaveProperty('casual');
    await machine.exit(roomId);
    expect(await figures(person)).toMatchObject({ win: 1, exp: 10, rating: 1500, ratingDeviation: 350 });
    expect(await figures(machine)).toMatchObject({ lose: 1, exp: 2, rating: 1500, ratingDeviation: 350 });
  }
});

onEveryTransport(stage, 'any other game is rated', async (scene) => {
  const { roomId, white, black } = await scene.game();
  const room = roomOf(await black.sync(roomId));
  for (const field of Object.keys(CASUAL)) expect(room).not.toHaveProperty(field);
  await white.exit(roomId);
  const winner = await figures(black);
  expect(winner.rating).toBeGreaterThan(1500);
  expect(winner.ratingDeviation).toBeLessThan(350);
});

onEveryTransport(
  stage,
  'RandomJoin finds no casual room, and its owner who looks for a game opens another',
  async (scene) => {
    const owner = await scene.player();
    const { roomId } = roomOf(await owner.create({ casual: true }));
    const other = await scene.player(scene.other);
    expect(outline(await other.randomJoin())).toEqual(['randomJoinRsp ErrorInvalidGameRoom']);
    const opened = roomOf(await owner.randomJoin({ createIfNone: true }));
    expect(opened.roomId).not.toBe(roomId);
    expect(opened).not.toHaveProperty('casual');
    expect(roomOf(await owner.sync(roomId))).toMatchObject({ status: 'GAME_OVER', winner: '0' });
    expect(roomOf(await other.randomJoin())).toMatchObject({ roomId: opened.roomId, status: 'TURN_USER2' });
  },
);

onEveryTransport(stage, 'a casual room waits until its owner wants another kind of game', async (scene) => {
  const owner = await scene.player();
  const made = roomOf(await owner.create({ casual: true }));
  expect(roomOf(await owner.create({ casual: true }))).toEqual(made);
  const rated = roomOf(await owner.create());
  expect(rated.roomId).not.toBe(made.roomId);
  expect(roomOf(await owner.sync(made.roomId))).toMatchObject({ status: 'GAME_OVER', winner: '0' });
});

onEveryTransport(stage, 'a rematch of a casual game is casual', async (scene) => {
  const [white, black] = [await scene.player(), await scene.player(scene.other)];
  const { roomId, invite } = roomOf(await white.create({ casual: true, private: true }));
  await black.accept(invite);
  await white.exit(roomId);
  expect(roomOf(await white.call('Rematch', { roomId }))).toMatchObject({ ...CASUAL, status: 'WAITING' });
  expect(roomOf(await black.call('Rematch', { roomId }))).toMatchObject({ ...CASUAL, status: 'TURN_USER2' });
});
