import { atOnce, deadlocksIn, newPlayers } from '../kit/at-once.ts';
import { TRANSPORTS } from '../kit/matrix.ts';
import { useNodes } from '../kit/every-transport.ts';
import { expectPairs, leaveAll, levelRatings, openRooms } from '../kit/open-rooms.ts';
import { outline, type Player, roomOf } from '../kit/player.ts';
import { seatTwo, type Game } from '../kit/game.ts';
import { until } from '../kit/until.ts';

const stage = useNodes(2);
const OFFERED = ['rematchRsp Success', 'makeGameRoomRsp Success'];
const STARTED = ['rematchRsp Success', 'joinGameRoomRsp Success'];

afterAll(() => expect(deadlocksIn(stage.node.databaseUrl)).toEqual([]));

const rematch = (player: Player, roomId: string) => player.call('Rematch', { roomId });

/** A game that has ended between users over transports of different nodes. */
async function played(first = 0): Promise<Game> {
  const transports = [
    stage.transports[first % TRANSPORTS.length]!,
    stage.transports[TRANSPORTS.length + ((first + 1) % TRANSPORTS.length)]!,
  ];
  const [white, black] = await newPlayers(transports, 2);
  const game = await seatTwo(white!, black!);
  await white!.exit(game.roomId);
  return game;
}

const followers = (roomId: string) =>
  stage.rows.query<{ id: string }>('SELECT id, user_1, user_2 FROM rooms WHERE rematch_of = $1 ORDER BY id', [roomId]);

test.each([...TRANSPORTS.keys()])(
  'two who ask at the same instant play in one room, colours swapped (transports %i)',
  async (transport) => {
    const { roomId, white, black } = await played(transport);
    // both calls have begun, and neither gets past the game's own room
    const game = 'SELECT 1 FROM rooms WHERE id = $1 FOR UPDATE';
    const asked = await stage.rows.whileLocked(game, [roomId], async () => {
      const asked = [rematch(white, roomId), rematch(black, roomId)];
      await until(async () => (await stage.rows.waiting()) === 2, 'both to wait');
      return asked;
    });
    const answers = await Promise.all(asked);
    expect(answers.map(outline).toSorted((one, other) => one.join().localeCompare(other.join()))).toEqual([
      STARTED,
      OFFERED,
    ]);
    const [room] = answers.map(roomOf);
    expect(answers.map((answered) => roomOf(answered).roomId)).toEqual([room?.roomId, room?.roomId]);
    expect(await followers(roomId)).toEqual([{ id: room?.roomId, user_1: black.id, user_2: white.id }]);
    await expectPairs(stage.rows, [white, black]);
  },
);

test('asks of both, each sent over four transports at once, make one game', async () => {
  for (let round = 0; round < 6; round++) {
    const { roomId, white, black } = await played(round);
    const calls = [white, black].flatMap((asker) =>
      stage.transports
        .slice(round % 4, (round % 4) + 4)
        .map((transport) => () => rematch(asker.through(transport), roomId)),
    );
    const answers = (await atOnce(calls)).filter(({ status }) => status === 200);
    expect(answers.length).toBeGreaterThan(1);
    for (const answered of answers) expect([OFFERED, STARTED]).toContainEqual(outline(answered));
    expect(await followers(roomId)).toHaveLength(1);
    expect(await expectPairs(stage.rows, [white, black])).toEqual(await followers(roomId));
    await leaveAll(stage.rows, [white, black]);
  }
});

test('an ask while the offer is withdrawn takes it or makes its own', async () => {
  const [host] = await newPlayers(stage.transports, 1);
  const withdrawals: ((asker: Player, offer: string, target: string) => Promise<unknown>)[] = [
    (asker, offer) => asker.exit(offer),
    (asker, _, target) => asker.accept(target),
    (asker) => asker.create(),
  ];
  for (let round = 0; round < 9; round++) {
    const { roomId, white, black } = await played(round);
    const target = roomOf(await host!.create({ private: true })).invite!;
    const offer = roomOf(await rematch(white, roomId)).roomId;
    const withdraw = withdrawals[round % 3]!;
    const [, asked] = await atOnce<unknown>([() => withdraw(white, offer, target), () => rematch(black, roomId)]);
    const { roomId: got } = roomOf(asked as Awaited<ReturnType<typeof rematch>>);
    const rooms = await openRooms(stage.rows, [white, black]);
    const seats = await stage.rows.query('SELECT user_id, room_id FROM seats WHERE user_id = $1', [black.id]);
    const wasResigned = got === offer && round % 3 === 0;
    expect(seats).toEqual(wasResigned ? [] : [{ user_id: black.id, room_id: got }]);
    // both in the rematch, or each where they chose to be
    const ofWhite = rooms.filter(({ user_1, user_2 }) => [user_1, user_2].includes(white.id));
    if (got === offer) expect(ofWhite.map(({ id }) => id)).toEqual(wasResigned ? [] : [offer]);
    else expect(ofWhite.map(({ id }) => id)).not.toContain(got);
    await leaveAll(stage.rows, [white, black, host!]);
  }
});

test('asks after two games of the same two, crossed, leave each in one room', async () => {
  const [one, two] = await newPlayers([stage.transports[1]!, stage.transports[TRANSPORTS.length + 2]!], 2);
  for (let round = 0; round < 8; round++) {
    const games: string[] = [];
    for (let game = 0; game < 2; game++) {
      const { roomId } = await seatTwo(one!, two!);
      await one!.exit(roomId);
      games.push(roomId);
    }
    await rematch(one!, games[0]!);
    const answers = await atOnce([() => rematch(one!, games[1]!), () => rematch(two!, games[0]!)]);
    for (const { status } of answers) expect(status).toBe(200);
    const rooms = await openRooms(stage.rows, [one!, two!]);
    const seats = await stage.rows.query<{ room_id: string }>('SELECT room_id FROM seats WHERE user_id IN ($1, $2)', [
      one!.id,
      two!.id,
    ]);
    expect(seats).toHaveLength(2);
    expect(new Set(seats.map(({ room_id }) => room_id))).toEqual(new Set(rooms.map(({ id }) => id)));
    await leaveAll(stage.rows, [one!, two!]);
  }
});

test('an ask by one who is merged into an older room at that moment finds them in play', async () => {
  const { roomId, white, black } = await played();
  const [older] = await newPlayers(stage.transports, 1);
  await levelRatings(stage.rows, [white, older!]); // so that they meet at once
  const into = roomOf(await older!.create()).roomId;
  const own = roomOf(await white.create()).roomId;
  // the merge stops at its seat, the ask at the room that the merge has locked
  const seat = 'SELECT 1 FROM seats WHERE user_id = $1 FOR UPDATE';
  const { merged, asked } = await stage.rows.whileLocked(seat, [white.id], async () => {
    const merged = white.sync(own);
    await until(async () => (await stage.rows.waiting()) === 1, 'the merge to wait for the seat');
    const asked = rematch(white, roomId);
    await until(async () => (await stage.rows.waiting()) === 2, 'the ask to wait for the merge');
    return { merged, asked };
  });
  expect(roomOf(await merged).roomId).toBe(into);
  expect(outline(await asked)).toEqual(['rematchRsp ErrorAlreadyInGameRoom']);
  expect(outline(await rematch(black, roomId))).toEqual(OFFERED);
});
