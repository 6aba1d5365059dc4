import { status } from '@grpc/grpc-js';
import { CallImpossible, connect, envelope, OthelloClient, OutcomeUnknown, overOf, roomOf } from '@othello-rpc/client';
import { grpc } from '@othello-rpc/client/grpc';
import { parseMoves } from '@othello-rpc/kernel';
import { startNode, type TestNode } from '../kit/node.ts';
import { LINES } from '../kit/game.ts';
import { type Fate, type Front, frontOfGrpc, frontOfHttp } from './lossy.ts';
import { newAccount } from './ways.ts';

const QUICK = { backoffMs: 1, backoffCeilingMs: 2, maxAttempts: 4 };

interface Way {
  name: string;
  front: (node: TestNode, fateOf: (call: number) => Fate) => Promise<Front>;
  client: (front: Front) => OthelloClient;
  /** statuses that say that the same may be sent again, and those that don't */
  resent: number[];
  notResent: number[];
}

const WAYS: Way[] = [
  {
    name: 'the envelope',
    front: ({ url }, fateOf) => frontOfHttp(url, fateOf),
    client: ({ address }) => new OthelloClient({ transport: envelope(address), retry: QUICK }),
    resent: [408, 409, 429, 500, 502, 503, 504],
    notResent: [400, 401, 404, 405, 413, 415],
  },
  {
    name: 'Connect',
    front: ({ url }, fateOf) => frontOfHttp(url, fateOf),
    client: ({ address }) => new OthelloClient({ transport: connect(address), retry: QUICK }),
    resent: [408, 409, 429, 500, 502, 503, 504],
    notResent: [400, 401, 404, 405, 415, 501],
  },
  {
    name: 'gRPC',
    front: ({ grpcAddress }, fateOf) => frontOfGrpc(grpcAddress, fateOf),
    client: ({ address }) => new OthelloClient({ transport: grpc(address), retry: QUICK }),
    resent: [
      ...[status.CANCELLED, status.ABORTED, status.UNAVAILABLE, status.DEADLINE_EXCEEDED],
      ...[status.INTERNAL, status.RESOURCE_EXHAUSTED],
    ],
    notResent: [status.INVALID_ARGUMENT, status.UNIMPLEMENTED, status.NOT_FOUND, status.UNAUTHENTICATED],
  },
  {
    name: 'a Play stream',
    front: ({ grpcAddress }, fateOf) => frontOfGrpc(grpcAddress, fateOf, true),
    client: ({ address }) => new OthelloClient({ transport: grpc(address, { stream: true }), retry: QUICK }),
    resent: [status.CANCELLED, status.ABORTED, status.UNAVAILABLE, status.INTERNAL, status.RESOURCE_EXHAUSTED],
    notResent: [status.INVALID_ARGUMENT, status.NOT_FOUND, status.UNAUTHENTICATED],
  },
  {
    name: 'a Play stream that the server has not',
    front: ({ grpcAddress }, fateOf) => frontOfGrpc(grpcAddress, fateOf),
    client: ({ address }) => new OthelloClient({ transport: grpc(address, { stream: true }), retry: QUICK }),
    resent: [status.UNAVAILABLE],
    notResent: [status.INVALID_ARGUMENT, status.UNIMPLEMENTED],
  },
];

let node: TestNode;
const opened: { close(): unknown }[] = [];
beforeAll(async () => {
  node = await startNode();
});
afterAll(async () => {
  for (const each of opened) await each.close();
  await node.close();
});

