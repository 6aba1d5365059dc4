import { envelope, OthelloClient } from '@othello-rpc/client';
import { startNode, type TestNode } from '../kit/node.ts';
import { counterTeam } from '../push/counter.ts';
import { othello, printed } from './command-line.ts';

// othello call calls a team's procedures: of its .proto file, or of what the server says of itself over gRPC.

const PROTO = ['--proto', 'test/fixtures/counter.proto'];
const DEVICE = { platformToken: 'a-device-of-the-command', name: 'commander' };

let node: TestNode;
beforeAll(async () => {
  node = await startNode({ team: counterTeam() });
  const client = new OthelloClient({ transport: envelope(node.url) });
  await client.loginOrRegister(DEVICE);
  client.close();
});
afterAll(() => node.close());

/** where the server is, and how its team's procedures are known */
const WAYS: [name: string, options: () => string[]][] = [
  ['by its .proto file, over the envelope', () => [...PROTO, '--url', node.url]],
  ['by its .proto file, over gRPC', () => [...PROTO, '--address', node.grpcAddress]],
  ['by reflection, over gRPC', () => ['--url', `grpc://${node.grpcAddress}`]],
];

test.each(WAYS)("a team's procedure is called %s, in small letters too", async (_, options) => {
  const ran = await othello(['call', 'poke', '{"number":7}', '--device', DEVICE.platformToken, ...options()]);
  expect([ran.code, ran.stderr]).toEqual([0, '']);
  expect(printed(ran)).toMatchObject([{ name: 'RspPoke', code: 'Success', body: { number: 7 } }]);
});

test.each(WAYS.slice(1))(
  "a team's stream is opened %s: a refusal is printed, and the exit code is 3",
  async (_, options) => {
    const ran = await othello([
      'call',
      'WatchCounter',
      '{"name":"secret"}',
      '--device',
      DEVICE.platformToken,
      ...options(),
    ]);
    expect(ran.code).toBe(3);
    expect(JSON.parse(ran.stdout)).toMatchObject({ name: 'RspWatchCounter', code: 'ErrorInvalidArgument' });
  },
);

test.each(WAYS.slice(2))("a misspelt name is answered with the team's that is meant, %s", async (_, options) => {
  const ran = await othello(['call', 'Pok', ...options()]);
  expect([ran.code, ran.stderr]).toEqual([2, 'othello: there is no procedure Pok: did you mean Poke?\n']);
});

test('a request with a field that the procedure has not is refused before it is sent, with the fields that it has', async () => {
  const ran = await othello(['call', 'Poke', '{"nunber":7}', ...PROTO, '--url', node.url]);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toMatch(/Poke: ReqPoke has no field nunber: it has number/);
});
