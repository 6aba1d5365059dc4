import { seatTwo } from '../kit/game.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { bodyOf, logIn, newPlayer, outline, type Player } from '../kit/player.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { until } from '../kit/until.ts';
import { verify } from '../../src/operations/verify/verify.ts';
import { Administrator, PASSWORD } from './administrator.ts';
import { PostgresAddress } from '../../src/persistence/index.ts';

const env = { ADMIN_PASSWORD: PASSWORD };
let node: TestNode;
let second: TestNode;
let administrator: Administrator;
beforeAll(async () => {
  node = await startNode({ env });
  second = await startNode({ env, databaseUrl: node.databaseUrl });
  administrator = await Administrator.at(node.url);
});
afterAll(async () => {
  await second.close();
  await node.close();
});

const player = (): Promise<Player> => newPlayer(envelopeTransport(node));
const codes = async (answered: Promise<Parameters<typeof outline>[0]>) => outline(await answered);

test('a closed game ends as if the time of the turn were up, and a waiting room with nobody', async () => {
  const { roomId, white, black } = await seatTwo(await player(), await player());
  await black.put(roomId, 'd3');
  const { status, body } = await administrator.act({ act: 'close-room', on: roomId });
  expect([status, body]).toEqual([200, { result: 'done' }]);
  const over = bodyOf<{ winner: string }>(await white.sync(roomId), 'gameOverRsp');
  expect(over.winner).toBe(black.id);
  expect((await codes(white.put(roomId, 'c3')))[0]).toBe('gamePutRsp ErrorGameNotInPlay');
  expect((await administrator.get(`rooms/${roomId}`)).body['room']).toMatchObject({
    ...{ id: roomId, status: 'TIMEOUT', moves: [19], winner: black.id, endedBy: 'TIME_OUT' },
    ...{ white: { id: white.id, name: white.account.name }, black: { id: black.id } },
  });
  const waiting = bodyOf<{ room: { roomId: string } }>(await white.create({ private: true }), 'makeGameRoomRsp').room;
  const open = (await administrator.get('rooms?list=open')).body['rooms'] as { id: string; isPrivate: boolean }[];
  expect(open).toContainEqual(expect.objectContaining({ id: waiting.roomId, isPrivate: true }));
  await administrator.act({ act: 'close-room', on: waiting.roomId });
  expect(await codes(white.create())).toEqual(['makeGameRoomRsp Success']);
  const { inconsistencies } = await verify(new PostgresAddress(node.databaseUrl), {
    report: ({ where, what }) => console.error(where, what),
  });
  expect(inconsistencies).toBe(0);
});

test('the same act many times at once, at two nodes, is done once, and each time is on record', async () => {
  const { roomId, white } = await seatTwo(await player(), await player());
  const acts = [
    { act: 'close-room', on: roomId },
    { act: 'suspend', on: white.id, text: 'played for money' },
    { act: 'lift', on: white.id },
  ];
  for (const act of acts) {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => administrator.through((index % 2 ? second : node).url).act(act)),
    );
    const results = answers.map(({ body }) => body['result']);
    expect(results.filter((result) => result === 'done')).toHaveLength(1);
    expect(results.filter((result) => result === 'nothing to do')).toHaveLength(7);
    const record = await administrator.record();
    expect(record.slice(0, 8).sort()).toEqual([
      `${act.act} ${act.on} done`,
      ...Array<string>(7).fill(`${act.act} ${act.on} nothing to do`),
    ]);
  }
});

test('a suspended account can neither play on nor log in, on any node, until that is lifted', async () => {
  const suspect = await player();
  const stranger = suspect.through(envelopeTransport(second));
  const { roomId } = await seatTwo(suspect, await player());
  expect((await administrator.act({ act: 'suspend', on: suspect.id, text: 'insults' })).body).toEqual({
    result: 'done',
  });
  for (const [answered, field] of [
    [suspect.sync(roomId), 'gameSyncRsp'],
    [stranger.put(roomId, 'd3', { seqNo: 1 }), 'gamePutRsp'],
    [stranger.call('ListGameRooms'), 'listGameRoomsRsp'],
    [suspect.exit(roomId, { seqNo: 2 }), 'exitGameRoomRsp'],
  ] as const)
    expect(await codes(answered)).toEqual([`${field} ErrorUserSuspended`]);
  for (const transport of [suspect.transport, stranger.transport])
    expect(await codes(logIn(transport, suspect.account))).toEqual(['loginRsp ErrorUserSuspended']);
  const shown = (await administrator.get(`players/${suspect.id}`)).body['player'] as Record<string, unknown>;
  expect(shown).toMatchObject({ reason: 'insults', session: null, room: roomId });
  const { body } = await administrator.get('players?list=suspended');
  expect(body['players']).toContainEqual(expect.objectContaining({ id: suspect.id }));
  await administrator.act({ act: 'lift', on: suspect.id });
  expect(await codes(suspect.again().then((again) => again.sync(roomId)))).toEqual(['gameSyncRsp Success']);
});

test('logins that come while an account is suspended leave it no session', async () => {
  const suspect = await player();
  for (let round = 0; round < 5; round++) {
    const logins = Array.from({ length: 6 }, () => logIn(suspect.transport, suspect.account));
    await Promise.all([...logins, administrator.act({ act: 'suspend', on: suspect.id })]);
    const shown = (await administrator.get(`players/${suspect.id}`)).body['player'];
    expect(shown).toMatchObject({ session: null });
    await administrator.act({ act: 'lift', on: suspect.id });
  }
});

