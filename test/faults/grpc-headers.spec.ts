import http2 from 'node:http2';
import { deflateSync, gzipSync } from 'node:zlib';
import { status } from '@grpc/grpc-js';
import { othello } from '../../src/generated/othello.js';
import { startNode, type TestNode } from '../kit/node.ts';
import { answerOf, framed, LOGIN, openStream, rawCall, type RawGrpcAnswer } from '../kit/raw-grpc.ts';

let node: TestNode;
let session: http2.ClientHttp2Session;
beforeAll(async () => {
  node = await startNode();
  session = http2.connect(`http://${node.grpcAddress}`);
});
afterAll(async () => {
  session.close();
  await node.close();
});

const expectServed = (answer: RawGrpcAnswer) => {
  expect(answer.code).toBe(status.OK);
  expect(othello.RspLogin.decode(answer.body.subarray(5)).result?.code).toBe(othello.ResultCode.ErrorUserNotRegistered);
};

/** After whatever was sent, the same connection serves the next call. */
afterEach(async () => expectServed(await rawCall(session, framed(LOGIN))));

describe('grpc-timeout', () => {
  test.each(['99999999H', '99999999M', '99999999S', '99999999m', '597H', '35792M', '2147484S', '5S', '20000000u'])(
    '%s is served',
    async (timeout) => expectServed(await rawCall(session, framed(LOGIN), { 'grpc-timeout': timeout })),
  );

  test('a stream whose deadline is over 24.8 days stays open', async () => {
    const stream = openStream(session, '/othello.Othello/Play', { 'grpc-timeout': '99999999H' });
    const answer = answerOf(stream);
    const request = { protocolVersion: 2, protocolId: 100, loginReq: { platformType: 1, platformToken: 'nobody' } };
    stream.write(framed(othello.Request.encode(request).finish()));
    await new Promise((resolve) => stream.once('data', resolve));
    stream.end();
    expect((await answer).code).toBe(status.OK);
  });

  test.each(['0S', '0n', '1n'])('%s is past at once: DEADLINE_EXCEEDED', async (timeout) => {
    const { code } = await rawCall(session, framed(LOGIN), { 'grpc-timeout': timeout });
    expect(code).toBe(status.DEADLINE_EXCEEDED);
  });

  test.each(['', 'S', '5', '-5S', '5s', '123456789S', '5S, 6S', 'abc5S', '5 S'])(
    '"%s" is malformed: INVALID_ARGUMENT',
    async (timeout) => {
      const { code, details } = await rawCall(session, framed(LOGIN), { 'grpc-timeout': timeout });
      expect(code).toBe(status.INVALID_ARGUMENT);
      expect(details).toMatch(/^grpc-timeout is [^\n]+$/);
    },
  );
});

describe('compressed messages', () => {
  const PACK = { gzip: gzipSync, deflate: deflateSync };

  describe.each(['gzip', 'deflate'] as const)('%s', (encoding) => {
    const headers = { 'grpc-encoding': encoding };
    const packed = PACK[encoding](LOGIN);

    test('is read', async () => expectServed(await rawCall(session, framed(packed, { flag: 1 }), headers)));

    test('a message that is not marked is read as it is', async () =>
      expectServed(await rawCall(session, framed(LOGIN), headers)));

    test('is read whatever pieces it comes in', async () => {
      const stream = openStream(session, '/othello.Othello/Login', headers);
      const answer = answerOf(stream);
      for (const byte of framed(packed, { flag: 1 })) stream.write(Buffer.from([byte]));
      stream.end();
      expectServed(await answer);
    });

    test.each<[string, Buffer]>([
      ['garbage', Buffer.from('this is not compressed at all')],
      ['nothing', Buffer.alloc(0)],
      ['cut off', packed.subarray(0, -5)],
      ['a flipped bit', Buffer.concat([packed.subarray(0, -3), Buffer.from([0xff, 0xff, 0xff])])],
      ['plain protobuf', LOGIN],
    ])('%s marked as compressed is INVALID_ARGUMENT', async (_, bytes) => {
      const { code, details } = await rawCall(session, framed(bytes, { flag: 1 }), headers);
      expect(code).toBe(status.INVALID_ARGUMENT);
      expect(details).toMatch(/^[^\n]{10,200}$/);
    });

    test('64 MiB of zeros in 64 KiB are not unpacked: RESOURCE_EXHAUSTED', async () => {
      const bomb = PACK[encoding](Buffer.alloc(64 * 1024 * 1024));
      expect(bomb.length).toBeLessThan(66_000);
      const before = process.memoryUsage().rss;
      const { code } = await rawCall(session, framed(bomb.subarray(0, 65_000), { flag: 1 }), headers);
      expect(code).toBe(status.RESOURCE_EXHAUSTED);
      expect(process.memoryUsage().rss - before).toBeLessThan(32 * 1024 * 1024);
    });

    test('thousands of packed messages in one frame are not all unpacked', async () => {
      const one = framed(Buffer.alloc(0), { flag: 1 });
      const { code } = await rawCall(session, Buffer.concat(Array.from({ length: 3000 }, () => one)), headers);
      expect(code).toBe(status.INVALID_ARGUMENT);
    });

    test('a corrupt message ends a Play stream that has been answered: INVALID_ARGUMENT', async () => {
      const stream = openStream(session, '/othello.Othello/Play', headers);
      const answer = answerOf(stream);
      const request = { protocolVersion: 2, protocolId: 100, loginReq: { platformType: 1, platformToken: 'nobody' } };
      stream.write(framed(PACK[encoding](othello.Request.encode(request).finish()), { flag: 1 }));
      await new Promise((resolve) => stream.once('data', resolve));
      stream.once('trailers', () => stream.end());
      stream.write(framed(Buffer.from('garbage'), { flag: 1 }));
      expect((await answer).code).toBe(status.INVALID_ARGUMENT);
    });
  });

  test.each(['br', 'snappy', 'GZIP', 'gzip, gzip', ''])(
    'grpc-encoding "%s" is UNIMPLEMENTED and told what is read',
    async (encoding) => {
      const { code, headers } = await rawCall(session, framed(LOGIN), { 'grpc-encoding': encoding });
      expect(code).toBe(status.UNIMPLEMENTED);
      expect(headers['grpc-accept-encoding']).toBe('identity,deflate,gzip');
    },
  );
});

