import { OthelloClient } from '@othello-rpc/client';
import { answer, ScriptedTransport } from './scripted-transport.ts';

const SYNCED = [answer('RspGamePut'), answer('RspGameSync', { room: { roomId: '5' } }), answer('RspGameOver')];

function clientOf(responses = SYNCED) {
  const errors: unknown[] = [];
  const transport = new ScriptedTransport(() => responses);
  return { client: new OthelloClient({ transport, onHandlerError: (error) => errors.push(error) }), errors };
}

test('every data handler of an answer runs before any view handler, each in the order in which it was added', async () => {
  const { client } = clientOf();
  const seen: string[] = [];
  client.on('RspGameOver', () => seen.push('view over'), { phase: 'view' });
  client.on('RspGameSync', () => seen.push('view sync'), { phase: 'view' });
  client.on('RspGameOver', () => seen.push('data over'), { phase: 'data' });
  client.on('RspGameSync', () => seen.push('data sync 1'));
  client.on('RspGameSync', () => seen.push('data sync 2'), { phase: 'data' });
  client.on('RspGamePut', () => seen.push('data put'));
  await client.gamePut({ roomId: '5', r: 2, c: 3 }).then(() => seen.push('resolved'));
  expect(seen).toEqual([
    ...['data put', 'data sync 1', 'data sync 2', 'data over'],
    ...['view sync', 'view over', 'resolved'],
  ]);
});

test('a handler gets the body and the Response around it', async () => {
  const { client } = clientOf();
  const rooms: unknown[] = [];
  client.on('RspGameSync', ({ room }, { code, name }) => rooms.push([room?.roomId, code, name]));
  await client.gamePut({});
  expect(rooms).toEqual([['5', 'Success', 'RspGameSync']]);
});

test('a refusal reaches the handlers too, with its code and an empty body', async () => {
  const { client } = clientOf([answer('RspGamePut', {}, 'ErrorNotYourTurn'), answer('RspGameSync')]);
  const seen: string[] = [];
  client.on('RspGamePut', (_, { code, message }) => seen.push(`${code} ${message}`));
  client.on('RspGameSync', () => seen.push('synced'));
  await expect(client.gamePut({})).rejects.toThrow('GamePut: no (ErrorNotYourTurn)');
  expect(seen).toEqual(['ErrorNotYourTurn no', 'synced']);
});

test('a handler hears no more once it has unsubscribed, be it while handlers run', async () => {
  const { client } = clientOf();
  let count = 0;
  const off = client.on('RspGameSync', () => {
    count += 1;
    off();
  });
  await client.gamePut({});
  await client.gamePut({});
  off();
  expect(count).toBe(1);
});

test('what a handler throws or rejects with harms neither the call nor the handlers after it', async () => {
  const { client, errors } = clientOf();
  const seen: string[] = [];
  client.on('RspGameSync', () => {
    throw new Error('thrown');
  });
  client.on('RspGameSync', async () => {
    throw new Error('rejected');
  });
  client.on('RspGameSync', () => seen.push('ran'));
  await client.gamePut({});
  expect(seen).toEqual(['ran']);
  expect(errors).toEqual([new Error('thrown'), new Error('rejected')]);
});

test('a handler may call: its call goes out after the one that it heard of', async () => {
  const { client } = clientOf();
  let inner: Promise<unknown> | undefined;
  client.on('RspGamePut', () => {
    inner ??= client.gamePut({});
  });
  await client.gamePut({});
  await expect(inner).resolves.toMatchObject({ responses: SYNCED });
});

test('`call` and `lastCall` tell procedure, transport, bytes and time of each call', async () => {
  const { client } = clientOf();
  const reports: unknown[] = [];
  client.on('call', (report) => reports.push(report));
  await client.gamePut({});
  const expected = { procedure: 'GamePut', transport: 'scripted', bytesUp: 7, bytesDown: 11, attempts: 1 };
  expect(client.lastCall).toEqual({ ...expected, roundTripMs: expect.any(Number) as number });
  expect(reports).toEqual([client.lastCall]);
});
