import { atOnce, deadlocksIn, newPlayers } from '../kit/at-once.ts';
import { useNodes } from '../kit/every-transport.ts';
import { expectPairs, leaveAll } from '../kit/open-rooms.ts';
import { outline, roomOf } from '../kit/player.ts';
import { until } from '../kit/until.ts';

const stage = useNodes(2);

afterAll(() => expect(deadlocksIn(stage.node.databaseUrl)).toEqual([]));

test.each([
  [2, 25],
  [20, 4],
])('%i RandomJoins with create_if_none at once always meet, %i times over', async (count, rounds) => {
  const players = await newPlayers(stage.transports, count);
  for (let round = 0; round < rounds; round++) {
    const answers = await atOnce(players.map((player) => () => player.randomJoin({ createIfNone: true })));
    for (const answered of answers) expect(outline(answered)[0]).toBe('randomJoinRsp Success');
    await expectPairs(stage.rows, players);
    await leaveAll(stage.rows, players);
  }
});

test('clients of 2017 that are told 106 at once, and create at once, meet in the end', async () => {
  const players = await newPlayers(stage.transports, 6);
  const V_1 = { version: 1 };
  for (let round = 0; round < 3; round++) {
    const asked = await atOnce(players.map((player) => () => player.randomJoin({}, V_1)));
    for (const answered of asked) expect(outline(answered)).toEqual(['randomJoinRsp ErrorInvalidGameRoom']);
    const made = await atOnce(players.map((player) => () => player.create({}, V_1)));
    await atOnce(
      players.map((player, index) => async () => {
        let { roomId } = roomOf(made[index]!);
        await until(async () => {
          const room = roomOf(await player.sync(roomId, V_1));
          ({ roomId } = room);
          return room.status === 'TURN_USER2';
        }, 'an opponent');
      }),
    );
    await expectPairs(stage.rows, players);
    await leaveAll(stage.rows, players);
  }
});

test('ten RandomJoins at once fill ten waiting rooms', async () => {
  const players = await newPlayers(stage.transports, 20);
  const [owners, joiners] = [players.slice(0, 10), players.slice(10)];
  await atOnce(owners.map((owner) => () => owner.create()));
  const answers = await atOnce(joiners.map((joiner) => () => joiner.randomJoin()));
  for (const answered of answers)
    expect(outline(answered)).toEqual(['randomJoinRsp Success', 'joinGameRoomRsp Success']);
  expect(await expectPairs(stage.rows, players)).toHaveLength(10);
});

test('a RandomJoin does not wait for a room that another has locked: it joins the next', async () => {
  const [older, younger, joiner] = await newPlayers(stage.transports, 3);
  const locked = roomOf(await older!.create()).roomId;
  const free = roomOf(await younger!.create()).roomId;
  const answered = await stage.rows.whileLocked('SELECT 1 FROM rooms WHERE id = $1 FOR UPDATE', [locked], () =>
    joiner!.randomJoin(),
  );
  expect(roomOf(answered)).toMatchObject({ roomId: free, user2: joiner!.id });
});
