import { status } from '@grpc/grpc-js';
import { envelope, type OthelloClient, roomOf, type RoomState, type Transport, websocket } from '@othello-rpc/client';
import { grpc } from '@othello-rpc/client/grpc';
import { WebSocket } from 'ws';
import { parseMoves } from '@othello-rpc/kernel';
import { PushHub } from '../../src/push/index.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { LINES } from '../kit/game.ts';
import { until } from '../kit/until.ts';
import { frontOfGrpc } from './lossy.ts';
import { allOf, versionsOf } from './push-scene.ts';
import { newClient, WAYS } from './ways.ts';
import { wireTo } from './wire.ts';

let one: TestNode;
let other: TestNode;
const opened: { close(): unknown }[] = [];
beforeAll(async () => {
  one = await startNode();
  other = await startNode({ databaseUrl: one.databaseUrl });
});
afterAll(async () => {
  for (const each of opened.reverse()) await each.close();
  await other.close();
  await one.close();
});

const LINE = parseMoves(LINES.whiteWins);

async function player(transport: Transport) {
  const { client } = await newClient(transport);
  opened.push(client);
  return client;
}

/** Procedures that the client calls from now on. */
function callsOf(client: OthelloClient): string[] {
  const calls: string[] = [];
  client.on('call', ({ procedure }) => calls.push(procedure));
  return calls;
}

/** The line's move for who watches, when it is theirs. */
async function move(client: OthelloClient, { room }: RoomState, side: 'TURN_USER1' | 'TURN_USER2'): Promise<void> {
  const square = LINE[room.moves.length];
  if (room.status !== side || square === undefined) return;
  await client.gamePut({ roomId: room.roomId, r: square >> 3, c: square & 7, version: room.version });
}

type Watch = AsyncIterableIterator<RoomState, undefined>;

async function playOut(client: OthelloClient, watch: Watch, side: 'TURN_USER1' | 'TURN_USER2'): Promise<RoomState[]> {
  const seen: RoomState[] = [];
  for await (const state of watch) {
    seen.push(state);
    await move(client, state, side);
  }
  return seen;
}

test.each(WAYS)('over %s a whole game, watched by both players and a stranger, takes no GameSync', async (_, open) => {
  const [white, black, stranger] = [await player(open(one)), await player(open(one)), await player(open(one))];
  const calls = [white, black, stranger].map(callsOf);
  const { roomId } = roomOf(await white.createGameRoom());
  const watches: [Watch, Watch] = [white.watchRoom(roomId), stranger.watchRoom(roomId)];
  for (const watch of watches) expect((await watch.next()).value?.room.status).toBe('WAITING');
  const seen = [playOut(white, watches[0], 'TURN_USER1'), allOf(watches[1])];
  await black.joinGameRoom({ roomId });
  seen.push(playOut(black, black.watchRoom(roomId), 'TURN_USER2'));
  const [ofWhite, ofStranger, ofBlack] = await Promise.all(seen);
  expect(versionsOf(ofBlack ?? [])).toEqual(LINE.map((__, index) => index + 2).concat(LINE.length + 2));
  for (const states of [ofWhite, ofStranger]) {
    expect(versionsOf(states ?? [])).toEqual(versionsOf(ofBlack ?? []));
    expect(states?.at(-1)?.over).toMatchObject({ myScore: 14, opponentScore: 0 });
  }
  expect(calls.flat().filter((each) => each === 'GameSync')).toEqual([]);
  expect(calls[2]).toEqual([]);
});

const NETWORK: [name: string, port: 'httpPort' | 'grpcPort', open: (address: string) => Transport][] = [
  ['the envelope', 'httpPort', (address) => envelope(`http://${address}`)],
  ['gRPC', 'grpcPort', (address) => grpc(address)],
  ['a Play stream', 'grpcPort', (address) => grpc(address, { stream: true })],
  ['a WebSocket', 'httpPort', (address) => websocket(`ws://${address}`, { WebSocket })],
];

