// HTTP/2 on the HTTP port: the same answers and limits as over HTTP/1.1, one table in one file so that they share a node.
import { once } from 'node:events';
import type http2 from 'node:http2';
import { constants } from 'node:http2';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import tls from 'node:tls';
import { Controller, Get, Global, Module, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { othello } from '../../src/generated/othello.js';
import { Admission } from '../../src/rpc/admission.ts';
import { HttpTimes } from '../../src/transports/http/http-times.ts';
import { Http2Server } from '../../src/transports/http/http2.server.ts';
import { type Http2Answer, http2AnswerOf, http2Request, openHttp2 } from '../kit/http2-transport.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer } from '../kit/player.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { until } from '../kit/until.ts';

const TIMES = new HttpTimes({ firstCallMs: 1500, idleMs: 3000, blockedMs: 2000, checkMs: 100 });

/** of a team */
@Controller('team')
class TeamController {
  @Get('hello')
  hello(@Req() request: Request) {
    return { httpVersion: request.httpVersion, ip: request.ip, query: request.query, host: request.headers.host };
  }

  @Post('length')
  async length(@Req() request: Request) {
    let bytes = 0;
    for await (const piece of request as AsyncIterable<Buffer>) bytes += piece.length;
    return { bytes };
  }
}

@Global()
@Module({
  controllers: [TeamController],
  providers: [{ provide: HttpTimes, useValue: TIMES }],
  exports: [HttpTimes],
})
class Team {}

let node: TestNode;
let server: Http2Server;
beforeAll(async () => {
  node = await startNode({ team: { modules: [Team] } });
  server = node.app.get(Http2Server, { strict: false });
});
afterAll(() => node.close());

const sessions: http2.ClientHttp2Session[] = [];
const open = (options?: http2.ClientSessionOptions): http2.ClientHttp2Session => {
  const session = openHttp2(node.url, options);
  sessions.push(session);
  return session;
};

/** Nothing is left of what a test did, and others are served. */
afterEach(async () => {
  for (const session of sessions.splice(0)) session.destroy();
  await until(async () => server.gauge.connections === 0, 'every connection to end');
  expect(server.gauge).toEqual({ connections: 0, streams: 0, heldBytes: 0 });
  const session = openHttp2(node.url);
  expect((await http2Request(session, { ':path': '/api' }, LOGIN)).status).toBe(200);
  session.destroy();
});

const LOGIN = Buffer.from(
  othello.Request.encode({
    protocolVersion: 1,
    protocolId: 100,
    loginReq: { platformType: othello.PlatformType.CUSTOM, platformToken: 'nobody' },
  }).finish(),
);

const responsesOf = ({ body }: Http2Answer) => othello.MultipleResponse.decode(body).responses;

function expectFault(answer: Http2Answer, status: number): void {
  expect(answer.status).toBe(status);
  expect(answer.headers['content-type']).toBe('application/x-protobuf');
  expect(responsesOf(answer)).toMatchObject([{ protocolId: 200, internalServerErrorRsp: {} }]);
}

describe('what is served', () => {
  test('calls of one connection side by side, and the other version of HTTP beside it', async () => {
    const session = open();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => http2Request(session, { ':path': '/api' }, LOGIN)),
    );
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(responsesOf(answer)).toMatchObject([{ protocolId: 100, result: { code: 100 } }]);
    }
    expect((await fetch(`${node.url}/health`)).status).toBe(200);
  });

  test('what Express serves, and the controllers of a team', async () => {
    const session = open();
    const health = await http2Request(session, { ':path': '/health' });
    expect([health.status, health.body.toString()]).toEqual([200, '{"status":"serving"}']);
    expect(health.headers).toMatchObject({ 'cache-control': 'no-store' });
    for (const name of ['connection', 'transfer-encoding', 'keep-alive'])
      expect(health.headers).not.toHaveProperty(name);
    const hello = await http2Request(session, { ':path': '/team/hello?a=1' });
    expect(JSON.parse(hello.body.toString())).toEqual({
      ...{ httpVersion: '1.1', ip: '127.0.0.1', query: { a: '1' } },
      host: new URL(node.url).host,
    });
    const length = await http2Request(session, { ':path': '/team/length' }, Buffer.alloc(1_000_000));
    expect(JSON.parse(length.body.toString())).toEqual({ bytes: 1_000_000 });
    const missing = await http2Request(session, { ':path': '/nothing' });
    expect(missing.status).toBe(404);
    const head = await http2Request(session, { ':path': '/health', ':method': 'HEAD' });
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect((await http2Request(session, { ':path': '/ws' })).status).toBe(426);
  });

  test('a body is asked for where a client waits to be asked', async () => {
    const stream = open().request({ ':method': 'POST', ':path': '/api', expect: '100-continue' });
    const answer = http2AnswerOf(stream);
    await once(stream, 'continue');
    stream.end(LOGIN);
    expect((await answer).status).toBe(200);
  });

  test('the preface in pieces', async () => {
    const socket = net.connect(node.httpPort, '127.0.0.1');
    const preface = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';
    let received = Buffer.alloc(0);
    socket.on('data', (piece: Buffer) => (received = Buffer.concat([received, piece])));
    for (const letter of preface) {
      socket.write(letter);
      await pause(1);
    }
    socket.write(Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0])); // SETTINGS
    await until(async () => received.length >= 9, 'SETTINGS');
    expect(received[3]).toBe(4);
    socket.destroy();
  });
});

