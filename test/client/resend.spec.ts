import { until } from '../kit/until.ts';
import { CallImpossible, type ClientOptions, OthelloClient, OutcomeUnknown } from '@othello-rpc/client';
import { answer, LOGGED_IN, lost, type Outcome, ScriptedTransport } from './scripted-transport.ts';

const QUICK = { backoffMs: 1, backoffCeilingMs: 2 };

/** A client that is logged in; attempts after that come to what the script says, the last again and again. */
async function clientOf(script: Outcome[], options: Omit<ClientOptions, 'transport'> = {}) {
  const transport = new ScriptedTransport(({ procedure }, index) =>
    procedure === 'Login' ? LOGGED_IN : (script[Math.min(index, script.length) - 1] ?? lost()),
  );
  const client = new OthelloClient({ transport, retry: QUICK, ...options });
  await client.login({ platformType: 'CUSTOM', platformToken: 'device' });
  return { client, transport };
}

const PUT = [answer('RspGamePut')];

test('a lost answer is asked for again with the same request, token and seqNo', async () => {
  const { client, transport } = await clientOf([lost(), lost(), PUT, PUT]);
  const retries: unknown[] = [];
  client.on('retry', ({ procedure, attempt }) => retries.push([procedure, attempt]));
  await client.gamePut({ roomId: '5', r: 2, c: 3 });
  await client.gamePut({ roomId: '5', r: 2, c: 4 });
  expect(transport.outline).toEqual(['Login -', 'GamePut 1', 'GamePut 1', 'GamePut 1', 'GamePut 2']);
  const [first, ...others] = transport.attempts.slice(1, 4).map(({ atMs, ...sent }) => atMs > 0 && sent);
  for (const other of others) expect(other).toEqual(first);
  expect(retries).toEqual([
    ['GamePut', 1],
    ['GamePut', 2],
  ]);
});

test('a login anew counts from 1 again', async () => {
  const { client, transport } = await clientOf([PUT, PUT, PUT]);
  await client.gamePut({});
  await client.login({ platformToken: 'device' });
  await client.gamePut({});
  expect(transport.outline).toEqual(['Login -', 'GamePut 1', 'Login -', 'GamePut 1']);
});

test('a call rejects once its attempts are spent', async () => {
  const { client, transport } = await clientOf([lost()], { retry: { ...QUICK, maxAttempts: 3 } });
  await expect(client.gamePut({})).rejects.toBeInstanceOf(OutcomeUnknown);
  expect(transport.outline.slice(1)).toEqual(['GamePut 1', 'GamePut 1', 'GamePut 1']);
  expect(client.lastCall).toMatchObject({ attempts: 3, bytesDown: 0, error: lost() });
});

test('a call that can never succeed is sent once', async () => {
  const { client, transport } = await clientOf([new CallImpossible('malformed')]);
  await expect(client.gamePut({})).rejects.toThrow(new CallImpossible('malformed'));
  expect(transport.outline).toEqual(['Login -', 'GamePut 1']);
});

test('waits double up to the ceiling, each a random half to all of it', async () => {
  const waits: number[] = [];
  const { client } = await clientOf([lost()], { retry: { maxAttempts: 6, backoffMs: 8, backoffCeilingMs: 40 } });
  client.on('retry', ({ waitMs }) => waits.push(waitMs));
  await client.gamePut({}).catch(() => undefined);
  for (const [index, most] of [8, 16, 32, 40, 40].entries()) {
    expect(waits[index]).toBeGreaterThanOrEqual(most / 2);
    expect(waits[index]).toBeLessThanOrEqual(most);
  }
  expect(new Set(waits).size).toBe(5);
});

test('Retry-After is waited for, however short the backoff', async () => {
  const { client, transport } = await clientOf([lost(120), PUT]);
  await client.gamePut({});
  const [, one, other] = transport.attempts.map(({ atMs }) => atMs);
  expect((other ?? 0) - (one ?? 0)).toBeGreaterThanOrEqual(119);
});

test('a Retry-After beyond the deadline is not waited for', async () => {
  const { client, transport } = await clientOf([lost(120_000)]);
  const started = performance.now();
  await expect(client.gamePut({}, { deadlineMs: 60_000 })).rejects.toBeInstanceOf(OutcomeUnknown);
  expect(performance.now() - started).toBeLessThan(5000);
  expect(transport.outline).toEqual(['Login -', 'GamePut 1']);
});

test('an attempt that nobody answers is given up and sent again', async () => {
  const { client, transport } = await clientOf(['stall', PUT], { retry: { ...QUICK, attemptTimeoutMs: 30 } });
  await client.gamePut({});
  expect(transport.outline.slice(1)).toEqual(['GamePut 1', 'GamePut 1']);
});

test('the deadline ends a call, whatever attempts are left', async () => {
  const { client } = await clientOf(['stall']);
  await expect(client.gamePut({}, { deadlineMs: 40 })).rejects.toThrow(
    new OutcomeUnknown('no answer from nowhere within 0.0 s: it stalls, or the network does'),
  );
});

test('an attempt that the deadline ended is the last, though the timer rings a little early', async () => {
  const { client, transport } = await clientOf(['stall']);
  const calls = Array.from({ length: 50 }, () => client.gamePut({}, { deadlineMs: 20 }).catch(() => undefined));
  await Promise.all(calls);
  expect(transport.outline).toHaveLength(51);
});

test('an aborted call rejects with the reason at once, and the next one goes out', async () => {
  const { client, transport } = await clientOf(['stall', PUT]);
  const controller = new AbortController();
  const call = client.gamePut({}, { signal: controller.signal });
  const rejected = expect(call).rejects.toThrow('left the scene');
  await until(async () => transport.outline.length === 2, 'the call to be in flight');
  controller.abort(new Error('left the scene'));
  await rejected;
  await client.gamePut({});
  expect(transport.outline.slice(1)).toEqual(['GamePut 1', 'GamePut 2']);
});

test('a call that is aborted while it waits for its turn is never sent', async () => {
  const { client, transport } = await clientOf(['stall', PUT]);
  const controller = new AbortController();
  const first = client.gamePut({}, { deadlineMs: 40 }).catch(() => undefined);
  const second = client.gameSync({}, { signal: controller.signal });
  controller.abort();
  await expect(second).rejects.toThrow(/abort/);
  await first;
  await client.gamePut({});
  expect(transport.outline.slice(1)).toEqual(['GamePut 1', 'GamePut 2']);
});

test('one call is in flight at a time, in the order in which they were made', async () => {
  const { client, transport } = await clientOf([PUT, lost(), PUT, PUT]);
  const order: number[] = [];
  await Promise.all([0, 1, 2].map((each) => client.gamePut({}).then(() => order.push(each))));
  expect(order).toEqual([0, 1, 2]);
  expect(transport.outline.slice(1)).toEqual(['GamePut 1', 'GamePut 2', 'GamePut 2', 'GamePut 3']);
});