test.each(NETWORK)(
  'over %s a node that stops hands its watchers to another one, without a poll',
  async (_, port, open) => {
    const leaving = await startNode({ databaseUrl: one.databaseUrl });
    const wire = await wireTo(leaving[port]);
    opened.push(wire);
    const [white, black] = [await player(open(wire.address)), await player(envelope(one.url))];
    const { roomId } = roomOf(await white.createGameRoom());
    const watch = white.watchRoom(roomId);
    await watch.next();
    const calls = callsOf(white);
    wire.target = other[port];
    const [, state] = await Promise.all([leaving.close(), black.joinGameRoom({ roomId }).then(() => watch.next())]);
    expect(state.value?.room).toMatchObject({ roomId, status: 'TURN_USER2' });
    await until(async () => (wire.connections > 1 ? true : undefined), 'a connection to the other node');
    await black.exitGameRoom({ roomId });
    expect((await allOf(watch)).at(-1)?.over).toBeDefined();
    expect(calls).toEqual([]);
  },
);

test.each(NETWORK)(
  'over %s a watch that is left and a client that is closed leave no socket',
  async (_, port, open) => {
    const wire = await wireTo(one[port]);
    opened.push(wire);
    const { client } = await newClient(open(wire.address));
    const watching = one.app.get(PushHub).gauge.subscribers;
    const { roomId } = roomOf(await client.createGameRoom());
    const stop = new AbortController();
    for (const signal of [undefined, stop.signal]) {
      const watch = client.watchRoom(roomId, { signal });
      await watch.next();
      const next = watch.next();
      if (signal) stop.abort();
      else await watch.return?.();
      await next;
    }
    await until(async () => one.app.get(PushHub).gauge.subscribers === watching, 'the server to see them off');
    client.close();
    // fetch keeps connections for calls to come
    if (port === 'grpcPort') await until(async () => wire.open === 0, 'sockets to be closed');
  },
);

test('clients of one process to one address share a connection, calls and streams of all', async () => {
  const wire = await wireTo(one.grpcPort);
  opened.push(wire);
  for (const stream of [true, true, false]) {
    const client = await player(grpc(wire.address, { stream }));
    const watch = client.watchRoom(roomOf(await client.createGameRoom({ private: true })).roomId);
    expect((await watch.next()).value?.room.status).toBe('WAITING');
  }
  expect(wire.connections).toBe(1);
});

test('several addresses are called in turns, and those that are gone left out', async () => {
  const wires = [await wireTo(one.grpcPort), await wireTo(other.grpcPort)];
  opened.push(...wires);
  const fronts = wires.map(({ address }) => address);
  const client = await player(grpc(fronts));
  await until(async () => {
    await client.getLeaderboard();
    return wires.every(({ open }) => open === 1);
  }, 'connections to both');
  const [gone] = wires;
  if (gone) gone.target = undefined;
  gone?.cut();
  for (let call = 0; call < 10; call++) await client.getLeaderboard();
  expect(client.lastCall?.error).toBeUndefined();
});

test('all of a name are called in turns', async () => {
  const client = await player(grpc(`dns:///localhost:${one.grpcPort}`));
  expect((await client.getLeaderboard()).rows).toBeInstanceOf(Array);
});

test('a put whose answer is cut off on its way down a Play stream is sent again, over another one, and done once', async () => {
  const wire = await wireTo(one.grpcPort);
  opened.push(wire);
  const [white, black] = [await player(envelope(one.url)), await player(grpc(wire.address, { stream: true }))];
  const { roomId, invite } = roomOf(await white.createGameRoom({ private: true }));
  await black.joinGameRoom({ invite });
  wire.isDeaf = true;
  const put = black.gamePut({ roomId, r: 2, c: 3, version: 2 });
  const done = async () => roomOf(await white.gameSync({ roomId })).version === 3;
  await until(done, 'the put to be done');
  wire.isDeaf = false;
  wire.cut();
  expect([...roomOf(await put).moves]).toEqual([19]);
  expect(black.lastCall).toMatchObject({ procedure: 'GamePut', attempts: 2 });
  expect(roomOf(await white.gameSync({ roomId })).version).toBe(3);
});

test('Play that breaks again and again is left for calls of their own, and taken up when it holds', async () => {
  let isBroken = true;
  const front = await frontOfGrpc(
    one.grpcAddress,
    (_, over) => (over === 'Play' && isBroken ? { status: status.INTERNAL } : 'pass'),
    true,
  );
  opened.push(front);
  const { client } = await newClient(grpc(front.address, { stream: true }), { retry: { backoffMs: 1 } });
  opened.push(client);
  expect(front.transports).toEqual(expect.arrayContaining(['Play', 'unary']));
  isBroken = false;
  await until(async () => {
    await client.getLeaderboard();
    return front.transports?.at(-1) === 'Play';
  }, 'Play to be taken up again');
});
