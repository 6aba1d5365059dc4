import { around, atOnce, deadlocksIn, newPlayers, resending } from '../kit/at-once.ts';
import { TRANSPORTS } from '../kit/matrix.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { useNodes } from '../kit/every-transport.ts';
import { bodyOf, logIn, newAccount, newAttempt, newPlayer, outline, register, roomOf } from '../kit/player.ts';
import { LINES, seatTwo, splitLine, standAfter } from '../kit/game.ts';
import { until } from '../kit/until.ts';

const stage = useNodes(2);
const transports = (count: number) => around(stage.transports, count).map(resending);

const sessionsOf = async (userId: string) =>
  (
    await stage.rows.query(
      'SELECT count(*)::int AS all, count(*) FILTER (WHERE replaced_at IS NULL)::int AS live FROM sessions WHERE user_id = $1',
      [userId],
    )
  )[0];

afterAll(() => expect(deadlocksIn(stage.node.databaseUrl)).toEqual([]));

test('50 logins of one user at once leave one live session; the other 49 tokens are 104', async () => {
  const { account, id } = await newPlayer(stage.transports[0]!);
  const logins = await atOnce(transports(50).map((transport) => () => logIn(transport, account)));
  const tokens = logins.map((answered) => bodyOf<{ token: string }>(answered, 'loginRsp').token);
  expect(new Set(tokens).size).toBe(50);
  const calls = transports(50).map(
    (transport, index) => () => transport.call('CreateGameRoom', {}, { token: tokens[index] }),
  );
  const lines = (await atOnce(calls)).flatMap(outline);
  expect(lines.filter((line) => line === 'makeGameRoomRsp Success')).toHaveLength(1);
  expect(lines.filter((line) => line === 'makeGameRoomRsp ErrorUserDuplicatedLogin')).toHaveLength(49);
  expect(await sessionsOf(id)).toEqual({ all: 51, live: 1 });
});

test('one registration sent 20 times at once, to two nodes, makes one user: all others are told that they have it', async () => {
  for (let time = 0; time < 5; time++) {
    const account = newAccount();
    const answers = await atOnce(transports(20).map((transport) => () => register(transport, account)));
    const lines = answers.flatMap(outline).toSorted();
    expect(lines).toEqual([...around(['registerRsp ErrorUserAlreadyExists'], 19), 'registerRsp Success']);
  }
});

test('one login sent 50 times at once, to two nodes, opens one session: all are given its token', async () => {
  const { account, id } = await newPlayer(stage.transports[0]!);
  const attempt = newAttempt();
  const logins = await atOnce(transports(50).map((transport) => () => logIn(transport, account, attempt)));
  expect(logins.flatMap(outline)).toEqual(around(['loginRsp Success'], 50));
  const tokens = new Set(logins.map((answered) => bodyOf<{ token: string }>(answered, 'loginRsp').token));
  expect(tokens.size).toBe(1);
  const [token] = tokens;
  const calls = transports(stage.transports.length).map(
    (transport) => () => transport.call('CreateGameRoom', {}, { token }),
  );
  expect((await atOnce(calls)).flatMap(outline)).toEqual(around(['makeGameRoomRsp Success'], stage.transports.length));
  expect(await sessionsOf(id)).toEqual({ all: 2, live: 1 });
});

test('two logins of one user, each sent 16 times at once: one replaces the other, whose repeats are 104', async () => {
  for (let round = 0; round < 5; round++) {
    const { account, id } = await newPlayer(stage.transports[0]!);
    const attempts = [newAttempt(), newAttempt()];
    const logins = await atOnce(
      transports(32).map((transport, index) => () => logIn(transport, account, attempts[index % 2])),
    );
    const lines = logins.flatMap(outline);
    const tokensOf = (which: number) =>
      new Set(
        logins
          .filter(({ replies }, index) => index % 2 === which && replies[0]?.code === 'Success')
          .map((answered) => bodyOf<{ token: string }>(answered, 'loginRsp').token),
      );
    for (const which of [0, 1]) expect(tokensOf(which).size).toBe(1);
    expect(lines.filter((line) => line !== 'loginRsp Success' && line !== 'loginRsp ErrorUserDuplicatedLogin')).toEqual(
      [],
    );
    // whichever came last lives, and is answered again; the other one is over for good
    const again = await atOnce(attempts.map((attempt) => () => logIn(transports(1)[0]!, account, attempt)));
    expect(again.flatMap(outline).sort()).toEqual(['loginRsp ErrorUserDuplicatedLogin', 'loginRsp Success']);
    expect(await sessionsOf(id)).toEqual({ all: 3, live: 1 });
  }
});