describe('over TLS', () => {
  // a key that both know stands for a certificate
  const PSK = { ciphers: 'PSK-AES128-GCM-SHA256', maxVersion: 'TLSv1.2' } as const;
  const key = Buffer.alloc(16, 7);
  let terminator: tls.Server;
  beforeAll(async () => {
    terminator = tls.createServer(
      { ...PSK, pskCallback: () => key, ALPNProtocols: ['h2', 'http/1.1'] },
      (socket) => void node.app.getHttpServer().emit('connection', socket),
    );
    await once(terminator.listen(0, '127.0.0.1'), 'listening');
  });
  afterAll(() => void terminator.close());

  test.each([
    ['h2', ['h2', 'http/1.1']],
    ['http/1.1', ['http/1.1']],
  ])('%s is spoken where ALPN chose it', async (chosen, ALPNProtocols) => {
    const socket = tls.connect({
      ...PSK,
      ...{ port: (terminator.address() as net.AddressInfo).port, host: '127.0.0.1', ALPNProtocols },
      pskCallback: () => ({ psk: key, identity: 'test' }),
      checkServerIdentity: () => undefined,
    });
    await once(socket, 'secureConnect');
    expect(socket.alpnProtocol).toBe(chosen);
    if (chosen === 'h2') {
      const session = open({ createConnection: () => socket });
      expect((await http2Request(session, { ':path': '/api' }, LOGIN)).status).toBe(200);
    } else {
      let received = '';
      socket.on('data', (piece: Buffer) => (received += piece.toString('latin1')));
      socket.write('GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
      await once(socket, 'close');
      expect(received).toMatch(/^HTTP\/1.1 200 /);
    }
  });
});

describe('what is no call of a client of ours has the answer of every fault', () => {
  const post = { ':path': '/api', ':method': 'POST' };
  test.each<[string, http2.OutgoingHttpHeaders, number]>([
    ['another method', { ':path': '/api', ':method': 'DELETE' }, 405],
    ['TRACE', { ':path': '/api', ':method': 'TRACE' }, 405],
    ['CONNECT', { ':method': 'CONNECT', ':authority': 'othello:443' }, 405],
    ['two hosts', { ...post, ':authority': 'localhost', host: 'evil' }, 400],
    ['another expectation', { ...post, expect: 'a-miracle' }, 417],
    ['headers of 20 KiB', { ...post, 'x-long': 'x'.repeat(20_000) }, 431],
    ['headers of 20 KiB for Express', { ':path': '/health', 'x-long': 'x'.repeat(20_000) }, 431],
    ['a body that is announced as too long', { ...post, 'content-length': 1_000_000 }, 413],
    ['a compressed body', { ...post, 'content-encoding': 'gzip' }, 415],
    ['a page of another site', { ...post, origin: 'https://evil.example' }, 403],
    ['a host of another name, on loopback', { ...post, ':authority': 'evil.example' }, 403],
    ['a host of another name for Express', { ':path': '/', ':authority': 'evil.example' }, 403],
  ])('%s', async (_, headers, status) => {
    const stream = open().request(headers);
    const answer = http2AnswerOf(stream);
    if (headers[':method'] !== 'CONNECT' && !headers['content-length']) stream.end();
    expectFault(await answer, status);
  });

  test('a health check by any name', async () => {
    expect((await http2Request(open(), { ':path': '/health', ':authority': 'evil.example' })).status).toBe(200);
  });

  test('headers of 40 KiB cost their stream alone', async () => {
    const session = open();
    await http2Request(session, { ':path': '/api' }, LOGIN); // its settings are known
    const answer = await http2Request(session, { ':path': '/api', 'x-long': 'x'.repeat(40_000) }, LOGIN);
    expect([answer.status, answer.rstCode]).toEqual([undefined, constants.NGHTTP2_ENHANCE_YOUR_CALM]);
    expect((await http2Request(session, { ':path': '/api' }, LOGIN)).status).toBe(200);
  });

  test('a body past 64 KiB is answered 413 and read no further, and its connection goes on', async () => {
    const session = open();
    const stream = session.request({ ':method': 'POST', ':path': '/api' });
    const answer = http2AnswerOf(stream);
    let isOpen = true;
    void answer.then(() => (isOpen = false));
    let written = 0;
    while (isOpen && written < 64 * 1024 * 1024) {
      written += 0x10000;
      if (!stream.write(Buffer.alloc(0x10000))) await Promise.race([once(stream, 'drain'), answer]);
    }
    expectFault(await answer, 413);
    expect(written).toBeLessThan(1024 * 1024); // what a window and buffers hold
    expect((await http2Request(session, { ':path': '/api' }, LOGIN)).status).toBe(200);
  });
});

describe('who gets nowhere is let go', () => {
  test('a body that stalls is answered 408 within 8 s, and one a byte at a time', async () => {
    const slow = await startNode({ databaseUrl: node.databaseUrl });
    const session = openHttp2(slow.url);
    const stalled = session.request({ ':method': 'POST', ':path': '/api' });
    const dripping = session.request({ ':method': 'POST', ':path': '/api' });
    const page = session.request({ ':method': 'POST', ':path': '/team/none' });
    stalled.write('x');
    page.write('x');
    const drip = setInterval(() => !dripping.destroyed && dripping.write('x'), 300);
    const began = performance.now();
    const [first, second, third] = await Promise.all([stalled, dripping, page].map((each) => http2AnswerOf(each)));
    clearInterval(drip);
    expectFault(first!, 408);
    expectFault(second!, 408);
    expect(third?.status).toBe(404); // nobody wants its body
    expect(performance.now() - began).toBeLessThan(9500); // 8 s and a busy machine
    session.destroy();
    await slow.close();
  });

  test('a connection that sends its preface and nothing else, or a letter of it', async () => {
    const session = open();
    await once(session, 'close');
    expect(server.gauge.connections).toBe(0);
    const socket = net.connect(node.httpPort, '127.0.0.1');
    socket.write('P');
    socket.resume();
    await once(socket, 'close');
  });

  test('a connection some time after its last call, not in between', async () => {
    const session = open();
    const began = performance.now();
    await http2Request(session, { ':path': '/health' });
    await once(session, 'close');
    expect(performance.now() - began).toBeGreaterThanOrEqual(TIMES.idleMs);
  });

  test('a peer that grants no window is cut off, and nothing is held for it any more', async () => {
    const player = await newPlayer(envelopeTransport(node));
    for (let room = 0; room < 10; room++) await (await newPlayer(envelopeTransport(node))).create();
    const session = open({ settings: { initialWindowSize: 0 } });
    await once(session, 'localSettings');
    const body = othello.Request.encode({
      ...{ protocolVersion: 2, protocolId: 111, token: player.token, listGameRoomsReq: { limit: 10 } },
    }).finish();
    const answers = Array.from({ length: 100 }, () => http2Request(session, { ':path': '/api' }, body));
    let most = 0;
    await until(async () => {
      const { heldBytes } = server.gauge;
      most = Math.max(most, heldBytes);
      return most > 0 && heldBytes === 0;
    }, 'the server to hold something, and to give it up');
    expect(most).toBeLessThanOrEqual(1024 * 1024 * 1.1);
    session.destroy();
    await Promise.all(answers);
  });
});

describe('limits on what is in flight', () => {
  test('100 streams, as SETTINGS says; more are refused', async () => {
    const session = open();
    const [settings] = (await once(session, 'remoteSettings')) as [http2.Settings];
    expect(settings.maxConcurrentStreams).toBe(100);
    let most = 0;
    const streams = Array.from({ length: 300 }, () => session.request({ ':method': 'POST', ':path': '/api' }));
    for (const stream of streams) stream.on('error', () => undefined);
    await until(async () => (most = Math.max(most, server.gauge.streams)) === 100, 'the streams');
    await pause(200);
    expect(server.gauge.streams).toBe(100);
  });

  test('64 calls of a connection, whose further ones wait; a reset call counts until it is done', async () => {
    const player = await newPlayer(envelopeTransport(node));
    const admission = node.app.get(Admission, { strict: false });
    const held: (() => void)[] = [];
    admission.enter = () => new Promise((resolve) => held.push(resolve));
    admission.leave = () => undefined;
    try {
      const session = open();
      const body = othello.Request.encode({
        ...{ protocolVersion: 2, protocolId: 105, token: player.token, gameSyncReq: { roomId: 1 } },
      }).finish();
      const streams = Array.from({ length: 90 }, () => {
        const stream = session.request({ ':method': 'POST', ':path': '/api' });
        const answer = http2AnswerOf(stream);
        stream.end(body);
        return { stream, answer };
      });
      await until(async () => held.length === 64, '64 calls to begin');
      for (const { stream } of streams.slice(0, 64)) stream.close(constants.NGHTTP2_CANCEL);
      await until(async () => server.gauge.streams === 26, 'their streams to end');
      await pause(200);
      expect(held).toHaveLength(64);
      for (const resolve of held.splice(0)) resolve();
      await until(async () => held.length === 26, 'the others to begin');
      for (const resolve of held.splice(0)) resolve();
      for (const { answer } of streams.slice(64)) expect((await answer).status).toBe(200);
    } finally {
      for (const own of ['enter', 'leave']) Reflect.deleteProperty(admission, own); // the class has its own
    }
  });
});

test('a node that stops says so at once, answers the calls in flight, and takes no more', async () => {
  const stops = await startNode({ databaseUrl: node.databaseUrl });
  const admission = stops.app.get(Admission, { strict: false });
  let proceed: (() => void) | undefined;
  admission.enter = () => new Promise((resolve) => (proceed = resolve));
  admission.leave = () => undefined;
  const player = await newPlayer(envelopeTransport(node));
  const session = openHttp2(stops.url);
  const goaway = once(session, 'goaway');
  const body = othello.Request.encode({
    ...{ protocolVersion: 2, protocolId: 105, token: player.token, gameSyncReq: { roomId: 1 } },
  }).finish();
  const answer = http2Request(session, { ':path': '/api' }, body);
  await until(async () => proceed !== undefined, 'the call to begin');
  const began = performance.now();
  const closed = stops.close();
  const [code] = (await goaway) as [number];
  expect(code).toBe(constants.NGHTTP2_NO_ERROR);
  proceed?.();
  expect((await answer).status).toBe(200);
  await closed;
  expect(performance.now() - began).toBeLessThan(3000); // which it would take to be cut
});
