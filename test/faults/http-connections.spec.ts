import net from 'node:net';
import { othello } from '../../src/generated/othello.js';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer } from '../kit/player.ts';
import { until } from '../kit/until.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { post, type RawAnswer, responsesOf, sendRaw } from './raw-http.ts';

// What a client does with its connection, beside the calls on it.

let node: TestNode;
beforeAll(async () => void (node = await startNode()));
afterAll(() => node.close());

const LOGIN = { platformType: othello.PlatformType.CUSTOM, platformToken: 'nobody' };
const CALL = Buffer.from(othello.Request.encode({ protocolVersion: 1, protocolId: 100, loginReq: LOGIN }).finish());

function expectFault(answer: RawAnswer, status: number): void {
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/x-protobuf');
  expect(responsesOf(answer)).toMatchObject([{ protocolId: 200, internalServerErrorRsp: {} }]);
}

interface Connection {
  socket: net.Socket;
  received: () => string;
  /** ms from its opening to the server's end of it */
  closed: Promise<number>;
}

function connect(...parts: (string | Buffer)[]): Connection {
  const began = performance.now();
  const socket = net.connect({ port: node.httpPort, host: '127.0.0.1' });
  let received = '';
  socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1'))).on('error', () => undefined);
  const closed = new Promise<number>((resolve) => {
    socket.on('close', () => resolve(performance.now() - began));
    socket.on('end', () => socket.destroy());
  });
  for (const part of parts) socket.write(part);
  return { socket, received: () => received, closed };
}

const HEAD = 'POST /api HTTP/1.1\r\nHost: localhost\r\n';

describe('a connection without progress is closed within 8 s', () => {
  test('silent, slow in its headers, slow in its body, or with a body a byte at a time', async () => {
    const slowHeaders = connect(HEAD);
    const slowBody = connect(`${HEAD}Content-Length: 100\r\n\r\n`, 'x');
    const connections = { silent: connect(), slowHeaders, slowBody, half: connect('POST /a') };
    const drip = setInterval(() => {
      slowHeaders.socket.write('a');
      slowBody.socket.write('x');
    }, 300);
    try {
      const gone = await Promise.all(
        Object.entries(connections).map(async ([name, { closed }]) => [name, await closed] as const),
      );
      for (const [name, ms] of gone) expect({ name, inTime: ms < 9500 }).toEqual({ name, inTime: true }); // 8 s and a busy machine
      expect(slowBody.received()).toMatch(/^HTTP\/1.1 408 /);
      expect(slowHeaders.received()).toMatch(/^HTTP\/1.1 408 /);
    } finally {
      clearInterval(drip);
    }
  });

  test('one that has called may stay open', async () => {
    const { socket, received } = connect(post(CALL));
    await until(async () => received().startsWith('HTTP/1.1 200'), 'an answer');
    await new Promise((resolve) => setTimeout(resolve, 7500)); // longer than the limits above
    const before = received().length;
    socket.write(post(CALL));
    await until(async () => received().length > before, 'an answer');
    expect(received().slice(before)).toMatch(/^HTTP\/1.1 200 /);
    socket.destroy();
  });
});

