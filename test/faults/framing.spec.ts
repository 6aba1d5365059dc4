import { othello } from '../../src/generated/othello.js';
import { startNode, type TestNode } from '../kit/node.ts';
import { post, type RawAnswer, responsesOf, sendRaw } from './raw-http.ts';

let node: TestNode;
beforeAll(async () => void (node = await startNode()));
afterAll(() => node.close());

const { ErrorSystem, ErrorInvalidProcedure, ErrorInvalidProtocolVersion } = othello.ResultCode;
const LOGIN = { platformType: othello.PlatformType.CUSTOM, platformToken: 'nobody' };
const encode = (request: othello.Request.$Properties) => Buffer.from(othello.Request.encode(request).finish());
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const send = (body: Buffer, headers?: Record<string, string | number>) => sendRaw(node.httpPort, post(body, headers));

/** What docs/protocol.md says of every answer other than 200. */
function expectFault(answer: RawAnswer, status: number): void {
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/x-protobuf');
  const responses = responsesOf(answer);
  expect(responses).toHaveLength(1);
  expect(responses[0]).toMatchObject({ protocolId: 200, result: { code: ErrorSystem }, internalServerErrorRsp: {} });
  expect(responses[0]?.result?.message).toMatch(/^[^\n]{10,200}$/);
  expect(answer.body.toString('latin1')).not.toMatch(/\.ts|\.js|node_modules|\n {4}at /);
}

/** After whatever was sent, the server answers the next caller. */
async function expectAlive(): Promise<void> {
  const answer = await send(encode({ protocolVersion: 1, protocolId: 100, loginReq: LOGIN }));
  expect(answer.status).toBe(200);
}
afterEach(expectAlive);

describe('a body that is no Request answers 400', () => {
  const whole = encode({ protocolVersion: 1, protocolId: 100, loginReq: LOGIN });
  const nested = (depth: number) => Buffer.concat([Buffer.alloc(depth, 0xfb), Buffer.alloc(depth, 0xfc)]); // groups, field 31
  test.each<[string, Buffer]>([
    ['empty', Buffer.alloc(0)],
    ['garbage', Buffer.from('GET me a pony')],
    ['all ones', Buffer.alloc(100, 0xff)],
    ['truncated in a sub-message', whole.subarray(0, -3)],
    ['truncated in a tag', hex('08011064 a2')],
    ['truncated in a varint', hex('0880')],
    ['field number 0', hex('0001')],
    ['wire type 6', hex('0e')],
    ['wire type 7', hex('0f')],
    ['a varint of 11 bytes', hex('08 ffffffffffffffffffff01')],
    ['a length of 2^64 - 1', hex('22 ffffffffffffffffff01')],
    ['a length beyond the end', hex('22 7f 61')],
    ['bad UTF-8 in the token', hex('08011064 2202 c328')],
    ['an overlong UTF-8 form', hex('08011064 2202 c080')],
    ['a surrogate in UTF-8', hex('08011064 2203 eda080')],
    ['groups nested 200 deep', nested(200)],
    ['an end group that none began', hex('0c')],
    ['a group without an end', hex('fb')],
  ])('%s', async (_, body) => expectFault(await send(body), 400));

  test.each<[string, string]>([
    ['no JSON', '{'],
    ['empty', ''],
    ['an array', '[]'],
    ['null', 'null'],
    ['an unknown field', '{"protocolVersion":2,"nonsense":1}'],
    ['a number that is none', '{"protocolVersion":"two"}'],
    ['an unknown enum name', '{"protocolVersion":2,"protocolId":100,"loginReq":{"platformType":"MYSPACE"}}'],
    ['an id beyond uint64', '{"protocolVersion":2,"protocolId":105,"gameSyncReq":{"roomId":"18446744073709551616"}}'],
    ['a negative id', '{"protocolVersion":2,"protocolId":105,"gameSyncReq":{"roomId":-1}}'],
    ['nested 5,000 deep', '{"loginReq":'.repeat(5000)],
    ['bad UTF-8', '{"token":"\xff"}'],
  ])('as JSON: %s', async (_, body) => {
    const answer = await send(Buffer.from(body, 'latin1'), { 'Content-Type': 'application/json' });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(JSON.parse(answer.body.toString())).toMatchObject({
      responses: [{ protocolId: 200, result: { code: 'ErrorSystem' }, internalServerErrorRsp: {} }],
    });
  });
});

