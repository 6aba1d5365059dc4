import { randomBytes } from 'node:crypto';
import { newAccount } from '../client/ways.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { transportsTo, othello, printed, type Ran } from './command-line.ts';

// these run the built command line: `npm test` builds it first
let node: TestNode;
beforeAll(async () => {
  node = await startNode();
});
afterAll(() => node.close());

const transports = () => transportsTo(node);

describe('othello call', () => {
  const { platformToken, name } = newAccount();
  const identity = { platformType: 'CUSTOM', platformToken };

  test('prints the answers of a call, the same over each transport', async () => {
    const register = await othello(['call', 'Register', JSON.stringify({ ...identity, name }), ...transports()[0]!]);
    expect([register.code, register.stderr]).toEqual([0, '']);
    const profiles: Ran[] = [];
    for (const transport of transports())
      profiles.push(await othello(['call', 'GetProfile', '--device', platformToken, ...transport]));
    expect(profiles).toEqual(transports().map(() => profiles[0]));
    expect(printed(profiles[0]!)).toMatchObject([{ name: 'RspGetProfile', code: 'Success', body: { user: { name } } }]);
  });

  test("with a session's token and a seqNo it is done once however often it is sent", async () => {
    const [envelope, grpc] = transports();
    const login = await othello(['call', 'Login', JSON.stringify(identity), ...envelope!]);
    const token = printed(login)[0]!.body.token!;
    const create = ['call', 'CreateGameRoom', '{"private":true}', '--token', token, '--seq-no', '1'];
    const [once, again] = [await othello([...create, ...grpc!]), await othello([...create, ...envelope!])];
    expect(printed(once)[0]).toMatchObject({ name: 'RspCreateGameRoom', body: { room: { status: 'WAITING' } } });
    expect(again).toEqual(once);
  });

  test('a login with an attempt, in base64, is one login however often it is sent', async () => {
    const request = JSON.stringify({ ...identity, attempt: randomBytes(16).toString('base64') });
    const tokens: (string | undefined)[] = [];
    for (const transport of transports())
      tokens.push(printed(await othello(['call', 'Login', request, ...transport]))[0]?.body.token);
    expect(tokens[0]).toMatch(/^[\w-]{32}$/);
    expect(new Set(tokens).size).toBe(1);
  });

  test('a refusal is printed too, and is an error', async () => {
    const { stderr, code, stdout } = await othello([
      'call',
      'GameSync',
      '{"roomId":"999"}',
      '--device',
      platformToken,
      ...transports()[1]!,
    ]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^othello: GameSync: [^\n]+ \(ErrorInvalidGameRoom\)\n$/);
    expect(JSON.parse(stdout)).toMatchObject({ responses: [{ name: 'RspGameSync', code: 'ErrorInvalidGameRoom' }] });
  });
});

test.each(['--url', '--address'])(
  'othello call Subscribe prints each answer in a line of JSON, by %s',
  async (option) => {
    const account = newAccount();
    const transport = option === '--url' ? transports()[0]! : transports()[2]!;
    const register = { platformType: 'CUSTOM', platformToken: account.platformToken, name: account.name };
    await othello(['call', 'register', JSON.stringify(register), ...transport]);
    const device = ['--device', account.platformToken, ...transport];
    const created = await othello(['call', 'CreateGameRoom', '{"private":true}', ...device]);
    const { roomId } = printed(created)[0]!.body.room!;
    await othello(['call', 'exitgameroom', JSON.stringify({ roomId }), ...device]);
    const { stdout, code } = await othello(['call', 'subscribe', JSON.stringify({ roomId }), ...device]);
    expect(code).toBe(0);
    const names = stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { name: string }).name);
    expect(names.slice(-2)).toEqual(['RspGameSync', 'RspGameOver']);
  },
);
