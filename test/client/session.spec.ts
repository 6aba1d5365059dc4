import { until } from '../kit/until.ts';
import { type CallRefused, type ClientOptions, OthelloClient, OutcomeUnknown } from '@othello-rpc/client';
import { answer, LOGGED_IN, lost, type Outcome, ScriptedTransport } from './scripted-transport.ts';

const QUICK = { backoffMs: 1, backoffCeilingMs: 2, maxAttempts: 2 };
const ACCOUNT = { platformToken: 'device', name: 'neo' };
const PUT = [answer('RspGamePut')];
const REPLACED = [answer('RspGamePut', {}, 'ErrorUserDuplicatedLogin')];

/** @param script what each attempt comes to, in order */
function clientOf(script: Outcome[], options: Omit<ClientOptions, 'transport'> = {}) {
  const transport = new ScriptedTransport((_, index) => script[index] ?? lost());
  return { client: new OthelloClient({ transport, retry: QUICK, ...options }), transport };
}

test('a replaced session raises `replaced` once, and calls reject unsent until a login', async () => {
  const { client, transport } = clientOf([LOGGED_IN, REPLACED, LOGGED_IN, PUT]);
  const raised: CallRefused[] = [];
  client.on('replaced', (refusal) => raised.push(refusal));
  await client.loginOrRegister(ACCOUNT);
  const waiting = [client.gamePut({}), client.gameSync({}), client.gamePut({})].map((call) =>
    call.catch((error: CallRefused) => error.code),
  );
  expect(await Promise.all(waiting)).toEqual(new Array(3).fill('ErrorUserDuplicatedLogin'));
  expect(raised).toHaveLength(1);
  expect(transport.outline).toEqual(['Login -', 'GamePut 1']);
  await client.login({ platformToken: 'device' });
  await client.gamePut({});
  expect(transport.outline.slice(2)).toEqual(['Login -', 'GamePut 1']);
});

test('an account that is new is registered, then logged in', async () => {
  const unknown = [answer('RspLogin', {}, 'ErrorUserNotRegistered')];
  const { client, transport } = clientOf([unknown, [answer('RspRegister')], LOGGED_IN]);
  expect((await client.loginOrRegister(ACCOUNT)).user?.id).toBe('1');
  expect(transport.outline).toEqual(['Login -', 'Register -', 'Login -']);
  expect(transport.attempts[1]?.request).toEqual({ platformType: 'CUSTOM', platformToken: 'device', name: 'neo' });
});

test('a Register whose answer was lost finds the account there, and logs in', async () => {
  const unknown = [answer('RspLogin', {}, 'ErrorUserNotRegistered')];
  const there = [answer('RspRegister', {}, 'ErrorUserAlreadyExists')];
  const { client, transport } = clientOf([unknown, lost(), there, LOGGED_IN]);
  await client.loginOrRegister(ACCOUNT);
  expect(transport.outline).toEqual(['Login -', 'Register -', 'Register -', 'Login -']);
});

test('a name that is taken rejects', async () => {
  const unknown = [answer('RspLogin', {}, 'ErrorUserNotRegistered')];
  const { client } = clientOf([unknown, [answer('RspRegister', {}, 'ErrorUserNameAlreadyExists')]]);
  await expect(client.loginOrRegister(ACCOUNT)).rejects.toMatchObject({ code: 'ErrorUserNameAlreadyExists' });
});

test('calls made while a login goes on wait for it', async () => {
  const unknown = [answer('RspLogin', {}, 'ErrorUserNotRegistered')];
  const { client, transport } = clientOf([unknown, [answer('RspRegister')], LOGGED_IN, PUT]);
  await Promise.all([client.loginOrRegister(ACCOUNT), client.gamePut({})]);
  expect(transport.outline).toEqual(['Login -', 'Register -', 'Login -', 'GamePut 1']);
});

test('`retry` of the hook sends the same again', async () => {
  const asked: unknown[] = [];
  const onGiveUp = (error: OutcomeUnknown) => (asked.push(error), 'retry' as const);
  const { client, transport } = clientOf([LOGGED_IN, lost(), lost(), lost(), PUT], { onGiveUp });
  await client.loginOrRegister(ACCOUNT);
  await client.gamePut({});
  expect(transport.outline).toEqual(['Login -', ...new Array<string>(4).fill('GamePut 1')]);
  expect(asked).toEqual([lost()]);
});

test('`restart` of the hook logs in anew, then makes the call in the new session', async () => {
  const again = [answer('RspLogin', { token: 'second token' })];
  const script = [LOGGED_IN, PUT, lost(), lost(), again, PUT];
  const { client, transport } = clientOf(script, { onGiveUp: async () => 'restart' as const });
  await client.loginOrRegister(ACCOUNT);
  await client.gamePut({});
  await client.gamePut({});
  expect(transport.outline).toEqual(['Login -', 'GamePut 1', 'GamePut 2', 'GamePut 2', 'Login -', 'GamePut 1']);
  expect(transport.attempts.at(-1)?.token).toBe('second token');
});

test('a hook that chooses neither, or is not there, lets the call reject', async () => {
  for (const options of [{}, { onGiveUp: () => undefined }, { onGiveUp: () => 'reject' as const }]) {
    const { client } = clientOf([LOGGED_IN], options);
    await client.loginOrRegister(ACCOUNT);
    await expect(client.gamePut({})).rejects.toBeInstanceOf(OutcomeUnknown);
  }
});

