import { until } from '../kit/until.ts';
import { CallImpossible } from '@othello-rpc/client';
import { allOf, heartbeat, hint, NEVER_MS, over, QUICK, refusal, sceneOf, synced, versionsOf } from './push-scene.ts';
import { answer, lost } from './scripted-transport.ts';

test('a streamed room is never polled; its last state comes with how it ended', async () => {
  const { client, looks } = await sceneOf({
    streams: (stream) => stream.say(synced(1), synced(2), heartbeat(2), synced(3, 'GAME_OVER'), over),
  });
  const states = await allOf(client.watchRoom('5'));
  expect(versionsOf(states)).toEqual([1, 2, 3]);
  expect(states.map((state) => state.over?.winner)).toEqual([undefined, undefined, '1']);
  expect(looks()).toBe(0);
});

test.each([
  ['broke', (version: number) => [synced(version), lost()] as const],
  ['ended without a word', (version: number) => [synced(version), undefined] as const],
])('a stream that %s is opened again from the last version that it told, without a poll', async (_, says) => {
  const { client, transport, looks } = await sceneOf({
    streams: (stream, index) => {
      if (index > 1) return stream.say(heartbeat(2), synced(3, 'GAME_OVER'), over);
      return stream.say(says(index + 1)[0]);
    },
    options: { push: { ...QUICK, steadyAfterMs: 0 } },
  });
  client.on('push', () => {
    const { length: version } = transport.streams;
    // a timer of no time is due after the one that was set before it: the stream is steady by then
    if (version < 3) setTimeout(() => transport.streams.at(-1)?.end(says(version)[1]), 0);
  });
  expect(versionsOf(await allOf(client.watchRoom('5')))).toEqual([1, 2, 3]);
  expect(transport.streams.map(({ subscription }) => subscription.sinceVersion)).toEqual([undefined, 1, 2]);
  expect(looks()).toBe(0);
});

test('a hint to resume is followed at once', async () => {
  const { client, transport } = await sceneOf({
    streams: (stream, index) =>
      index === 0 ? stream.say(synced(4), hint(4)) : stream.say(heartbeat(4), synced(5, 'TIMEOUT'), over),
    options: { push: { backoffMs: NEVER_MS } },
  });
  expect(versionsOf(await allOf(client.watchRoom('5')))).toEqual([4, 5]);
  expect(transport.streams[1]?.subscription).toMatchObject({ token: 'first token', roomId: '5', sinceVersion: 4 });
});

test('the room that a waiting one was merged into is the one that is resumed', async () => {
  const joined = answer('RspJoinGameRoom', { room: { roomId: '4', version: 2, status: 'TURN_USER2', board: [] } });
  const { client, transport } = await sceneOf({
    streams: (stream, index) =>
      index === 0 ? stream.say(synced(7, 'WAITING'), joined, hint(2)) : stream.say(synced(3, 'GAME_OVER', '4'), over),
  });
  const states = await allOf(client.watchRoom('5'));
  expect(states.map((state) => `${state.room.roomId}: ${state.room.version}`)).toEqual(['5: 7', '4: 2', '4: 3']);
  expect(transport.streams[1]?.subscription).toMatchObject({ roomId: '4', sinceVersion: 2 });
});

test('a stream that falls silent is given up and opened again; a heartbeat keeps it', async () => {
  const { client, transport } = await sceneOf({
    streams: (stream, index) => {
      if (index > 0) return stream.say(synced(2, 'GAME_OVER'), over);
      for (let beat = 1; beat <= 6; beat++) setTimeout(() => stream.say(heartbeat(1)), 50 * beat);
      return stream.say(synced(1));
    },
    options: { push: { ...QUICK, silenceTimeoutMs: 200 } },
  });
  expect(versionsOf(await allOf(client.watchRoom('5')))).toEqual([1, 2]);
  const [one, other] = transport.streams;
  expect(one?.isLeft).toBe(true);
  expect((other?.openedMs ?? 0) - (one?.openedMs ?? 0)).toBeGreaterThanOrEqual(490);
});

test.each([
  [undefined, 5],
  [100, 5],
  [21_000, 10],
  [40_000, 15],
  [600_000, 15],
])(
  'with silenceTimeoutMs %s the server is asked for a heartbeat every %d s',
  async (silenceTimeoutMs, heartbeatSeconds) => {
    const { client, transport } = await sceneOf({
      streams: (stream) => stream.say(synced(1, 'GAME_OVER'), over),
      options: { push: { ...QUICK, ...(silenceTimeoutMs !== undefined && { silenceTimeoutMs }) } },
    });
    await allOf(client.watchRoom('5'));
    expect(transport.streams[0]?.subscription.heartbeatSeconds).toBe(heartbeatSeconds);
  },
);

