import { atOnce } from '../kit/at-once.ts';
import { onEveryTransport, type Scene, useNode } from '../kit/every-transport.ts';
import { levelRatings } from '../kit/open-rooms.ts';
import { newPlayer, outline, type Player, roomOf } from '../kit/player.ts';
import { until } from '../kit/until.ts';

const stage = useNode();
const NONE = ['randomJoinRsp ErrorInvalidGameRoom'];
const JOINED = ['randomJoinRsp Success', 'joinGameRoomRsp Success'];
const CREATED = ['randomJoinRsp Success', 'makeGameRoomRsp Success'];
const V_1 = { version: 1 };

type Made = Pick<Scene, 'player' | 'rows'>;

async function rated({ player, rows }: Made, rating: number): Promise<Player> {
  const made = await player();
  await levelRatings(rows, [made], rating);
  return made;
}

/** A bot of the server's own. */
async function bot({ player, rows }: Made): Promise<Player> {
  const made = await player();
  await rows.query('UPDATE users SET is_bot = true WHERE id = $1', [made.id]);
  return made;
}

const waitIn = async (owner: Player): Promise<string> => roomOf(await owner.create()).roomId;

/** As if the room had been made that long ago. */
const age = ({ rows }: Made, roomId: string, seconds: number) =>
  rows.query('UPDATE rooms SET created_at = created_at - make_interval(secs => $2) WHERE id = $1', [roomId, seconds]);

onEveryTransport(stage, 'a person is joined before any bot, however long the bot has waited', async (scene) => {
  const bots = [await waitIn(await bot(scene)), await waitIn(await bot(scene))];
  const roomId = await waitIn(await scene.player(scene.other));
  expect(roomOf(await (await scene.player()).randomJoin()).roomId).toBe(roomId);
  // then the bots, the oldest first
  for (const each of bots) expect(roomOf(await (await scene.player()).randomJoin()).roomId).toBe(each);
  expect(outline(await (await scene.player()).randomJoin())).toEqual(NONE);
});

onEveryTransport(stage, 'among people only, no bot is joined: 106, or a room of their own', async (scene) => {
  const roomId = await waitIn(await bot(scene));
  const caller = await scene.player();
  expect(outline(await caller.randomJoin({ peopleOnly: true }))).toEqual(NONE);
  const waiting = await caller.randomJoin({ peopleOnly: true, createIfNone: true });
  expect(outline(waiting)).toEqual(CREATED);
  expect(roomOf(await caller.randomJoin({ peopleOnly: true, createIfNone: true }))).toEqual(roomOf(waiting));
  // who waits may leave for a bot
  expect(roomOf(await caller.randomJoin()).roomId).toBe(roomId);
  expect(roomOf(await caller.sync(roomOf(waiting).roomId))).toMatchObject({ status: 'GAME_OVER', winner: '0' });
});

onEveryTransport(stage, 'a bot joins nobody at random, and waits when it asks to', async (scene) => {
  await waitIn(await bot(scene));
  await waitIn(await scene.player(scene.other));
  const caller = await bot(scene);
  for (const peopleOnly of [false, true]) {
    expect(outline(await caller.randomJoin({ peopleOnly }))).toEqual(NONE);
    expect(outline(await caller.randomJoin({ peopleOnly, createIfNone: true }))).toEqual(CREATED);
  }
});

onEveryTransport(stage, 'a window is 150 wide at once, to either side', async (scene) => {
  for (const [mine, isHeld] of [
    ...([
      [1500 + 150, true],
      [1500 - 150, true],
    ] as const),
    ...([
      [1500 + 200, false],
      [1500 - 200, false],
      [100, false],
      [3500, false],
    ] as const),
  ]) {
    const owner = await scene.player(scene.other);
    const roomId = await waitIn(owner);
    const answered = await (await rated(scene, mine)).randomJoin();
    expect(outline(answered)).toEqual(isHeld ? JOINED : NONE);
    if (isHeld) expect(roomOf(answered).roomId).toBe(roomId);
    await owner.exit(roomId);
  }
});

onEveryTransport(stage, 'a window grows by 10 a second, and holds everyone after 30 seconds', async (scene) => {
  for (const [apart, seconds, isHeld] of [
    [300, 16, true],
    [300, 5, false],
    [430, 29, true],
    [460, 20, false],
    [1400, 31, true],
  ] as const) {
    const owner = await scene.player(scene.other);
    const roomId = await waitIn(owner);
    await age(scene, roomId, seconds);
    const caller = await rated(scene, 1500 - apart);
    expect([apart, seconds, outline(await caller.randomJoin())]).toEqual([apart, seconds, isHeld ? JOINED : NONE]);
    await owner.exit(roomId);
  }
});

onEveryTransport(stage, 'it is the wait of the owner that counts, not that of the caller', async (scene) => {
  const owner = await scene.player(scene.other);
  await waitIn(owner);
  const caller = await rated(scene, 2000);
  await age(scene, await waitIn(caller), 60);
  expect(outline(await caller.randomJoin())).toEqual(NONE);
  expect(outline(await owner.randomJoin())).toEqual(JOINED);
});

