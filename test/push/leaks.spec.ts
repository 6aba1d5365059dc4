import type { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import net from 'node:net';
import { promisify } from 'node:util';
import * as grpc from '@grpc/grpc-js';
import { othello } from '../../src/generated/othello.js';
import { ChangeEvents, Database } from '../../src/persistence/index.ts';
import { PushHub } from '../../src/push/index.ts';
import { useNode } from '../kit/every-transport.ts';
import { openPlay } from '../kit/play-transport.ts';
import { newPlayer, roomOf } from '../kit/player.ts';
import { openSubscribe } from '../kit/streams.ts';
import { requestOf, schema } from '../kit/replies.ts';
import { until } from '../kit/until.ts';
import { openWebSocket } from '../kit/websocket-transport.ts';

const stage = useNode();
const AT_ONCE = 20;
const PLAYERS = 20;

interface Watched {
  roomId: string;
  token: string;
}

/** Watches until the first bytes are here, then hangs up. */
type SubscribeAndDrop = (watched: Watched) => Promise<void>;

const encoded = (watched: Watched) =>
  schema.fromJson('Request', JSON.stringify(requestOf('Subscribe', { roomId: watched.roomId }, watched)));

const overHttp: SubscribeAndDrop = (watched) =>
  new Promise((resolve, reject) => {
    const socket = net.connect(stage.node.httpPort, '127.0.0.1');
    const body = othello.Request.encode(encoded(watched)).finish();
    socket.once('data', () => socket.destroy());
    socket.on('error', reject);
    socket.on('close', () => resolve());
    socket.write(`POST /api/stream HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${body.length}\r\n\r\n`);
    socket.write(body);
  });

const dropped = (call: grpc.ClientReadableStream<unknown>) =>
  new Promise<void>((resolve) => {
    call.once('data', () => call.cancel());
    call.on('error', () => undefined);
    call.on('status', () => resolve());
  });

const overGrpc =
  (client: grpc.Client): SubscribeAndDrop =>
  ({ roomId, token }) =>
    dropped(openSubscribe(client, { roomId }, { token }));

const overPlay =
  (client: grpc.Client): SubscribeAndDrop =>
  (watched) => {
    const call = openPlay(client);
    call.write(encoded(watched));
    return dropped(call);
  };

/** Cut, not closed: nothing says that the client hangs up but the end of its connection. */
const overWebSocket: SubscribeAndDrop = (watched) =>
  new Promise((resolve, reject) => {
    const socket = openWebSocket(stage.node);
    socket.on('open', () => socket.send(othello.Request.encode(encoded(watched)).finish()));
    socket.once('message', () => socket.terminate());
    socket.on('error', reject);
    socket.on('close', () => resolve());
  });

/** What keeps the process alive, and who listens to what: all that a stream could leave behind. */
async function leftovers(): Promise<Record<string, number>> {
  const { app } = stage.node;
  const server: Server = app.getHttpServer();
  const listeners = Reflect.get(app.get(ChangeEvents, { strict: false }), 'listeners') as Set<unknown>;
  const heard = (emitter: EventEmitter) =>
    emitter.eventNames().reduce((sum, name) => sum + emitter.listenerCount(name), 0);
  const kinds: Record<string, number> = { Timeout: 0, Immediate: 0, TCPSocketWrap: 0 };
  for (const kind of process.getActiveResourcesInfo()) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return {
    ...app.get(PushHub, { strict: false }).gauge,
    connections: await promisify<number>((done) => server.getConnections(done))(),
    listeners: listeners.size + heard(server) + heard(process),
    ...kinds,
  };
}

/** Every connection to PostgreSQL that the node may have is open then, and stays so. */
async function openPool(): Promise<void> {
  const database = stage.node.app.get(Database, { strict: false });
  const sleep = { name: 'sleep', text: 'SELECT pg_sleep(0.3)' };
  await Promise.all(Array.from({ length: database.poolSize }, () => database.query(sleep, [])));
}

test.each([
  ['the envelope', 2000, () => overHttp],
  ['gRPC', 2000, overGrpc],
  ['Play streams', 1000, overPlay],
  ['WebSockets', 500, () => overWebSocket],
] as const)(
  'over %s %i subscribers that come and go leave nothing behind',
  async (_, cycles, transport) => {
    const players = await Promise.all(Array.from({ length: PLAYERS }, () => newPlayer(stage.transports[0]!)));
    const watched: Watched[] = [];
    for (const { token, create } of players)
      watched.push({ token, roomId: roomOf(await create({ private: true })).roomId });
    const client = new grpc.Client(stage.node.grpcAddress, grpc.credentials.createInsecure());
    const subscribeAndDrop = transport(client);
    const run = async (count: number) => {
      let left = count;
      await Promise.all(
        watched.slice(0, AT_ONCE).map(async (own) => {
          while (left-- > 0) await subscribeAndDrop(own);
        }),
      );
    };
    const warnings: Error[] = [];
    const warn = (warning: Error) => void warnings.push(warning);
    process.on('warning', warn);
    try {
      await openPool();
      await run(200); // what is made once is made
      const before = await until(async () => {
        const left = await leftovers();
        return left.subscribers === 0 && left.connections === 0 && left;
      }, 'the first to be gone');
      await run(cycles);
      // PostgreSQL's idle connections may have gone meanwhile: less is no leftover
      const more = async () => Object.entries(await leftovers()).filter(([kind, count]) => count > (before[kind] ?? 0));
      await until(async () => (await more()).length === 0, 'all to be as before').catch(() => undefined);
      expect(await more()).toEqual([]);
    } finally {
      process.off('warning', warn);
      client.close();
    }
    expect(warnings.filter(({ name }) => name === 'MaxListenersExceededWarning')).toEqual([]);
  },
  240_000,
);