test('of 16 that register one name at once, in any case, one gets it', async () => {
  const { name } = newAccount();
  const names = around([name, name.toUpperCase()], 16);
  const registering = names.map((each, index) => ({ ...newAccount(), name: each, transport: transports(16)[index]! }));
  const lines = (await atOnce(registering.map((each) => () => register(each.transport, each)))).flatMap(outline);
  expect(lines.filter((line) => line === 'registerRsp Success')).toHaveLength(1);
  expect(lines.filter((line) => line === 'registerRsp ErrorUserNameAlreadyExists')).toHaveLength(15);
  const logins = (await atOnce(registering.map((each) => () => logIn(each.transport, each)))).flatMap(outline);
  expect(logins.map((line) => line.endsWith('Success'))).toEqual(lines.map((line) => line.endsWith('Success')));
});

test('of 16 that register one platform_token at once one becomes a user, and no name is lost', async () => {
  const { platformToken } = newAccount();
  const accounts = around([0], 16).map(() => ({ ...newAccount(), platformToken }));
  const lines = (
    await atOnce(transports(16).map((transport, index) => () => register(transport, accounts[index]!)))
  ).flatMap(outline);
  expect(lines.filter((line) => line === 'registerRsp Success')).toHaveLength(1);
  expect(lines.filter((line) => line === 'registerRsp ErrorUserAlreadyExists')).toHaveLength(15);
  const named = await stage.rows.query('SELECT name FROM users WHERE name = ANY ($1)', [
    accounts.map(({ name }) => name),
  ]);
  expect(named).toEqual([{ name: accounts[lines.indexOf('registerRsp Success')]?.name }]);
});

test('a login and a put at once: the put stands or its session was replaced, and the login shows which', async () => {
  for (let round = 0; round < stage.transports.length; round++) {
    const [white, black] = await newPlayers(stage.transports.slice(round), 2);
    const { roomId } = await seatTwo(white!, black!);
    const [login, put] = await atOnce([
      () => logIn(resending(stage.transports[(round + TRANSPORTS.length) % stage.transports.length]!), black!.account),
      () => black!.put(roomId, 'd3', { seqNo: 1 }),
    ]);
    expect(['Success', 'ErrorUserDuplicatedLogin']).toContain(put!.replies[0]?.code);
    const version = put!.replies[0]?.code === 'Success' ? 3 : 2;
    expect(roomOf(login!).version).toBe(version);
    expect(roomOf(await white!.sync(roomId)).version).toBe(version);
  }
});