test('before a stream that fell silent is opened again, or a call that nobody answered, dead connections are left', async () => {
  const order: string[] = [];
  const { client, transport } = await sceneOf({
    streams: (stream, index) => {
      order.push('stream');
      return index === 0 ? stream.say(synced(1)) : stream.say(synced(2, 'GAME_OVER'), over);
    },
    polls: (index) => (order.push('call'), index === 0 ? 'stall' : [synced(2)]),
    options: { push: { ...QUICK, silenceTimeoutMs: 100 }, retry: { attemptTimeoutMs: 50, backoffMs: 1 } },
  });
  transport.leaveDeadConnections = async () => void order.push('leave');
  await allOf(client.watchRoom('5'));
  expect(order).toEqual(['stream', 'leave', 'stream']);
  order.length = 0;
  await client.gameSync({ roomId: '5' });
  expect(order).toEqual(['call', 'leave', 'call']);
});

test('an attempt at a stream that never says a word is given up and made again', async () => {
  const { client, transport } = await sceneOf({
    streams: async (stream, index) => {
      if (index === 0) return;
      await until(async () => client.lastCall?.procedure === 'GameSync', 'the room to be polled meanwhile');
      stream.say(synced(2, 'GAME_OVER'), over);
    },
    polls: () => [synced(1)],
    options: { push: { ...QUICK, openTimeoutMs: 50, silenceTimeoutMs: NEVER_MS } },
  });
  expect(versionsOf(await allOf(client.watchRoom('5')))).toEqual([1, 2]);
  expect(transport.streams.map(({ isLeft }) => isLeft)).toEqual([true, true]);
});

test('while no stream comes through the room is polled, and no longer once one does', async () => {
  const { client, transport, looks } = await sceneOf({
    polls: (index) => [synced(index + 1)],
    options: { push: { ...QUICK, pollAfterMs: 20 }, pollMs: [1, 1] },
  });
  const watch = client.watchRoom('5');
  for (let version = 1; version <= 5; version++) expect((await watch.next()).value?.room.version).toBe(version);
  transport.streams[0]?.say(synced(50));
  let state = await watch.next();
  while ((state.value?.room.version ?? 0) < 50) state = await watch.next();
  const before = looks();
  transport.streams[0]?.say(synced(51, 'GAME_OVER'), over);
  expect(versionsOf(await allOf(watch))).toEqual([51]);
  expect(looks()).toBe(before);
});

test.each([
  ['breaks again and again', lost()],
  ['is none', new CallImpossible('404')],
])('where a stream %s the room is polled, and streamed again once that works', async (_, error) => {
  let isMended = false;
  const { client, transport, looks } = await sceneOf({
    streams: (stream) => (isMended ? stream.say(synced(9, 'GAME_OVER'), over) : stream.end(error)),
    polls: (index) => [synced(index + 1)],
  });
  const watch = client.watchRoom('5');
  for (let version = 1; version <= 3; version++) expect((await watch.next()).value?.room.version).toBe(version);
  expect(looks()).toBeGreaterThanOrEqual(3);
  isMended = true;
  expect((await allOf(watch)).at(-1)).toMatchObject({ room: { version: 9 }, over: { winner: '1' } });
  expect(transport.streams.length).toBeGreaterThan(1);
});

test('an older server, to which subscribing is no procedure, is polled', async () => {
  const { client } = await sceneOf({
    streams: (stream) => stream.say(refusal('ErrorInvalidProcedure')),
    polls: () => [synced(1, 'GAME_OVER'), over],
  });
  expect(versionsOf(await allOf(client.watchRoom('5')))).toEqual([1]);
});

test('with push: false no stream is opened', async () => {
  const { client, transport } = await sceneOf({
    polls: () => [synced(1, 'GAME_OVER'), over],
    options: { push: false },
  });
  expect(versionsOf(await allOf(client.watchRoom('5')))).toEqual([1]);
  expect(transport.streams).toEqual([]);
});

test('a stream that does not tell what an answer has shown is dead', async () => {
  const { client, transport, looks } = await sceneOf({
    streams: (stream, index) => (index === 0 ? stream.say(synced(1)) : stream.say(synced(3, 'GAME_OVER'), over)),
    polls: () => [synced(2)],
    options: { push: { ...QUICK, lagTimeoutMs: 30 } },
  });
  const watch = client.watchRoom('5');
  await watch.next();
  await client.gameSync({ roomId: '5' });
  expect(versionsOf(await allOf(watch))).toEqual([2, 3]);
  expect(transport.streams).toHaveLength(2);
  expect(looks()).toBe(1);
});

test('a state that an answer has shown is not told again, neither to the watch nor to handlers', async () => {
  const { client, transport } = await sceneOf({
    streams: (stream) => stream.say(synced(1)),
    polls: () => [synced(2)],
  });
  const handled: unknown[] = [];
  const pushed: unknown[] = [];
  client.on('RspGameSync', (body) => handled.push(body.room?.version));
  client.on('push', ({ responses }) => pushed.push(responses.map(({ name }) => name)));
  const watch = client.watchRoom('5');
  await watch.next();
  await client.gameSync({ roomId: '5' });
  transport.streams[0]?.say(synced(2), synced(3), synced(4, 'GAME_OVER'), over);
  expect(versionsOf(await allOf(watch))).toEqual([2, 3, 4]);
  expect(handled).toEqual([1, 2, 3, 4]);
  expect(pushed).toEqual([['RspGameSync'], ['RspGameSync'], ['RspGameSync', 'RspGameOver']]);
});
