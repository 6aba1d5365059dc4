import { setTimeout as sleep } from 'node:timers/promises';
import { envelope, type OthelloClient, roomOf, type Transport, websocket } from '@othello-rpc/client';
import { grpc } from '@othello-rpc/client/grpc';
import { WebSocket } from 'ws';
import { startNode, type TestNode } from '../kit/node.ts';
import { frontOfHttp } from './lossy.ts';
import { silentRelay } from '../kit/silent-relay.ts';
import { until } from '../kit/until.ts';
import { newClient } from './ways.ts';
import { RETRY_POLICY } from '../../packages/client/src/retry.ts';

/** in which whatever happens is to be seen, and each call answered, by a client whose connections went silent */
const WITHIN_MS = 15_000;

interface Way {
  name: string;
  port: (node: TestNode) => number;
  transport: (port: number) => Transport;
  /** whether other connections idle in the process' pool when the network goes silent, one ahead of the stream's */
  hasIdle?: boolean;
}

const WAYS: Way[] = [
  { name: 'envelope', port: ({ httpPort }) => httpPort, transport: (port) => envelope(`http://127.0.0.1:${port}`) },
  {
    name: 'envelope, with dead connections in its pool',
    port: ({ httpPort }) => httpPort,
    transport: (port) => envelope(`http://127.0.0.1:${port}`),
    hasIdle: true,
  },
  {
    name: 'HTTP/2',
    port: ({ httpPort }) => httpPort,
    transport: (port) => envelope(`http://127.0.0.1:${port}`, { http2: true }),
  },
  { name: 'gRPC', port: ({ grpcPort }) => grpcPort, transport: (port) => grpc(`127.0.0.1:${port}`) },
  { name: 'Play', port: ({ grpcPort }) => grpcPort, transport: (port) => grpc(`127.0.0.1:${port}`, { stream: true }) },
  {
    name: 'WebSocket',
    port: ({ httpPort }) => httpPort,
    transport: (port) => websocket(`ws://127.0.0.1:${port}/ws`, { WebSocket }),
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

async function relayed(way: Way) {
  const relay = await silentRelay(way.port(node));
  const open = async () => {
    const { client } = await newClient(way.transport(relay.port));
    opened.push(client);
    return client;
  };
  opened.push(relay);
  return { relay, open };
}

/** Opens a stream, over the connection that a pool gives first. @returns what ends it, so that the connection idles */
async function anotherStream(client: OthelloClient): Promise<() => Promise<void>> {
  const { roomId } = roomOf(await client.createGameRoom({ private: true }));
  const watch = client.watchRoom(roomId);
  await watch.next();
  return async () => {
    await client.exitGameRoom({ roomId });
    for await (const state of watch) if (state.over) break;
  };
}

/** A player over the way sees the other's move. @returns ms from the silence to it */
async function msUntilSeen(way: Way): Promise<number> {
  const { relay, open } = await relayed(way);
  const white = await open();
  const black = (await newClient(envelope(node.url))).client;
  const { roomId, invite } = roomOf(await white.createGameRoom({ private: true }));
  await black.joinGameRoom({ invite });
  const leaveIdle = way.hasIdle && (await anotherStream(await open()));
  let seenMs = 0;
  const stop = new AbortController();
  const watch = white.watchRoom(roomId, { signal: stop.signal });
  await watch.next();
  const watching = (async () => {
    for await (const { room } of watch) if (room.moves.length > 0) seenMs ||= performance.now();
  })();
  if (leaveIdle) await leaveIdle();
  relay.silence();
  const silentMs = performance.now();
  await black.gamePut({ roomId, r: 2, c: 3 });
  await until(async () => seenMs > 0, 'the move to be seen', 60_000);
  stop.abort();
  await watching;
  return seenMs - silentMs;
}

/** A call that goes out on a connection that is silent. @returns ms until it is answered */
async function msUntilAnswered(way: Way): Promise<number> {
  const { relay, open } = await relayed(way);
  const client = await open();
  relay.silence();
  const silentMs = performance.now();
  await client.createGameRoom({ private: true });
  return performance.now() - silentMs;
}

test('a client whose connections went silent sees the next move, and has its call answered, within 15 s', async () => {
  const outcomes = await Promise.all(
    WAYS.map(async (way) => {
      const [seen, answered] = await Promise.all([msUntilSeen(way), msUntilAnswered(way)]);
      return { name: way.name, seen, answered };
    }),
  );
  for (const { seen, answered } of outcomes) expect(Math.max(seen, answered)).toBeLessThan(WITHIN_MS);
  // fetch's second attempt goes over a connection that works, whatever idles in the pool
  for (const { name, answered } of outcomes)
    if (name.startsWith('envelope')) expect(answered).toBeLessThan(2 * RETRY_POLICY.attemptTimeoutMs);
});

describe('connections that idle and are dead', () => {
  /** A transport whose pool has as many of them. */
  async function withDead(count: number) {
    const relay = await silentRelay(node.httpPort);
    opened.push(relay);
    const url = `http://127.0.0.1:${relay.port}`;
    await Promise.all(Array.from({ length: count }, async () => (await fetch(`${url}/health`)).text()));
    expect(relay.opened).toBe(count);
    await sleep(200); // a pool takes a moment to see that they idle
    relay.silence();
    return { relay, transport: envelope(url) };
  }

  test.each([1, 2, 3, 6])('are left by the envelope: of %d none is given to the next call', async (count) => {
    const { transport } = await withDead(count);
    await transport.leaveDeadConnections?.(new AbortController().signal);
    const retry = { maxAttempts: 1, attemptTimeoutMs: 3000 };
    const { userId } = await newClient(transport, { retry });
    expect(userId).not.toBe('');
  });

  test('cost a server that answers one small request, which no session or database has to do with', async () => {
    const front = await frontOfHttp(node.url, () => 'pass');
    opened.push(front);
    await envelope(front.address).leaveDeadConnections?.(new AbortController().signal);
    expect(front.calls).toEqual([JSON.stringify(['/api', { 'content-type': 'application/x-protobuf' }, '0802'])]);
  });

  test('of a server that is gone, or as soon as nobody waits any more, are let be', async () => {
    const gone = envelope('http://127.0.0.1:1');
    await expect(gone.leaveDeadConnections?.(new AbortController().signal)).resolves.toBeUndefined();
    const { transport } = await withDead(1);
    const stop = new AbortController();
    const left = transport.leaveDeadConnections?.(stop.signal);
    stop.abort();
    await expect(left).resolves.toBeUndefined();
  });
});