describe('a Request that calls no procedure answers 200 with a failure', () => {
  const roomOne = { gameSyncReq: { roomId: 1 } };
  test.each([
    { what: 'an unknown protocolId', request: { protocolVersion: 2, protocolId: 300 }, answered: 200 },
    { what: 'a negative protocolId', request: { protocolVersion: 2, protocolId: -1 }, answered: 200 },
    { what: 'no protocolId', request: { protocolVersion: 2, loginReq: LOGIN }, answered: 200 },
    { what: 'no sub-message', request: { protocolVersion: 2, protocolId: 100 }, answered: 100 },
    { what: "another's sub-message", request: { protocolVersion: 2, protocolId: 104, loginReq: LOGIN }, answered: 104 },
    {
      what: 'two sub-messages',
      request: { protocolVersion: 2, protocolId: 100, loginReq: LOGIN, ...roomOne },
      answered: 100,
    },
  ])('$what: ErrorInvalidProcedure', async ({ request, answered }) => {
    const answer = await send(encode(request));
    expect(answer.status).toBe(200);
    expect(responsesOf(answer)).toMatchObject([{ protocolId: answered, result: { code: ErrorInvalidProcedure } }]);
  });

  test.each([{ protocolVersion: 3 }, { protocolVersion: 0 }, {}])(
    'version %j: ErrorInvalidProtocolVersion',
    async (version) => {
      const answer = await send(encode({ ...version, protocolId: 100, loginReq: LOGIN }));
      expect(answer.status).toBe(200);
      const result = { code: ErrorInvalidProtocolVersion };
      expect(responsesOf(answer)).toMatchObject([{ protocolId: 100, result, loginRsp: {} }]);
    },
  );

  test('a V_1 caller is told in its own codes', async () => {
    const answer = await send(encode({ protocolVersion: 1, protocolId: 300 }));
    expect(responsesOf(answer)).toMatchObject([{ protocolVersion: 1, result: { code: ErrorSystem } }]);
  });

  test('a field that this IDL does not know is passed over', async () => {
    const request = encode({ protocolVersion: 1, protocolId: 100, loginReq: LOGIN });
    const answer = await send(Buffer.concat([request, hex('fa3f 03 616263')]));
    expect(responsesOf(answer)).toMatchObject([{ result: { code: othello.ResultCode.ErrorUserNotRegistered } }]);
  });
});

describe('HTTP around the body', () => {
  test('a Content-Length over 64 KiB answers 413 before the body comes', async () => {
    expectFault(await sendRaw(node.httpPort, post(Buffer.alloc(0), { 'Content-Length': 65537 })), 413);
  });

  test('a chunked body over 64 KiB answers 413 as it grows', async () => {
    const head = 'POST /api HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n';
    const chunk = Buffer.concat([Buffer.from('8000\r\n'), Buffer.alloc(0x8000), Buffer.from('\r\n')]);
    expectFault(await sendRaw(node.httpPort, head, chunk, chunk, chunk), 413);
  });

  test('64 KiB are read', async () => {
    const request = { protocolVersion: 1, protocolId: 100, loginReq: { ...LOGIN, platformToken: 'x'.repeat(65_500) } };
    expect((await send(encode(request))).status).toBe(200);
  });

  test.each(['gzip', 'deflate', 'br', 'x'])('Content-Encoding %s answers 415', async (encoding) => {
    expectFault(await send(Buffer.alloc(3), { 'Content-Encoding': encoding }), 415);
  });

  test.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s answers 405 and what to use', async (method) => {
    const answer = await sendRaw(
      node.httpPort,
      `${method} /api HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n`,
    );
    expectFault(answer, 405);
    expect(answer.headers.get('allow')).toBe('POST');
  });

  test('a body that stalls answers 408', async () => {
    expectFault(await sendRaw(node.httpPort, post(Buffer.from([8]), { 'Content-Length': 20 })), 408);
  });

  test('1,500 headers are read', async () => {
    const many = Object.fromEntries(Array.from({ length: 1500 }, (_, i) => [`a${i}`, 1]));
    const answer = await send(encode({ protocolVersion: 1, protocolId: 100, loginReq: LOGIN }), many);
    expect(answer.status).toBe(200);
  });

  test('more headers than a server should read answer 431', async () => {
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`a${i}`, 1]));
    expectFault(await send(Buffer.alloc(0), many), 431);
  });

  test('what is no HTTP answers 400', async () => {
    expectFault(await sendRaw(node.httpPort, 'hello\r\n\r\n'), 400);
  });

  test.each(['/nowhere', '/%ff', '/..%2f..%2fetc/passwd', '/health/../x'])(
    'GET %s tells no path and no stack',
    async (path) => {
      const answer = await sendRaw(node.httpPort, `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.body.toString()).not.toMatch(/\.ts|\.js|node_modules|\n\s+at |&nbsp;at /);
    },
  );

  test('many callers that go away in mid-call leave the server whole', async () => {
    const body = encode({ protocolVersion: 1, protocolId: 100, loginReq: LOGIN });
    const gone = Array.from({ length: 200 }, async (_, i) => {
      const controller = new AbortController();
      const call = fetch(`${node.url}/api`, { method: 'POST', body: new Uint8Array(body), signal: controller.signal });
      if (i % 2) controller.abort();
      return call.then(
        (response) => response.arrayBuffer(),
        () => undefined,
      );
    });
    await Promise.all(gone);
  });
});
