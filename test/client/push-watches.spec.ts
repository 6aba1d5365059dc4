import { CallImpossible, type CallRefused } from '@othello-rpc/client';
import { until } from '../kit/until.ts';
import { allOf, NEVER_MS, over, QUICK, refusal, sceneOf, synced, versionsOf } from './push-scene.ts';
import { answer, LOGGED_IN, lost } from './scripted-transport.ts';

test('two watches of one room share one stream, and the last to leave closes it', async () => {
  const { client, transport } = await sceneOf({ streams: (stream) => stream.say(synced(1)) });
  const one = client.watchRoom('5');
  await one.next();
  const other = client.watchRoom('5');
  expect((await other.next()).value?.room.version).toBe(1);
  transport.streams[0]?.say(synced(2));
  for (const watch of [one, other]) expect((await watch.next()).value?.room.version).toBe(2);
  await one.return?.();
  transport.streams[0]?.say(synced(3));
  expect((await other.next()).value?.room.version).toBe(3);
  expect(transport.streams[0]?.isLeft).toBe(false);
  await other.return?.();
  await until(async () => transport.streams[0]?.isLeft, 'the stream to be left');
  expect(transport.streams).toHaveLength(1);
});

test.each(['ErrorInvalidGameRoom', 'ErrorUserInvalidToken'])('%s ends the watch, as it does a call', async (code) => {
  const { client, looks } = await sceneOf({ streams: (stream) => stream.say(refusal(code)) });
  await expect(allOf(client.watchRoom('5'))).rejects.toMatchObject({
    name: 'CallRefused',
    procedure: 'Subscribe',
    code,
  });
  expect(looks()).toBe(0);
});

test('a session that is replaced ends the watches, is reported once, and makes calls reject unsent', async () => {
  const { client, transport } = await sceneOf({ streams: (stream) => stream.say(synced(1)) });
  const raised: CallRefused[] = [];
  client.on('replaced', (refused) => raised.push(refused));
  const watches = [client.watchRoom('5'), client.watchRoom('5')];
  for (const watch of watches) await watch.next();
  const ends = watches.map((watch) => allOf(watch).catch((error: CallRefused) => error.code));
  transport.streams[0]?.say(refusal('ErrorUserDuplicatedLogin'));
  expect(await Promise.all(ends)).toEqual(['ErrorUserDuplicatedLogin', 'ErrorUserDuplicatedLogin']);
  await expect(client.gamePut({})).rejects.toMatchObject({ code: 'ErrorUserDuplicatedLogin' });
  expect(raised).toHaveLength(1);
  expect(transport.outline).toEqual(['Login -']);
});

test('a stream of the session before is opened again for the one that stands', async () => {
  const { client, transport } = await sceneOf({ streams: (stream) => stream.say(synced(1)) });
  const watch = client.watchRoom('5');
  await watch.next();
  LOGGED_IN[0] = answer('RspLogin', { token: 'second token' });
  await client
    .login({ platformToken: 'device' })
    .finally(() => (LOGGED_IN[0] = answer('RspLogin', { token: 'first token' })));
  const rest = allOf(watch);
  transport.streams[0]?.say(refusal('ErrorUserDuplicatedLogin'));
  await until(async () => transport.streams[1], 'another stream');
  transport.streams[1]?.say(synced(2, 'GAME_OVER'), over);
  expect(versionsOf(await rest)).toEqual([2]);
  expect(transport.streams.map(({ subscription }) => subscription.token)).toEqual(['first token', 'second token']);
});

test('a spectator, whose polls are refused, waits for the stream to come back', async () => {
  const polls = () => [answer('RspGameSync', {}, 'ErrorInvalidGameRoom')];
  const { client, transport, looks } = await sceneOf({
    polls,
    streams: (stream, index) => {
      if (index === 0) return stream.say(synced(1)).end(lost());
      return index < 9 ? stream.end(lost()) : stream.say(synced(2, 'GAME_OVER'), over);
    },
    options: { push: { backoffMs: 2, backoffCeilingMs: 20, pollAfterMs: 10 } },
  });
  expect(versionsOf(await allOf(client.watchRoom('5')))).toEqual([1, 2]);
  expect(looks()).toBeGreaterThan(0);
  expect(transport.streams).toHaveLength(10);
});

test('a spectator where streams are none any more is refused', async () => {
  const { client } = await sceneOf({
    polls: () => [answer('RspGameSync', {}, 'ErrorInvalidGameRoom')],
    streams: (stream, index) =>
      index === 0 ? stream.say(synced(1)).end(lost()) : stream.end(new CallImpossible('404')),
  });
  const watch = client.watchRoom('5');
  await watch.next();
  await expect(watch.next()).rejects.toMatchObject({ code: 'ErrorInvalidGameRoom' });
});

test('a spectator is not refused while the first stream may still come', async () => {
  const { client, transport, looks } = await sceneOf({
    polls: () => [answer('RspGameSync', {}, 'ErrorInvalidGameRoom')],
    streams: (stream, index) => index === 0 && stream.end(lost()), // the next one is tried beside the poll
    options: { push: { ...QUICK, backoffMs: 0 } },
  });
  const states = allOf(client.watchRoom('5'));
  await until(async () => looks() > 0 && transport.streams.length === 2, 'a poll beside the second stream');
  transport.streams[1]?.say(synced(2, 'GAME_OVER'), over);
  expect(versionsOf(await states)).toEqual([2]);
});

test('a closed client ends its watches', async () => {
  const { client, transport } = await sceneOf({ streams: (stream) => stream.say(synced(1)) });
  const watch = client.watchRoom('5');
  await watch.next();
  const next = watch.next();
  client.close();
  await expect(next).rejects.toThrow('the client was closed');
  await until(async () => transport.streams[0]?.isLeft, 'the stream to be left');
});

test('a watch that is left, or whose signal is aborted, leaves no timer and no stream', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((each) => each === 'Timeout').length;
  const before = timers();
  const stop = new AbortController();
  const { client, transport } = await sceneOf({
    streams: (stream, index) => (index === 2 ? stream.end(lost()) : stream.say(synced(1))),
    options: { push: { backoffMs: NEVER_MS } },
  });
  for await (const { room } of client.watchRoom('5')) if (room.version === 1) break;
  const waiting = client.watchRoom('5', { signal: stop.signal });
  await waiting.next();
  const next = waiting.next();
  stop.abort();
  expect(await next).toEqual({ done: true, value: undefined });
  const withoutStream = client.watchRoom('5');
  const never = withoutStream.next();
  await until(async () => transport.streams.length === 3, 'the third stream');
  await withoutStream.return?.();
  await never;
  await until(async () => transport.streams.every(({ isLeft }) => isLeft), 'all streams to be left');
  await until(async () => timers() <= before, 'timers to be cleared');
});