describe.each(WAYS)('over $name', (way) => {
  const open = async (fateOf: (call: number) => Fate) => {
    const front = await way.front(node, fateOf);
    const client = way.client(front);
    opened.push(client, front);
    return { client, calls: front.calls };
  };

  test('every attempt sends the identical bytes, headers and metadata', async () => {
    const { client, calls } = await open((call) => (call >= 4 && call <= 6 ? 'lose the answer' : 'pass'));
    await client.loginOrRegister(newAccount());
    await client.createGameRoom({ private: true });
    expect(calls).toHaveLength(7);
    expect(new Set(calls.slice(3)).size).toBe(1);
    expect(new Set(calls).size).toBe(3); // Login, Register, CreateGameRoom: both logins are alike
  });

  test.each(way.resent)('status %i is sent again', async (code) => {
    const { client, calls } = await open((call) => (call === 1 ? { status: code } : 'pass'));
    await client.loginOrRegister(newAccount());
    expect(calls[1]).toBe(calls[0]);
  });

  test.each(way.notResent)('status %i is not sent again', async (code) => {
    const { client, calls } = await open(() => ({ status: code }));
    await expect(client.login({ platformToken: 'x' })).rejects.toBeInstanceOf(CallImpossible);
    expect(calls).toHaveLength(1);
  });

  test('attempts that are all lost end as one kind of error', async () => {
    const { client, calls } = await open((call) => (call % 2 ? 'lose the call' : 'lose the answer'));
    await expect(client.login({ platformToken: 'x' })).rejects.toBeInstanceOf(OutcomeUnknown);
    expect(calls).toHaveLength(QUICK.maxAttempts);
  });

  test('a whole game, two of three attempts lost, is played move by move: each disc once', async () => {
    const fates: Fate[] = ['lose the answer', 'lose the call', 'pass'];
    const fateOf = (call: number) => fates[call % 3] ?? 'pass';
    const white = await open(fateOf);
    const black = await open(fateOf);
    const whiteId = (await white.client.loginOrRegister(newAccount())).user?.id;
    await black.client.loginOrRegister(newAccount());
    const { roomId, invite } = roomOf(await white.client.createGameRoom({ private: true }));
    await black.client.joinGameRoom({ invite });
    const line = parseMoves(LINES.whiteWins);
    let room = roomOf(await black.client.gameSync({ roomId }));
    for (const [index, square] of line.entries()) {
      const { client } = index % 2 ? white : black;
      const put = await client.gamePut({ roomId, r: square >> 3, c: square & 7, version: room.version });
      room = roomOf(put);
      expect([...room.moves]).toEqual(line.slice(0, index + 1));
      if (index === line.length - 1) expect(overOf(put)?.winner).toBe(whiteId);
    }
    expect(room.status).toBe('GAME_OVER');
    expect(overOf(await white.client.gameSync({ roomId }))?.user).toMatchObject({ win: 1, exp: 10 });
  });
});

test('Retry-After is honoured, in seconds', async () => {
  const busy = { status: 503, headers: { 'retry-after': '1' } };
  const front = await frontOfHttp(node.url, (call) => (call === 1 ? busy : 'pass'));
  opened.push(front);
  const client = new OthelloClient({ transport: envelope(front.address), retry: QUICK });
  const waits: number[] = [];
  client.on('retry', ({ waitMs }) => waits.push(waitMs));
  await client.loginOrRegister(newAccount());
  expect(waits).toEqual([1000]);
  expect(client.lastCall).toMatchObject({ procedure: 'Login', transport: 'envelope' });
});

test('a server that stops and comes back is called again by every transport', async () => {
  const account = newAccount();
  const first = await startNode({ databaseUrl: node.databaseUrl });
  const env = { PORT: String(first.httpPort), GRPC_PORT: String(first.grpcPort), THRIFT_PORT: '0' };
  const { url, grpcAddress } = first;
  const transports = [envelope(url), connect(url), grpc(grpcAddress), grpc(grpcAddress, { stream: true })];
  const clients = transports.map((transport) => new OthelloClient({ transport, retry: { maxAttempts: 100 } }));
  opened.push(...clients);
  for (const client of clients) await client.loginOrRegister({ ...newAccount(), platformToken: account.platformToken });
  await first.close();
  const calls = Promise.allSettled(clients.map((client) => client.gameSync({ roomId: '1' })));
  const second = await startNode({ databaseUrl: node.databaseUrl, env });
  opened.unshift(second);
  const codes = (await calls).map((each) => each.status === 'rejected' && (each.reason as { code?: string }).code);
  expect(codes).toEqual([
    'ErrorUserDuplicatedLogin',
    'ErrorUserDuplicatedLogin',
    'ErrorUserDuplicatedLogin',
    'ErrorInvalidGameRoom',
  ]);
});

test('a call that met the end of a Play stream which was open for long without a login goes over another one', async () => {
  const front = await frontOfGrpc(
    node.grpcAddress,
    (call) => (call === 2 ? { status: status.UNAUTHENTICATED } : 'pass'),
    true,
  );
  const client = new OthelloClient({ transport: grpc(front.address, { stream: true }), retry: QUICK });
  opened.push(client, front);
  const { platformToken, name } = newAccount();
  const identity = { platformType: 'CUSTOM', platformToken } as const;
  await expect(client.login(identity)).rejects.toMatchObject({ code: 'ErrorUserNotRegistered' });
  await new Promise((resolve) => setTimeout(resolve, 5100)); // a server allows 10 s
  await client.register({ ...identity, name });
  expect(front.calls).toHaveLength(3);
  expect(front.calls[2]).toBe(front.calls[1]);
});
