import { around, atOnce, deadlocksIn, newPlayers } from '../kit/at-once.ts';
import { useNodes } from '../kit/every-transport.ts';
import { expectPairs, leaveAll, openRooms } from '../kit/open-rooms.ts';
import { TRANSPORTS } from '../kit/matrix.ts';
import { outline, roomOf } from '../kit/player.ts';
import { until } from '../kit/until.ts';

const stage = useNodes(2);

afterAll(() => expect(deadlocksIn(stage.node.databaseUrl)).toEqual([]));

test('of two joins of the last seat at once one is in and the other is 110', async () => {
  const [owner, ...joiners] = await newPlayers(stage.transports, 3);
  for (let round = 0; round < 10; round++) {
    const { roomId, invite } = roomOf(await owner!.create({ private: true }));
    const answers = await atOnce(joiners.map((joiner) => () => joiner.accept(invite)));
    expect(answers.map((answered) => outline(answered)[0]).toSorted()).toEqual([
      'joinGameRoomRsp ErrorGameRoomFull',
      'joinGameRoomRsp Success',
    ]);
    const winner = joiners[answers.findIndex(({ replies }) => replies[0]?.code === 'Success')]!;
    expect(await expectPairs(stage.rows, [owner!, winner])).toEqual([
      { id: roomId, user_1: owner!.id, user_2: winner.id },
    ]);
    expect(
      await openRooms(
        stage.rows,
        joiners.filter((joiner) => joiner !== winner),
      ),
    ).toEqual([]);
    await winner.exit(roomId);
  }
});

test('two who join the room of each other at once play in one of them', async () => {
  const [one, two] = await newPlayers(stage.transports.slice(3), 2);
  for (let round = 0; round < 12; round++) {
    const own = [roomOf(await one!.create({ private: true })), roomOf(await two!.create({ private: true }))] as const;
    const answers = await atOnce([() => one!.accept(own[1].invite), () => two!.accept(own[0].invite)]);
    for (const answered of answers) expect(outline(answered)).toEqual(['joinGameRoomRsp Success']);
    const [room] = await expectPairs(stage.rows, [one!, two!]);
    expect(own.map(({ roomId }) => roomId)).toContain(room?.id);
    expect(answers.map((answered) => roomOf(answered).roomId)).toEqual([room?.id, room?.id]);
    await one!.exit(room!.id);
  }
});

test('a user who asks for rooms in every way at once sits in one', async () => {
  const players = await newPlayers(stage.transports, 4);
  const [user, ...owners] = players;
  for (let round = 0; round < 5; round++) {
    const rooms = await atOnce(owners.map((owner) => () => owner.create()));
    const asks = [
      ...rooms.map((room) => ['JoinGameRoom', { roomId: roomOf(room).roomId }] as const),
      ...around([['CreateGameRoom', {}] as const, ['RandomJoin', { createIfNone: true }] as const], 5),
    ];
    await atOnce(
      asks.map(
        ([procedure, request], index) =>
          () =>
            user!.through(stage.transports[index]!).call(procedure, request),
      ),
    );
    const seated = await openRooms(stage.rows, [user!]);
    expect(seated).toHaveLength(1);
    const seats = await stage.rows.query('SELECT room_id FROM seats WHERE user_id = $1', [user!.id]);
    expect(seats).toEqual([{ room_id: seated[0]?.id }]);
    await leaveAll(stage.rows, players);
  }
});

test('an owner who exits as another joins has closed the room or lost the game', async () => {
  const [owner, joiner] = await newPlayers(stage.transports, 2);
  for (let round = 0; round < 10; round++) {
    const { roomId } = roomOf(await owner!.create());
    const [exit, join] = await atOnce([() => owner!.exit(roomId), () => joiner!.join(roomId)]);
    const wasIn = join!.replies[0]?.code === 'Success';
    expect(outline(exit!)).toEqual(['exitGameRoomRsp Success', ...(wasIn ? ['gameOverRsp Success'] : [])]);
    if (!wasIn) expect(join!.replies[0]?.code).toBe('ErrorInvalidGameRoom');
    expect(roomOf(await owner!.sync(roomId))).toMatchObject({ status: 'GAME_OVER', winner: wasIn ? joiner!.id : '0' });
    expect(await openRooms(stage.rows, [owner!, joiner!])).toEqual([]);
  }
});

test('a join by one who is merged into an older room at that moment leaves them in one room', async () => {
  const [older, mover, host] = await newPlayers(stage.transports, 3);
  const into = roomOf(await older!.create()).roomId;
  const own = roomOf(await mover!.create()).roomId;
  const target = roomOf(await host!.create({ private: true }));
  // the merge stops at its seat, the join at the room that the merge has locked
  const seat = 'SELECT 1 FROM seats WHERE user_id = $1 FOR UPDATE';
  const { merged, join } = await stage.rows.whileLocked(seat, [mover!.id], async () => {
    const merged = mover!.sync(own);
    await until(async () => (await stage.rows.waiting()) === 1, 'the merge to wait for the seat');
    const join = mover!.through(stage.transports[TRANSPORTS.length]!).accept(target.invite);
    await until(async () => (await stage.rows.waiting()) === 2, 'the join to wait for the merge');
    return { merged, join };
  });
  // the merge comes first unless it had to wait for longer than a lock is waited for
  const { roomId } = roomOf(await join);
  expect([into, target.roomId]).toContain(roomId);
  expect(roomOf(await merged).roomId).toBe(roomId);
  expect((await openRooms(stage.rows, [mover!])).map(({ id }) => id)).toEqual([roomId]);
});