describe('messages', () => {
  test.each([65_537, 2 ** 31, 2 ** 32 - 1])('a length of %i is RESOURCE_EXHAUSTED before it comes', async (length) => {
    for (const headers of [{}, { 'grpc-encoding': 'gzip' }]) {
      const { code } = await rawCall(session, framed(LOGIN, { flag: 1, length }), headers);
      expect(code).toBe(status.RESOURCE_EXHAUSTED);
    }
  });

  test.each<[string, Buffer]>([
    ['none', Buffer.alloc(0)],
    ['half a head', Buffer.alloc(3)],
    ['less than its length', framed(LOGIN, { length: 500 })],
    ['two', Buffer.concat([framed(LOGIN), framed(LOGIN)])],
  ])('%s in a unary call is the fault of the client', async (_, bytes) => {
    const { code } = await rawCall(session, bytes);
    expect([status.UNIMPLEMENTED, status.INVALID_ARGUMENT]).toContain(code);
  });
});

describe('metadata', () => {
  test.each<[string, http2.OutgoingHttpHeaders]>([
    ['a binary value that is no base64', { 'trace-bin': '%%%%' }],
    ['a binary token', { 'authorization-bin': 'AAAA' }],
    ['several of one binary key', { 'trace-bin': ['AAAA', 'BBBB'] }],
    ['control characters', { 'x-note': 'a\tb' }],
    ['letters beyond ASCII', { 'x-note': 'é' }],
    ['a long value', { 'x-note': 'x'.repeat(8000) }],
  ])('%s is passed over', async (_, headers) => expectServed(await rawCall(session, framed(LOGIN), headers)));

  test.each(['-1', '4294967296', '99999999999999999999', '1.5', 'one', '1e3', '1,2', '0x1'])(
    'x-seq-no "%s" is INVALID_ARGUMENT, and the header is named',
    async (seqNo) => {
      const headers = { path: '/othello.Othello/ExitGameRoom', 'x-seq-no': seqNo };
      const { code, details } = await rawCall(session, framed(Buffer.alloc(0)), headers);
      expect([code, details]).toEqual([
        status.INVALID_ARGUMENT,
        expect.stringContaining(`x-seq-no "${seqNo}" is no uint32`),
      ]);
    },
  );

  test('x-seq-no twice is INVALID_ARGUMENT', async () => {
    const headers = { path: '/othello.Othello/ExitGameRoom', 'x-seq-no': ['1', '2'] };
    expect((await rawCall(session, framed(Buffer.alloc(0)), headers)).code).toBe(status.INVALID_ARGUMENT);
  });

  test.each(['/othello.othello/Login', '/Othello.Othello/login', '/othello.Othello/Login/', '/', '/othello.Othello/'])(
    'path %s is UNIMPLEMENTED',
    async (path) => expect((await rawCall(session, framed(LOGIN), { path })).code).toBe(status.UNIMPLEMENTED),
  );

  test('a content-type that is not gRPC answers HTTP 415', async () => {
    expect((await rawCall(session, framed(LOGIN), { 'content-type': 'application/json' })).http).toBe(415);
  });
});