test('a session that was ended learns so, and its player logs in again', async () => {
  const guest = await player();
  const { body } = await administrator.get('players?list=sessions');
  expect(body['players']).toContainEqual(expect.objectContaining({ id: guest.id, name: guest.account.name }));
  await administrator.act({ act: 'end-session', on: guest.id });
  const { replies } = await guest.call('ListGameRooms');
  expect(replies[0]).toMatchObject({ code: 'ErrorUserInvalidToken' });
  expect((await administrator.act({ act: 'end-session', on: guest.id })).body).toEqual({ result: 'nothing to do' });
  expect(await codes((await guest.again()).call('ListGameRooms'))).toEqual(['listGameRoomsRsp Success']);
});

test('a notice comes with the list of rooms, on every node, until it is taken back', async () => {
  const guest = await player();
  const noticeAt = async (at: TestNode) => {
    const { replies } = await guest.through(envelopeTransport(at)).call('ListGameRooms');
    return (replies[0]?.body as { notice?: string }).notice ?? 'none';
  };
  for (const text of ['Maintenance at 22:00', '점검은 22시에']) {
    await administrator.act({ act: 'notice', text });
    for (const each of [node, second]) await until(async () => (await noticeAt(each)) === text, 'the notice');
    expect((await administrator.through(second.url).get('state')).body).toMatchObject({ notice: text });
  }
  await administrator.act({ act: 'notice', text: '' });
  for (const each of [node, second]) await until(async () => (await noticeAt(each)) === 'none', 'its end');
});

test('what is not there is refused in one line, and that is on record', async () => {
  const ids = ['999999999', '9223372036854775808'];
  for (const on of ids)
    for (const act of ['close-room', 'suspend', 'lift', 'end-session']) {
      const { status, body } = await administrator.act({ act, on });
      const what = act === 'close-room' ? 'room' : 'player';
      expect([status, body]).toEqual([404, { error: `there is no ${what} ${on}` }]);
      expect((await administrator.record())[0]).toBe(`${act} ${on} refused: it is not there`);
    }
  expect((await administrator.get('rooms/999999999')).body).toEqual({ error: 'there is no room 999999999' });
  for (const path of ['rooms/abc', 'rooms/0', 'rooms/1e3', 'rooms/9223372036854775808', 'players/-1', 'rooms?before=x'])
    expect((await administrator.get(path)).status).toBe(400);
});

test('players are found by a name that counts as the same', async () => {
  const guest = await player();
  const name = guest.account.name.toUpperCase();
  const { body } = await administrator.get(`players?name=${encodeURIComponent(name)}`);
  expect(body['players']).toEqual([expect.objectContaining({ id: guest.id, name: guest.account.name })]);
  expect((await administrator.get(`players?name=${'x'.repeat(300)}`)).body).toEqual({ players: [] });
});

test('the lists are pages of fifty, the newest first', async () => {
  for (const list of ['rooms', 'players', 'acts']) {
    const first = (await administrator.get(list)).body[list] as { id: string }[];
    const ids = first.map(({ id }) => Number(id));
    expect(ids).toEqual([...ids].sort((one, other) => other - one));
    expect(ids.length).toBeLessThanOrEqual(50);
    const next = (await administrator.get(`${list}?before=${ids[0]}`)).body[list] as { id: string }[];
    expect(next[0]?.id).toBe(first[1]?.id);
  }
});

test('a drain reaches only the node that is named: it shows itself as not serving, and answers on', async () => {
  const third = await startNode({ env, databaseUrl: node.databaseUrl });
  try {
    const there = administrator.through(third.url);
    const { name } = (await there.get('state')).body['node'] as { name: string };
    const wrong = await there.act({ act: 'drain', on: 'elsewhere:1' });
    expect([wrong.status, wrong.body]).toEqual([
      404,
      { error: `this is node ${name}: ask again until elsewhere:1 answers` },
    ]);
    expect((await fetch(`${third.url}/health`)).status).toBe(200);
    const ended = new Promise((resolve) => process.once('SIGTERM', resolve));
    const answers = [await there.act({ act: 'drain', on: name }), await there.act({ act: 'drain', on: name })];
    expect(answers.map(({ body }) => body['result'])).toEqual(['done', 'nothing to do']);
    expect((await fetch(`${third.url}/health`)).status).toBe(503);
    await ended;
    expect(await codes(newPlayer(envelopeTransport(third)).then((guest) => guest.call('ListGameRooms')))).toEqual([
      'listGameRoomsRsp Success',
    ]);
  } finally {
    await third.close();
  }
});

test('live figures are told without METRICS_PORT', async () => {
  const { body } = await administrator.get('state');
  const { figures, node: told } = body as { figures: { name: string }[]; node: Record<string, unknown> };
  const names = new Set(figures.map(({ name }) => name));
  for (const name of ['othello_calls_in_flight', 'othello_rooms', 'othello_streams', 'othello_database_writable'])
    expect(names).toContain(name);
  expect(told).toMatchObject({ isServing: true, version: process.versions.node });
});