onEveryTransport(
  stage,
  'of several whose window holds the caller it is the oldest; nearer ones wait on',
  async (scene) => {
    const [far, oldest, nearest] = [await rated(scene, 1100), await rated(scene, 1640), await rated(scene, 1500)];
    await waitIn(far);
    const roomId = await waitIn(oldest);
    const next = await waitIn(nearest);
    expect(roomOf(await (await scene.player(scene.other)).randomJoin()).roomId).toBe(roomId);
    expect(roomOf(await (await scene.player(scene.other)).randomJoin()).roomId).toBe(next);
    expect(outline(await (await scene.player(scene.other)).randomJoin())).toEqual(NONE);
  },
);

onEveryTransport(
  stage,
  'a bot is better than a person out of the window, but not for a client of 2017',
  async (scene) => {
    const far = await waitIn(await rated(scene, 2200));
    const roomId = await waitIn(await bot(scene));
    expect(roomOf(await (await scene.player(scene.other)).randomJoin({}, V_1)).roomId).toBe(far);
    const further = await waitIn(await rated(scene, 900));
    expect(roomOf(await (await scene.player(scene.other)).randomJoin()).roomId).toBe(roomId);
    expect(roomOf(await (await scene.player(scene.other)).randomJoin({}, V_1)).roomId).toBe(further);
    const last = await waitIn(await bot(scene));
    expect(roomOf(await (await scene.player(scene.other)).randomJoin({}, V_1)).roomId).toBe(last);
  },
);

onEveryTransport(stage, 'who waits is never merged with a bot, older or younger', async (scene) => {
  const owners = [await bot(scene), await scene.player(scene.other), await bot(scene), await bot(scene)];
  const rooms: string[] = [];
  for (const owner of owners) rooms.push(await waitIn(owner));
  for (const roomId of rooms) await age(scene, roomId, 60);
  for (const [index, owner] of owners.entries())
    expect(roomOf(await owner.sync(rooms[index]!))).toMatchObject({ roomId: rooms[index]!, status: 'WAITING' });
});

onEveryTransport(stage, 'two who wait merge once the window of the older holds the younger', async (scene) => {
  const [older, younger] = [await rated(scene, 1300), await rated(scene, 1600)];
  const rooms = [await waitIn(older), await waitIn(younger)] as const;
  expect(roomOf(await younger.sync(rooms[1])).roomId).toBe(rooms[1]);
  await age(scene, rooms[0], 16);
  expect(roomOf(await older.sync(rooms[0]))).toMatchObject({ roomId: rooms[0], status: 'WAITING' });
  expect(roomOf(await younger.sync(rooms[1]))).toMatchObject({ roomId: rooms[0], status: 'TURN_USER2' });
});

onEveryTransport(stage, 'clients of 2017 meet whoever waits, whatever their ratings', async (scene) => {
  const [older, younger, newcomer] = [await rated(scene, 900), await rated(scene, 2200), await rated(scene, 1500)];
  const rooms = [];
  for (const each of [older, younger]) rooms.push(roomOf(await each.create({}, V_1)).roomId);
  expect(roomOf(await younger.sync(rooms[1]!, V_1))).toMatchObject({ roomId: rooms[0], status: 'TURN_USER2' });
  await younger.exit(rooms[0]!);
  // and whoever comes meets them
  const roomId = roomOf(await (await rated(scene, 2600)).create({}, V_1)).roomId;
  expect(roomOf(await newcomer.randomJoin({ peopleOnly: true })).roomId).toBe(roomId);
});

test('two strangers who press the button at once meet, while bots wait', async () => {
  const scene = { player: () => newPlayer(stage.transports[0]!), rows: stage.rows };
  for (let index = 0; index < 3; index++) await waitIn(await bot(scene));
  const players = [await newPlayer(stage.transports[1]!), await newPlayer(stage.transports[3]!)];
  for (let round = 0; round < 10; round++) {
    const asked = { createIfNone: true, peopleOnly: true };
    const answers = await atOnce(players.map((player) => () => player.randomJoin(asked)));
    expect(answers.map((answered) => outline(answered)).toSorted()).toEqual([JOINED, CREATED]);
    expect(new Set(answers.map((answered) => roomOf(answered).roomId)).size).toBe(1);
    await players[0]!.exit(roomOf(answers[0]!).roomId);
    await levelRatings(stage.rows, players);
  }
});

test('the sweep merges people whose windows hold, pair by pair, and leaves bots and the others alone', async () => {
  const scene = { player: () => newPlayer(stage.transports[0]!), rows: stage.rows };
  const ratings = [1500, 2400, 1600, 1550, 800, 2500, 1450];
  const rooms: string[] = [];
  for (const rating of ratings) rooms.push(await waitIn(await rated(scene, rating)));
  const alone = await waitIn(await bot(scene));
  const merged = () =>
    stage.rows.query<{ id: string; merged_into: string }>(
      'SELECT id, merged_into FROM rooms WHERE id = ANY ($1) AND merged_into IS NOT NULL ORDER BY id',
      [rooms],
    );
  await until(async () => (await merged()).length === 3, 'three pairs');
  // 1600 with 1500; 2500 with 2400; 1450 with 1550; 800 waits
  expect(await merged()).toEqual([
    { id: rooms[2], merged_into: rooms[0] },
    { id: rooms[5], merged_into: rooms[1] },
    { id: rooms[6], merged_into: rooms[3] },
  ]);
  const waiting = 'SELECT id FROM rooms WHERE id = ANY ($1) AND status = 0 AND ended_at IS NULL ORDER BY id';
  expect(await stage.rows.query(waiting, [[...rooms, alone]])).toEqual([{ id: rooms[4] }, { id: alone }]);
});
