import { once } from 'node:events';
import type http from 'node:http';
import http2 from 'node:http2';
import net from 'node:net';
import { status } from '@grpc/grpc-js';
import { othello } from '../../src/generated/othello.js';
import { Admission } from '../../src/rpc/admission.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newAccount, newPlayer, type Player, register } from '../kit/player.ts';
import { QueryLog } from '../kit/query-log.ts';
import { answerOf, framed, openStream } from '../kit/raw-grpc.ts';
import { type Game, seatTwo } from '../kit/game.ts';
import { until } from '../kit/until.ts';
import { post } from './raw-http.ts';

let database: FreshDatabase;
let log: QueryLog;
let node: TestNode;
let attacker: Player;
let neighbour: Player;
let game: Game;
beforeAll(async () => {
  database = await freshDatabase();
  log = await QueryLog.of(database);
  node = await startNode({ databaseUrl: database.url });
  const transport = envelopeTransport(node);
  attacker = await newPlayer(transport);
  neighbour = await newPlayer(transport);
  game = await seatTwo(neighbour, await newPlayer(transport));
  // a page of the largest size: 10,000 answers of it are 150 MB
  for (let room = 0; room < 50; room++) await (await newPlayer(transport)).create();
});
afterAll(async () => {
  await node.close();
  await log.close();
  await database.drop();
});

/** Nothing of an attack is left in flight. */
afterEach(async () => {
  const admission = node.app.get(Admission, { strict: false });
  await until(async () => admission.gauge.inFlight === 0, 'every call to end');
  expect(admission.gauge).toEqual({ inFlight: 0, waiting: 0, sessions: 0 });
});

const SOCKETS = 20;
const CALLS = 500;
/** bytes that Node reads of a socket at once: what came in them is read, however soon it pauses */
const CHUNK = 65_536;
const request = (token: string, limit = 50) =>
  Buffer.from(
    othello.Request.encode({ protocolVersion: 2, protocolId: 111, token, listGameRoomsReq: { limit } }).finish(),
  );

/** A client that sends many calls at once on each of its sockets. */
interface Flood {
  /** HTTP statuses, or gRPC ones, of the answers so far */
  statuses: number[];
  stop: () => void;
}

interface Pipelined {
  isAsleep: boolean;
  tokens?: () => string;
  /** a header of each request, to make it larger */
  padding?: string;
  /** rooms of each answer */
  rooms?: number;
}

function pipelined({ isAsleep, tokens, padding = '', rooms }: Pipelined): Flood {
  const statuses: number[] = [];
  const sockets = Array.from({ length: SOCKETS }, () => {
    const socket = net.connect(node.httpPort, '127.0.0.1');
    if (isAsleep) socket.pause();
    else
      socket.on('data', (chunk: Buffer) => {
        for (const [, found] of chunk.toString('latin1').matchAll(/HTTP\/1\.1 (\d{3})/g)) statuses.push(Number(found));
      });
    socket.on('error', () => undefined);
    socket.write(
      Buffer.concat(
        Array.from({ length: CALLS }, () => post(request(tokens?.() ?? attacker.token, rooms), { padding })),
      ),
    );
    return socket;
  });
  return { statuses, stop: () => sockets.forEach((socket) => socket.destroy()) };
}

const metadata = () => ({ authorization: `Bearer ${attacker.token}` });

function unary(): Flood {
  const statuses: number[] = [];
  const sessions = Array.from({ length: SOCKETS }, () => {
    const session = http2.connect(`http://${node.grpcAddress}`);
    session.on('error', () => undefined);
    for (let count = 0; count < CALLS; count++) {
      const stream = openStream(session, '/othello.Othello/ListGameRooms', metadata());
      void answerOf(stream).then(({ code }) => code !== undefined && statuses.push(code));
      stream.end(framed(Buffer.alloc(0)));
    }
    return session;
  });
  return { statuses, stop: () => sessions.forEach((session) => session.destroy()) };
}

function played(): Flood {
  const statuses: number[] = [];
  const sessions = Array.from({ length: SOCKETS }, () => {
    const session = http2.connect(`http://${node.grpcAddress}`);
    session.on('error', () => undefined);
    const stream = openStream(session, '/othello.Othello/Play');
    stream.on('error', () => undefined);
    stream.on('data', () => statuses.push(0));
    stream.write(Buffer.concat(Array.from({ length: CALLS }, () => framed(request(attacker.token)))));
    return session;
  });
  return { statuses, stop: () => sessions.forEach((session) => session.destroy()) };
}