test('a twin that waits too long for the first is told to come again: 409, nothing done', async () => {
  const players = await newPlayers(stage.transports, stage.transports.length);
  const whites = players.filter((_, index) => index % 2 === 0);
  const games = await Promise.all(whites.map((white, index) => seatTwo(white, players[2 * index + 1]!)));
  const ids = players.map(({ id }) => id);
  // white exits, black puts: calls that lock their session, and calls that write it in one statement
  const calls = stage.transports.map((transport, index) => () => {
    const { roomId, white, black } = games[Math.floor(index / 2)]!;
    return index % 2 === 0
      ? white.through(transport).exit(roomId, { seqNo: 1 })
      : black.through(transport).put(roomId, 'd3', { seqNo: 1 });
  });
  const faults = await stage.rows.whileLocked('SELECT 1 FROM sessions WHERE user_id = ANY ($1) FOR UPDATE', [ids], () =>
    atOnce(calls),
  );
  for (const [index, { status, replies }] of faults.entries()) {
    expect(status).toBe(stage.transports[index]!.faultsAreAnswers ? 503 : 409);
    // gRPC tells a fault by its status alone
    for (const reply of replies)
      expect(reply).toMatchObject({ field: 'internalServerErrorRsp', protocolId: 200, code: 'ErrorSystem', body: {} });
  }
  const counted = await stage.rows.query('SELECT 1 FROM sessions WHERE user_id = ANY ($1) AND seq_no > 0', [ids]);
  expect(counted).toEqual([]);
  const versions = await stage.rows.query<{ version: number }>('SELECT version FROM rooms WHERE id = ANY ($1)', [
    games.map(({ roomId }) => roomId),
  ]);
  expect(versions.map(({ version }) => version)).toEqual(games.map(() => 2));
  for (const { roomId, black, white } of games) {
    expect(outline(await black.put(roomId, 'd3', { seqNo: 1 }))[0]).toBe('gamePutRsp Success');
    expect(outline(await white.exit(roomId, { seqNo: 1 }))[0]).toBe('exitGameRoomRsp Success');
  }
});

test('a put that began before its session was replaced is 104 and moves nothing, the last of a game too', async () => {
  const { before, last } = splitLine(LINES.blackWins);
  for (const [line, square] of [
    ['', 'd3'],
    [before, last],
  ] as const) {
    const [white, black] = await newPlayers(stage.transports, 2);
    const game = await seatTwo(white!, black!);
    if (line) await standAfter(stage.rows, game, line);
    const room = roomOf(await white!.sync(game.roomId));
    // as a login does, between what the put has read and what it writes
    const replaced = 'UPDATE sessions SET replaced_at = now() WHERE user_id = $1 AND replaced_at IS NULL';
    const { put } = await stage.rows.whileLocked(replaced, [black!.id], async () => {
      const put = black!.put(game.roomId, square, { seqNo: 1 });
      await until(async () => (await stage.rows.waiting()) === 1, 'the put to wait for its session');
      return { put };
    });
    expect(outline(await put)).toEqual(['gamePutRsp ErrorUserDuplicatedLogin']);
    expect(roomOf(await white!.sync(game.roomId))).toEqual(room);
  }
});

test('a put whose session counted a later call meanwhile is stale and moves nothing, the last of a game too', async () => {
  const { before, last } = splitLine(LINES.blackWins);
  for (const [line, square] of [
    ['', 'd3'],
    [before, last],
  ] as const) {
    const [white, black] = await newPlayers(stage.transports, 2);
    const game = await seatTwo(white!, black!);
    if (line) await standAfter(stage.rows, game, line);
    const room = roomOf(await white!.sync(game.roomId));
    const counted = 'UPDATE sessions SET seq_no = 9 WHERE user_id = $1 AND replaced_at IS NULL';
    const { put } = await stage.rows.whileLocked(counted, [black!.id], async () => {
      const put = black!.put(game.roomId, square, { seqNo: 1 });
      await until(async () => (await stage.rows.waiting()) === 1, 'the put to wait for its session');
      return { put };
    });
    expect(outline(await put)).toEqual(['gamePutRsp ErrorSeqNoStale']);
    expect(roomOf(await white!.sync(game.roomId))).toEqual(room);
    const [session] = await stage.rows.query('SELECT seq_no FROM sessions WHERE user_id = $1', [black!.id]);
    expect(session).toEqual({ seq_no: '9' });
  }
});

test('of several calls that wait for one session each is told to come again: none is called a fault of the database', async () => {
  const [player] = await newPlayers([envelopeTransport(stage.node)], 1);
  const transport = envelopeTransport(stage.node); // which shows the status, and sends nothing again
  const held = 'SELECT 1 FROM sessions WHERE user_id = $1 FOR UPDATE';
  const answers = await stage.rows.whileLocked(held, [player!.id], () =>
    atOnce([1, 2, 3].map((seqNo) => () => player!.through(transport).create({}, { seqNo }))),
  );
  for (const { status, replies } of answers)
    expect([status, replies[0]?.message]).toEqual([409, expect.stringMatching(/another call of this session/)]);
});