test('a call can be aborted while the hook makes up its mind', async () => {
  const { client, transport } = clientOf([LOGGED_IN, lost(), lost(), PUT], {
    onGiveUp: () => new Promise(() => undefined),
  });
  await client.loginOrRegister(ACCOUNT);
  const controller = new AbortController();
  const call = client.gamePut({}, { signal: controller.signal });
  client.on('call', () => setTimeout(() => controller.abort(new Error('enough'))));
  await expect(call).rejects.toThrow('enough');
  await client.gamePut({});
  expect(transport.outline.at(-1)).toBe('GamePut 2');
});

test('a closed client ends the call in flight and refuses the others', async () => {
  const { client, transport } = clientOf([LOGGED_IN, 'stall']);
  await client.loginOrRegister(ACCOUNT);
  const calls = [client.gamePut({}), client.gamePut({}), client.gamePut({})];
  const settled = Promise.allSettled(calls);
  await until(async () => transport.attempts.length === 2, 'the first call to be in flight');
  client.close();
  const outcomes = await settled;
  expect(outcomes.map((each) => each.status === 'rejected' && (each.reason as Error).message)).toEqual([
    'the client was closed',
    ...new Array<string>(2).fill('the client was closed: make another one'),
  ]);
});

test('an answer to another call is no answer', async () => {
  const { client } = clientOf([LOGGED_IN, PUT, []]);
  await client.loginOrRegister(ACCOUNT);
  await expect(client.gameSync({})).rejects.toThrow(
    'GameSync was answered with RspGamePut: is that an Othello server?',
  );
  await expect(client.gameSync({})).rejects.toThrow('GameSync was answered with nothing: is that an Othello server?');
});

describe('logins', () => {
  const attemptsOf = (transport: ScriptedTransport) =>
    transport.attempts
      .filter(({ procedure }) => procedure === 'Login')
      .map(({ request }) => Buffer.from((request as { attempt: Uint8Array }).attempt).toString('hex'));

  test('each carries 32 random bytes of its own, the same as often as it is sent', async () => {
    const { client, transport } = clientOf([LOGGED_IN, lost(), LOGGED_IN, LOGGED_IN]);
    await client.login({ platformToken: 'device' });
    await client.login({ platformToken: 'device' });
    await client.loginOrRegister(ACCOUNT);
    const [first, second, again, third] = attemptsOf(transport);
    expect(first).toMatch(/^[\da-f]{64}$/);
    expect(again).toBe(second);
    expect(new Set([first, second, third]).size).toBe(3);
  });

  test('one that registers first is one login, and a Register carries nothing of it', async () => {
    const unknown = [answer('RspLogin', {}, 'ErrorUserNotRegistered')];
    const { client, transport } = clientOf([unknown, [answer('RspRegister')], LOGGED_IN]);
    const attempt = new Uint8Array(16).fill(7);
    await client.loginOrRegister({ ...ACCOUNT, attempt });
    expect(attemptsOf(transport)).toEqual(new Array(2).fill('07'.repeat(16)));
    expect(transport.attempts[1]?.request).toEqual({ platformType: 'CUSTOM', ...ACCOUNT });
  });

  test('a restart is another login, of a client that marked its own too', async () => {
    const again = [answer('RspLogin', { token: 'second token' })];
    const script = [LOGGED_IN, lost(), lost(), again, PUT];
    const { client, transport } = clientOf(script, { onGiveUp: () => 'restart' as const });
    await client.login({ platformToken: 'device', attempt: new Uint8Array(16) });
    await client.gamePut({});
    const [own, other] = attemptsOf(transport);
    expect(own).toBe('00'.repeat(16));
    expect(other).toMatch(/^[\da-f]{64}$/);
  });

  test('one sent again with the same mark goes on counting the session that it finds', async () => {
    const { client, transport } = clientOf([LOGGED_IN, PUT, LOGGED_IN, PUT]);
    const attempt = new Uint8Array(16);
    for (let times = 0; times < 2; times++) {
      await client.login({ platformToken: 'device', attempt });
      await client.gamePut({});
    }
    expect(transport.outline).toEqual(['Login -', 'GamePut 1', 'Login -', 'GamePut 2']);
  });

  test('one whose session was replaced before it was answered raises `replaced`, and another one takes over', async () => {
    const replaced = [answer('RspLogin', {}, 'ErrorUserDuplicatedLogin')];
    const { client } = clientOf([lost(), replaced, LOGGED_IN, PUT]);
    const raised: CallRefused[] = [];
    client.on('replaced', (refusal) => raised.push(refusal));
    const refused = { procedure: 'Login', code: 'ErrorUserDuplicatedLogin' };
    await expect(client.login({ platformToken: 'device' })).rejects.toMatchObject(refused);
    expect(raised).toMatchObject([refused]);
    await expect(client.gamePut({})).rejects.toMatchObject(refused);
    await client.login({ platformToken: 'device' });
    await client.gamePut({});
  });
});

test('after logout calls have no token until the next login, and a lost answer is asked for again', async () => {
  const refused = [answer('RspGetProfile', {}, 'ErrorUserInvalidToken')];
  const { client, transport } = clientOf([LOGGED_IN, lost(), [answer('RspLogout')], refused, LOGGED_IN, PUT]);
  await client.login({ platformToken: 'device' });
  await client.logout();
  await expect(client.getProfile()).rejects.toMatchObject({ code: 'ErrorUserInvalidToken' });
  await client.login({ platformToken: 'device' });
  await client.gamePut({});
  expect(transport.outline).toEqual(['Login -', 'Logout 1', 'Logout 1', 'GetProfile -', 'Login -', 'GamePut 1']);
});
