import { atOnce } from '../kit/at-once.ts';
import { onEveryTransport, useNode } from '../kit/every-transport.ts';
import { playLine, seatTwo } from '../kit/game.ts';
import { newPlayer, outline, type RoomBody, roomOf } from '../kit/player.ts';
import { until } from '../kit/until.ts';

const stage = useNode();
const TERMS = ['turnSeconds', 'gameSeconds', 'incrementSeconds', 'remaining1', 'remaining2', 'seat'] as const;

/** ms from the beginning of the turn to its deadline */
const turnMs = ({ turnDeadline, updated }: RoomBody): number => Number(turnDeadline) - Number(updated);
/** ms between the beginnings of two turns */
const between = (one: RoomBody, other: RoomBody): number => Number(other.updated) - Number(one.updated);

/** As if the game had begun, and its turn with it, so many seconds sooner. */
const PASS_TIME = `UPDATE rooms SET started_at = started_at - make_interval(secs => $2), created_at = created_at - interval '1 h',
  updated_at = updated_at - make_interval(secs => $2), deadline = deadline - make_interval(secs => $2) WHERE id = $1`;

onEveryTransport(stage, 'a room without terms of its own tells none', async ({ game }) => {
  const { roomId, black } = await game();
  const room = roomOf(await black.sync(roomId));
  for (const term of TERMS) expect(room).not.toHaveProperty(term);
});

onEveryTransport(stage, 'a turn takes as long as its creator said, for either side', async ({ player, other }) => {
  const [white, black] = [await player(), await player(other)];
  const made = roomOf(await white.create({ turnSeconds: 259_200 }));
  expect(made).toMatchObject({ status: 'WAITING', turnSeconds: 259_200 });
  const joined = roomOf(await black.join(made.roomId));
  const put = roomOf(await black.put(made.roomId, 'd3'));
  for (const room of [joined, put]) {
    expect(room.turnSeconds).toBe(259_200);
    expect(turnMs(room)).toBe(259_200_000);
    expect(room).not.toHaveProperty('remaining1');
  }
});

onEveryTransport(stage, 'a clock loses the time of its player’s turns and gains the increment', async (scene) => {
  const [white, black] = [await scene.player(), await scene.player(scene.other)];
  const made = roomOf(await white.create({ gameSeconds: 300, incrementSeconds: 5 }));
  expect(made).toMatchObject({ gameSeconds: 300, incrementSeconds: 5 });
  expect(made).not.toHaveProperty('remaining1');
  const start = roomOf(await black.join(made.roomId));
  expect(start).toMatchObject({ remaining1: 300_000, remaining2: 300_000 });
  expect(turnMs(start)).toBe(300_000);
  await scene.rows.query(PASS_TIME, [made.roomId, 200]);
  const first = roomOf(await black.put(made.roomId, 'd3'));
  const tookMs = between(start, first) + 200_000;
  expect(first).toMatchObject({ remaining1: 300_000, remaining2: 300_000 - tookMs + 5000 });
  expect(turnMs(first)).toBe(300_000);
  const second = roomOf(await white.put(made.roomId, 'c3'));
  expect(second).toMatchObject({ remaining1: 305_000 - between(first, second), remaining2: first.remaining2 });
  expect(turnMs(second)).toBe(first.remaining2);
});

onEveryTransport(stage, 'with a clock and a limit the sooner of both ends a turn', async ({ player, other }) => {
  for (const [turnSeconds, ms] of [
    [20, 20_000],
    [90, 60_000],
  ] as const) {
    const [white, black] = [await player(), await player(other)];
    const { roomId } = await seatTwo(white, black, { gameSeconds: 60, turnSeconds });
    expect(turnMs(roomOf(await black.sync(roomId)))).toBe(ms);
  }
});

onEveryTransport(stage, 'a passed side keeps its clock, and who moves again has what is left', async (scene) => {
  const [white, black] = [await scene.player(), await scene.player(scene.other)];
  const playing = await seatTwo(white, black, { gameSeconds: 600 });
  await playLine(playing, 'c4c3f5b4a4a5c2d2e2a3b2');
  const before = roomOf(await white.sync(playing.roomId));
  const after = roomOf(await white.put(playing.roomId, 'e1'));
  expect(after.status).toBe('TURN_USER1'); // black passes
  const left = (before.remaining1 ?? 0) - between(before, after);
  expect(after).toMatchObject({ remaining1: left, remaining2: before.remaining2 });
  expect(turnMs(after)).toBe(left);
});

