import { once } from 'node:events';
import http2 from 'node:http2';
import net from 'node:net';
import { Global, Module } from '@nestjs/common';
import { status } from '@grpc/grpc-js';
import { othello } from '../../src/generated/othello.js';
import { ConnectionTimes } from '../../src/transports/http/connection-times.ts';
import { GrpcConnections } from '../../src/transports/grpc/connections.ts';
import { PlayStreams } from '../../src/transports/grpc/play.streams.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer, type Player } from '../kit/player.ts';
import { answerOf, framed, LOGIN, openStream, rawCall } from '../kit/raw-grpc.ts';
import { until } from '../kit/until.ts';

/** Tests change them: they are read at each look at the connections. */
const TIMES: { -readonly [Name in keyof ConnectionTimes]: number } = new ConnectionTimes({
  firstCallMs: 1500,
  idleMs: 3000,
  loginMs: 1500,
  blockedMs: 2000,
  checkMs: 100,
});

@Global()
@Module({ providers: [{ provide: ConnectionTimes, useValue: TIMES }], exports: [ConnectionTimes] })
class ShortTimes {}

let node: TestNode;
let connections: GrpcConnections;
let player: Player;
beforeAll(async () => {
  node = await startNode({ team: { modules: [ShortTimes] } });
  connections = node.app.get(GrpcConnections, { strict: false });
  player = await newPlayer(envelopeTransport(node));
});
afterAll(() => node.close());

const connect = (options?: http2.ClientSessionOptions) => {
  const session = http2.connect(`http://${node.grpcAddress}`, options);
  session.on('error', () => undefined);
  return session;
};
const port = () => node.grpcPort;
const request = (body: object) => framed(othello.Request.encode({ protocolVersion: 2, ...body }).finish());
const NOTHING = request({ protocolId: 105, gameSyncReq: { roomId: 1 } });

/** Nothing of an attack is left, and others are served. */
afterEach(async () => {
  await until(async () => connections.gauge.streams === 0, 'every stream to end');
  await until(async () => connections.gauge.connections === 0, 'every connection to end');
  expect(node.app.get(PlayStreams, { strict: false }).count).toBe(0);
  const session = connect();
  expect((await rawCall(session, framed(LOGIN))).code).toBe(status.OK);
  session.close();
});

describe('a connection without a call is closed', () => {
  test('that never speaks HTTP/2', async () => {
    const socket = net.connect(port(), '127.0.0.1');
    socket.resume();
    await once(socket, 'close');
  });

  test('that sends its preface and no call', async () => {
    const session = connect();
    await once(session, 'close');
    expect(connections.gauge.connections).toBe(0);
  });

  test('and stays at its end', async () => {
    const socket = net.connect({ port: port(), host: '127.0.0.1', allowHalfOpen: true });
    socket.resume();
    await until(async () => connections.gauge.connections === 1, 'the connection');
    await until(async () => connections.gauge.connections === 0, 'its end');
    socket.destroy();
  });

  test('some time after its last call, not in between', async () => {
    const session = connect();
    const begun = Date.now();
    await rawCall(session, framed(LOGIN));
    await once(session, 'close');
    expect(Date.now() - begun).toBeGreaterThanOrEqual(TIMES.idleMs);
  });
});

test('a stream whose request does not come is DEADLINE_EXCEEDED', async () => {
  const session = connect();
  const answer = await answerOf(openStream(session, '/othello.Othello/Login'));
  expect(answer.code).toBe(status.DEADLINE_EXCEEDED);
  session.close();
});