function subscribed(): Flood {
  const statuses: number[] = [];
  const body = framed(othello.ReqSubscribe.encode({ roomId: Number(game.roomId) }).finish());
  const sessions = Array.from({ length: SOCKETS }, () => {
    const session = http2.connect(`http://${node.grpcAddress}`);
    session.on('error', () => undefined);
    for (let count = 0; count < CALLS; count++) {
      const stream = openStream(session, '/othello.Othello/Subscribe', metadata());
      stream.on('data', () => statuses.push(0));
      void answerOf(stream).then(({ code }) => code !== undefined && statuses.push(code));
      stream.end(body);
    }
    return session;
  });
  return { statuses, stop: () => sessions.forEach((session) => session.destroy()) };
}

const OVERLOAD: readonly number[] = [429, 503, status.RESOURCE_EXHAUSTED, status.UNAVAILABLE, status.DEADLINE_EXCEEDED];

describe.each<[string, () => Flood]>([
  ['20 sockets × 500 pipelined calls', () => pipelined({ isAsleep: false })],
  ['20 sockets × 500 pipelined calls, none of whose answers is read', () => pipelined({ isAsleep: true })],
  [
    '20 sockets × 500 pipelined calls, each with a token of its own that is none',
    () => pipelined({ isAsleep: false, tokens: () => Math.random().toString(36) }),
  ],
  ['20 gRPC connections × 500 calls', unary],
  ['20 Play streams × 500 calls', played],
  ['20 gRPC connections × 500 subscriptions', subscribed],
])('while one session sends %s', (_, begin) => {
  test("others' calls are answered: GameSync, ListGameRooms and Register", async () => {
    const flood = begin();
    const admission = node.app.get(Admission, { strict: false });
    await until(async () => admission.gauge.inFlight > 0 || flood.statuses.length > 0, 'the flood to come in');
    for (let round = 0; round < 5; round++) {
      expect(admission.gauge.inFlight).toBeLessThanOrEqual(SOCKETS * 64 + 10);
      expect((await neighbour.sync(game.roomId)).status).toBe(200);
      const listed = await log.during(async () => {
        expect((await neighbour.call('ListGameRooms')).status).toBe(200);
      });
      // Those that have their turn already, one round of the rotation for each of its two statements, and what the log was
      // late with. Behind all of the flood's calls it would be thousands.
      expect(listed.filter((name) => name.startsWith('rooms-listed')).length).toBeLessThan(1000);
      const { status: registered, replies } = await register(envelopeTransport(node), newAccount());
      expect([200, 429, 503]).toContain(registered);
      expect(JSON.stringify(replies)).not.toMatch(/database|out of reach/);
    }
    for (const code of flood.statuses) if (code !== 0 && code !== 200) expect(OVERLOAD).toContain(code);
    flood.stop();
  });
});

/**
 * Watches the requests of `server` that are read and not answered to their end. The process's own memory would tell of
 * other tests too.
 * @returns a function that gives the most of them that one connection has had at once
 */
function watchUnfinished(server: http.Server): () => number {
  const unfinished = new Map<net.Socket, number>();
  let most = 0;
  server.on('request', ({ socket }, response) => {
    const count = (unfinished.get(socket) ?? 0) + 1;
    unfinished.set(socket, count);
    most = Math.max(most, count);
    response.once('close', () => unfinished.set(socket, (unfinished.get(socket) ?? 0) - 1));
  });
  return () => most;
}

test('of the calls whose answers nobody reads, no more are read than a connection may have in flight', async () => {
  const mostUnfinished = watchUnfinished(node.app.getHttpServer());
  const flood = pipelined({ isAsleep: true, padding: '.'.repeat(4096), rooms: 1 });
  const admission = node.app.get(Admission, { strict: false });
  await until(async () => admission.gauge.inFlight > 0, 'the flood to come in');
  await until(async () => admission.gauge.inFlight === 0, 'the server to wait for its reader');
  expect(mostUnfinished()).toBeGreaterThan(1);
  expect(mostUnfinished()).toBeLessThanOrEqual(64 + CHUNK / 4096);
  flood.stop();
});

test('a client that pipelines hundreds of calls on one connection and reads is answered each, in order', async () => {
  const flood = net.connect(node.httpPort, '127.0.0.1');
  let received = '';
  flood.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
  flood.write(Buffer.concat(Array.from({ length: CALLS }, () => post(request(attacker.token)))));
  await until(async () => (received.match(/HTTP\/1\.1 /g) ?? []).length === CALLS, 'every answer');
  expect(received.match(/HTTP\/1\.1 200/g)).toHaveLength(CALLS);
  flood.destroy();
  await once(flood, 'close');
});

test('a session with more in flight than it may have is told so: 429, RESOURCE_EXHAUSTED, and when to come again', async () => {
  const flood = pipelined({ isAsleep: false });
  await until(async () => flood.statuses.includes(429), 'a call to be refused');
  flood.stop();
  const calls = unary();
  await until(async () => calls.statuses.includes(status.RESOURCE_EXHAUSTED), 'a call to be refused');
  calls.stop();
});