describe('a body past its limit', () => {
  test('that is chunked is answered 413 and read no further', async () => {
    const { socket, closed, received } = connect(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`);
    const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(0x10000), Buffer.from('\r\n')]);
    const flood = setInterval(() => {
      while (!socket.destroyed && socket.write(chunk));
    }, 1);
    await closed;
    clearInterval(flood);
    expect(received()).toMatch(/^HTTP\/1.1 413 /);
    // by this answer, not by the time-out of a request that does not come
    expect(received().match(/HTTP\/1\.1 \d+/g)).toHaveLength(1);
    expect(received()).toMatch(/\r\nconnection: close\r\n/i);
    expect(socket.bytesWritten).toBeLessThan(32 * 1024 * 1024); // what lies in buffers between both
  });

  test('one that is announced is not asked for', async () => {
    const { received, closed } = connect(`${HEAD}Expect: 100-continue\r\nContent-Length: 4194304\r\n\r\n`);
    await closed;
    expect(received()).toMatch(/^HTTP\/1.1 413 /);
    expect(received()).toMatch(/\r\nconnection: close\r\n/i);
  });

  test('within it is asked for where a client waits to be asked', async () => {
    const { socket, received } = connect(`${HEAD}Expect: 100-continue\r\nContent-Length: ${CALL.length}\r\n\r\n`);
    await until(async () => received().startsWith('HTTP/1.1 100 Continue'), 'an answer');
    socket.write(CALL);
    await until(async () => received().includes('HTTP/1.1 200 OK'), 'an answer');
    socket.destroy();
  });
});

describe('nothing is written into an answer that is under way', () => {
  const streamOf = async (): Promise<string> => {
    const player = await newPlayer(envelopeTransport(node));
    const [created] = (await player.call('CreateGameRoom', {})).replies;
    const { roomId } = created?.body['room'] as { roomId: string };
    const body = othello.Request.encode({
      protocolVersion: 2,
      protocolId: 110,
      token: player.token,
      subscribeReq: { roomId: Number(roomId) },
    }).finish();
    const head = `POST /api/stream HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n`;
    return head + Buffer.from(body).toString('latin1');
  };

  test('what is no HTTP behind a stream cuts it', async () => {
    const { socket, received, closed } = connect(Buffer.from(await streamOf(), 'latin1'));
    await until(async () => received().length > 300, 'an answer');
    socket.write('garbage\r\n\r\n');
    await closed;
    expect(received().match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  test('what is no HTTP behind a call is answered after it', async () => {
    const { received, closed } = connect(post(CALL), 'garbage\r\n\r\n');
    await closed;
    expect(received().match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
  });
});

const raw = (text: string) => sendRaw(node.httpPort, text);

/** what would be served but for the head before it */
const LENGTH = `Content-Length: ${CALL.length}\r\n\r\n${CALL.toString('latin1')}`;

describe('what Node would answer by itself has the answer of every fault', () => {
  test.each<[string, string, number]>([
    ['no Host', `POST /api HTTP/1.1\r\n${LENGTH}`, 400],
    ['two Hosts', `POST /api HTTP/1.1\r\nHost: localhost\r\nhost: localhost\r\n${LENGTH}`, 400],
    ['another expectation', `${HEAD}Expect: a-miracle\r\n${LENGTH}`, 417],
    ['CONNECT', 'CONNECT othello:443 HTTP/1.1\r\nHost: localhost\r\n\r\n', 405],
    ['TRACE', 'TRACE /api HTTP/1.1\r\nHost: localhost\r\n\r\n', 405],
    ['half of the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nGET\r\n\r\n', 400],
    ['both kinds of length', `${HEAD}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n`, 400],
    ['a chunk of no size', `${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 400],
    ['two lengths', `${HEAD}Content-Length: 5\r\nContent-Length: 6\r\n\r\n`, 400],
    ['a negative length', `${HEAD}Content-Length: -1\r\n\r\n`, 400],
    ['a zero byte in a header', `${HEAD}a: \0\r\n\r\n`, 400],
    ['a space before a colon', `${HEAD}a : b\r\n\r\n`, 400],
  ])('%s', async (_, text, status) => expectFault(await sendRaw(node.httpPort, Buffer.from(text, 'latin1')), status));
});

describe('what HTTP allows is served', () => {
  test.each<[string, string]>([
    ['a target with scheme and host', `POST http://localhost:14500/api HTTP/1.1\r\nHost: localhost\r\n${LENGTH}`],
    ['Content-Encoding: Identity', `${HEAD}Content-Encoding: Identity\r\n${LENGTH}`],
    ['an empty Content-Encoding', `${HEAD}Content-Encoding: \r\n${LENGTH}`],
    ['HTTP/1.0 without Host', `POST /api HTTP/1.0\r\n${LENGTH}`],
    ['an Upgrade that is not taken', `${HEAD}Connection: Upgrade\r\nUpgrade: h2c\r\n${LENGTH}`],
    ['a query', `POST /api?x=1 HTTP/1.1\r\nHost: localhost\r\n${LENGTH}`],
  ])('%s', async (_, text) => {
    const answer = await sendRaw(node.httpPort, Buffer.from(text, 'latin1'));
    expect(answer.status).toBe(200);
    expect(responsesOf(answer)).toMatchObject([{ protocolId: 100 }]);
  });

  test('a page by a target with scheme and host', async () => {
    const answer = await raw('GET http://localhost/health HTTP/1.1\r\nHost: localhost\r\n\r\n');
    expect([answer.status, answer.body.toString()]).toEqual([200, '{"status":"serving"}']);
  });
});