describe('a Play stream on which nobody logs in', () => {
  test.each([
    ['says nothing', () => undefined],
    [
      'sends calls without a token',
      (stream: http2.ClientHttp2Stream) => setInterval(() => !stream.destroyed && stream.write(NOTHING), 100).unref(),
    ],
    [
      'sends a token that is none',
      (stream: http2.ClientHttp2Stream) =>
        stream.write(request({ protocolId: 105, token: 'mine', gameSyncReq: { roomId: 1 } })),
    ],
  ])('and that %s ends with UNAUTHENTICATED', async (_, send) => {
    const session = connect();
    const stream = openStream(session, '/othello.Othello/Play');
    const answer = answerOf(stream);
    const timer = send(stream);
    const { code, details } = await answer;
    if (typeof timer === 'object') clearInterval(timer);
    expect(code).toBe(status.UNAUTHENTICATED);
    expect(details).toMatch(/^nobody has logged in [^\n]+$/);
    session.close();
  });

  test.each([
    ['a live token', () => request({ protocolId: 105, token: player.token, gameSyncReq: { roomId: 1 } })],
    [
      'a login',
      () => request({ protocolId: 100, loginReq: { platformType: 1, platformToken: player.account.platformToken } }),
    ],
  ])('stays open after %s', async (_, message) => {
    const session = connect();
    const stream = openStream(session, '/othello.Othello/Play');
    let hasEnded = false;
    const answer = answerOf(stream).finally(() => (hasEnded = true));
    stream.write(message());
    await new Promise((resolve) => setTimeout(resolve, TIMES.loginMs * 2));
    expect(hasEnded).toBe(false);
    stream.end();
    expect((await answer).code).toBe(status.OK);
    session.close();
    player = await player.again();
  });

  test('thousands of them, over several connections, leave nothing', async () => {
    const sessions = Array.from({ length: 20 }, () => connect());
    const ended: Promise<unknown>[] = [];
    for (const session of sessions) {
      for (let count = 0; count < 1500; count++) ended.push(answerOf(openStream(session, '/othello.Othello/Play')));
    }
    let most = 0;
    await until(async () => {
      most = Math.max(most, connections.gauge.streams);
      return most >= 1000;
    }, 'the streams');
    const settled = Promise.all(ended);
    const timer = setInterval(() => (most = Math.max(most, connections.gauge.streams)), 20);
    await new Promise((resolve) => setTimeout(resolve, TIMES.loginMs));
    for (const session of sessions) session.destroy();
    await settled;
    clearInterval(timer);
    expect(most).toBeLessThanOrEqual(20 * 100);
  });
});

describe('a peer that grants no window', () => {
  const LIST = othello.Request.encode({ protocolVersion: 2, protocolId: 111, listGameRoomsReq: { limit: 50 } });
  const list = () => framed(Buffer.concat([LIST.finish(), othello.Request.encode({ token: player.token }).finish()]));
  const MIB = 1024 * 1024;
  const STEADY_MS = 1500;

  beforeAll(async () => {
    for (let room = 0; room < 50; room++) await (await newPlayer(envelopeTransport(node))).create();
  });

  test.each<[string, (session: http2.ClientHttp2Session) => Promise<unknown>[]]>([
    [
      'in 100 unary calls',
      (session) =>
        Array.from({ length: 100 }, () => {
          const stream = openStream(session, '/othello.Othello/ListGameRooms', {
            authorization: `Bearer ${player.token}`,
          });
          stream.end(framed(othello.ReqListGameRooms.encode({ limit: 50 }).finish()));
          return answerOf(stream);
        }),
    ],
    [
      'in 100 Play streams of 40 calls each',
      (session) =>
        Array.from({ length: 100 }, () => {
          const stream = openStream(session, '/othello.Othello/Play');
          stream.write(Buffer.concat(Array.from({ length: 40 }, list)));
          return answerOf(stream);
        }),
    ],
  ])('%s makes the server hold no more than 1 MiB, and is cut off', async (_, begin) => {
    const { blockedMs } = TIMES;
    TIMES.blockedMs = Infinity; // else a busy machine cuts the first before the last is answered
    const session = connect({ settings: { initialWindowSize: 0 } });
    await once(session, 'localSettings');
    const ended = begin(session);
    let most = 0;
    let grownMs = Date.now();
    const isGrowing = () => {
      const { heldBytes } = connections.gauge;
      if (heldBytes > most) [most, grownMs] = [heldBytes, Date.now()];
      return most === 0 || Date.now() - grownMs < STEADY_MS;
    };
    await until(async () => !isGrowing() || most > 2 * MIB, 'the server to hold what it may');
    TIMES.blockedMs = blockedMs;
    await until(async () => !isGrowing() && connections.gauge.heldBytes === 0, 'it to be given up');
    expect(most).toBeGreaterThan(MIB / 8);
    expect(most).toBeLessThanOrEqual(MIB * 1.1);
    session.destroy();
    await Promise.all(ended);
  });
});