onEveryTransport(stage, 'whose clock has run out has lost, whoever looks first', async (scene) => {
  for (const isFoundBySweep of [true, false]) {
    const [white, black] = [await scene.player(), await scene.player(scene.other)];
    const { roomId } = await seatTwo(white, black, { gameSeconds: 60, incrementSeconds: 5 });
    await black.put(roomId, 'd3');
    await scene.rows.query(PASS_TIME, [roomId, 61]);
    if (isFoundBySweep)
      await until(async () => {
        const [ended] = await scene.rows.query('SELECT 1 FROM rooms WHERE id = $1 AND ended_at IS NOT NULL', [roomId]);
        return ended;
      }, 'the sweep');
    const room = roomOf(await white.sync(roomId));
    expect(room).toMatchObject({ status: 'TIMEOUT', winner: black.id });
    expect(outline(await white.put(roomId, 'c3'))[0]).toBe('gamePutRsp ErrorGameNotInPlay');
  }
});

onEveryTransport(stage, 'its creator plays the colour that they chose', async ({ player, other }) => {
  for (const [seat, isBlack] of [
    ['BLACK', true],
    ['WHITE', false],
    ['ANY', false],
  ] as const)
    for (const isPrivate of [false, true]) {
      const [owner, guest] = [await player(), await player(other)];
      const made = roomOf(await owner.create({ seat, private: isPrivate }));
      expect([made.user1, made.seat]).toEqual([owner.id, seat === 'ANY' ? undefined : seat]);
      const room = roomOf(await (isPrivate ? guest.accept(made.invite) : guest.join(made.roomId)));
      expect([room.user2, room.user1]).toEqual(isBlack ? [owner.id, guest.id] : [guest.id, owner.id]);
      expect(room).not.toHaveProperty('seat');
      const [first, second] = isBlack ? [owner, guest] : [guest, owner];
      expect(outline(await second.put(room.roomId, 'd3'))[0]).toBe('gamePutRsp ErrorNotYourTurn');
      expect(outline(await first.put(room.roomId, 'd3'))[0]).toBe('gamePutRsp Success');
    }
});

onEveryTransport(stage, 'terms out of their bounds are 207, and no room is made', async ({ player }) => {
  const owner = await player();
  for (const terms of [
    ...[{ turnSeconds: 9 }, { turnSeconds: 604_801 }, { gameSeconds: 9 }, { gameSeconds: 10_801 }],
    ...[{ incrementSeconds: 1 }, { gameSeconds: 60, incrementSeconds: 181 }, { turnSeconds: 4_294_967_295 }],
    { seat: 4 },
  ])
    expect(outline(await owner.create(terms))).toEqual(['makeGameRoomRsp ErrorInvalidArgument']);
  for (const terms of [
    { turnSeconds: 10, gameSeconds: 10 },
    { turnSeconds: 604_800 },
    { gameSeconds: 10_800, incrementSeconds: 180 },
  ])
    expect(roomOf(await owner.create(terms))).toMatchObject(terms);
});

onEveryTransport(stage, 'RandomJoin finds no room of unusual terms; the usual limit is none', async (scene) => {
  for (const terms of [{ turnSeconds: 30 }, { gameSeconds: 300 }, { seat: 'BLACK' }, { seat: 'WHITE' }]) {
    const owner = await scene.player();
    const made = roomOf(await owner.create(terms));
    const other = await scene.player(scene.other);
    expect(outline(await other.randomJoin())).toEqual(['randomJoinRsp ErrorInvalidGameRoom']);
    expect(roomOf(await other.join(made.roomId)).roomId).toBe(made.roomId);
  }
  const { roomId } = roomOf(await (await scene.player()).create({ turnSeconds: 60, gameSeconds: 0 }));
  expect(roomOf(await (await scene.player()).randomJoin()).roomId).toBe(roomId);
});

onEveryTransport(stage, 'a rematch has the terms of its game, the seats the other way round', async (scene) => {
  const terms = { turnSeconds: 120, gameSeconds: 300, incrementSeconds: 2 };
  const [owner, guest] = [await scene.player(), await scene.player(scene.other)];
  const { roomId } = roomOf(await owner.create({ ...terms, seat: 'BLACK' }));
  await guest.join(roomId);
  await guest.exit(roomId);
  expect(roomOf(await guest.call('Rematch', { roomId }))).toMatchObject({ ...terms, status: 'WAITING' });
  const again = roomOf(await owner.call('Rematch', { roomId }));
  expect(again).toMatchObject({
    ...terms,
    status: 'TURN_USER2',
    user1: owner.id,
    user2: guest.id,
    remaining1: 300_000,
  });
  expect(turnMs(again)).toBe(120_000);
});

test('at random either side comes to who made the room', async () => {
  const sides = await atOnce(
    Array.from({ length: 30 }, () => async () => {
      const [owner, guest] = [await newPlayer(stage.transports[0]!), await newPlayer(stage.transports[0]!)];
      const made = roomOf(await owner.create({ seat: 'RANDOM' }));
      expect(made.seat).toBe('RANDOM');
      return roomOf(await guest.join(made.roomId)).user1 === owner.id ? 'white' : 'black';
    }),
  );
  expect(new Set(sides).size).toBe(2);
});
