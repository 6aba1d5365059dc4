import { deflateSync, gzipSync } from 'node:zlib';
import { framed, headersOf, splitFrames, statusIn, textBytes } from '../kit/connect-transports.ts';
import { useNode } from '../kit/every-transport.ts';
import { newAccount, newPlayer, type Player } from '../kit/player.ts';
import { schema } from '../kit/transports.ts';
import { post, sendRaw } from './raw-http.ts';

// What Connect and gRPC-Web answer to requests that are not as they should be, and to those that are in uncommon ways.

const stage = useNode();
let player: Player;
beforeAll(async () => void (player = await newPlayer(stage.transports[0]!)));

const BODY_BYTES = 64 * 1024;
const [PROTO, JSON_TYPE, STREAM] = ['application/proto', 'application/json', 'application/connect+proto'];
const [WEB, TEXT] = ['application/grpc-web+proto', 'application/grpc-web-text'];

interface Sent {
  method?: string;
  type?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

interface Got {
  http: number;
  /** Connect's code, gRPC-Web's status, or `ok` */
  code: string | number;
  message: string;
  headers: Headers;
}

const send = (rpc: string, { method = 'POST', type, headers = {}, body = '' }: Sent): Promise<Response> =>
  fetch(`${stage.node.url}/${schema.serviceName}/${rpc}`, {
    method,
    headers: {
      ...headersOf(type ?? '', { token: player.token ?? '' }),
      ...(type === undefined && { 'content-type': 'x' }),
      ...headers,
    },
    ...(method === 'POST' && { body: body as Uint8Array<ArrayBuffer> }),
  });

async function get(rpc: string, sent: Sent): Promise<Got> {
  const response = await send(rpc, sent);
  const { status: http, headers } = response;
  const bytes = Buffer.from(await response.arrayBuffer());
  const type = headers.get('content-type') ?? '';
  if (/grpc-web|connect/.test(type)) {
    const last = splitFrames(type.includes('text') ? textBytes(bytes.toString()) : bytes).frames.at(-1)!;
    const text = decodeURIComponent(last.message.toString());
    const message = /grpc-message: (.*)\r/.exec(text)?.[1] ?? /"message":"([^"]*)"/.exec(text)?.[1] ?? '';
    return { http, code: statusIn(last), message, headers };
  }
  if (http === 200) return { http, code: 'ok', message: '', headers };
  return { http, headers, ...(JSON.parse(bytes.toString()) as { code: string; message: string }) };
}

const message = (name: string, value: object): Buffer =>
  Buffer.from(
    schema
      .codec(name)
      .encode(schema.fromJson(name, JSON.stringify(value)))
      .finish(),
  );
const profile = () => message('ReqGetProfile', { userId: player.id });

describe('what is no call is refused in the words of its protocol, as the fault of the client', () => {
  const bad = Buffer.from([0x08]);
  const over = Buffer.alloc(BODY_BYTES + 1);
  const length = (bytes: number) => Buffer.from([0, ...Buffer.from(bytes.toString(16).padStart(8, '0'), 'hex'), 8, 1]);
  const gzipBomb = gzipSync(Buffer.alloc(50_000_000));
  const rows: [what: string, rpc: string, sent: Sent, http: number, code: string | number, says: RegExp][] = [
    ['a GET', 'GetProfile', { method: 'GET', type: PROTO }, 405, 'unimplemented', /POST/],
    ['no content type that is spoken', 'GetProfile', { type: 'text/plain' }, 415, 'unimplemented', /text\/plain/],
    ['real gRPC', 'GetProfile', { type: 'application/grpc' }, 415, 'unimplemented', /not spoken/],
    ['a stream as a unary call', 'Subscribe', { type: PROTO }, 415, 'unimplemented', /connect\+proto/],
    ['a unary call as a stream', 'GetProfile', { type: STREAM, body: framed(0, bad) }, 200, 12, /does not stream/],
    ['an unknown rpc', 'constructor', { type: PROTO }, 501, 'unimplemented', /no rpc/],
    ['an unknown rpc, gRPC-Web', '__proto__', { type: WEB }, 200, 12, /no rpc/],
    ['Play', 'Play', { type: PROTO }, 501, 'unimplemented', /gRPC/],
    ['Play, gRPC-Web', 'Play', { type: TEXT }, 200, 12, /gRPC/],
    ['bytes that are no message', 'GetProfile', { type: PROTO, body: bad }, 400, 'invalid_argument', /ReqGetProfile/],
    ['text that is no JSON', 'GetProfile', { type: JSON_TYPE, body: '{' }, 400, 'invalid_argument', /ReqGetProfile/],
    ['nothing as JSON', 'GetProfile', { type: JSON_TYPE }, 400, 'invalid_argument', /ReqGetProfile/],
    ['an unknown field in JSON', 'GetProfile', { type: JSON_TYPE, body: '{"a":1}' }, 400, 'invalid_argument', /a/],
    ['no UTF-8', 'GetProfile', { type: JSON_TYPE, body: Buffer.from([34, 255, 34]) }, 400, 'invalid_argument', /json/],
    ['a long body', 'GetProfile', { type: PROTO, body: over }, 429, 'resource_exhausted', /64 KiB/],
    ['a long body, gRPC-Web', 'GetProfile', { type: WEB, body: Buffer.alloc(BODY_BYTES + 6) }, 200, 8, /64 KiB/],
    ['a long body, text', 'GetProfile', { type: TEXT, body: 'A'.repeat(90_000) }, 200, 8, /64 KiB/],
    ['no frame', 'GetProfile', { type: WEB }, 200, 3, /one frame/],
    ['half a frame head', 'GetProfile', { type: WEB, body: Buffer.alloc(4) }, 200, 3, /one frame/],
    ['a frame longer than the body', 'GetProfile', { type: WEB, body: length(3) }, 200, 3, /one frame/],
    ['a frame shorter than the body', 'GetProfile', { type: WEB, body: length(1) }, 200, 3, /one frame/],
    ['a length of 2^31 - 1', 'Subscribe', { type: STREAM, body: length(2 ** 31 - 1) }, 200, 8, /64 KiB/],
    ['a length of 2^32 - 1', 'GetProfile', { type: WEB, body: length(2 ** 32 - 1) }, 200, 8, /64 KiB/],
    ['two frames', 'Subscribe', { type: STREAM, body: Buffer.alloc(10) }, 200, 3, /nothing more/],
    ['the flag of an end', 'Subscribe', { type: STREAM, body: framed(2, bad) }, 200, 3, /flags 2/],
    ['the flag of trailers', 'GetProfile', { type: WEB, body: framed(0x80, bad) }, 200, 3, /flags 128/],
    ['half of a base64', 'GetProfile', { type: TEXT, body: 'AAAAAAA' }, 200, 3, /base64/],
    ['no base64', 'GetProfile', { type: TEXT, body: '????' }, 200, 3, /base64/],
    ['another version of Connect', 'GetProfile', { type: PROTO, headers: { 'connect-protocol-version': '2' } }, 400, 'invalid_argument', /send 1/],
    ['a time that is none', 'GetProfile', { type: PROTO, headers: { 'connect-timeout-ms': '1e9' } }, 400, 'invalid_argument', /connect-timeout-ms/],
    ['a time that is too long a number', 'GetProfile', { type: PROTO, headers: { 'connect-timeout-ms': '12345678901' } }, 400, 'invalid_argument', /digits/],
    ['a grpc-timeout that is none', 'GetProfile', { type: WEB, headers: { 'grpc-timeout': '5' }, body: framed(0, bad) }, 200, 3, /grpc-timeout/],
    ['a seqNo that is none', 'GetProfile', { type: PROTO, headers: { 'x-seq-no': '-1' } }, 400, 'invalid_argument', /x-seq-no/],
    ['brotli', 'GetProfile', { type: PROTO, headers: { 'content-encoding': 'br' } }, 501, 'unimplemented', /gzip/],
    ['brotli in frames', 'Subscribe', { type: STREAM, headers: { 'connect-content-encoding': 'br' } }, 200, 12, /gzip/],
    ['snappy in gRPC-Web', 'GetProfile', { type: WEB, headers: { 'grpc-encoding': 'constructor' } }, 200, 12, /gzip/],
    ['gzip that is none', 'GetProfile', { type: PROTO, headers: { 'content-encoding': 'gzip' }, body: bad }, 400, 'invalid_argument', /unpacked/],
    ['a packed frame that is none', 'GetProfile', { type: WEB, headers: { 'grpc-encoding': 'gzip' }, body: framed(1, bad) }, 200, 3, /unpacked/],
    ['a packed frame without a header', 'GetProfile', { type: WEB, body: framed(1, gzipSync(bad)) }, 200, 3, /no header/],
    ['a gzip bomb', 'GetProfile', { type: PROTO, headers: { 'content-encoding': 'gzip' }, body: gzipBomb.subarray(0, BODY_BYTES) }, 429, 'resource_exhausted', /unpacks/],
    ['a gzip bomb in a frame', 'GetProfile', { type: WEB, headers: { 'grpc-encoding': 'gzip' }, body: framed(1, gzipBomb.subarray(0, BODY_BYTES)) }, 200, 8, /unpacks/],
    ['a gzip bomb in a stream', 'Subscribe', { type: STREAM, headers: { 'connect-content-encoding': 'gzip' }, body: framed(1, gzipBomb.subarray(0, BODY_BYTES)) }, 200, 8, /unpacks/],
  ]; // prettier-ignore

  test.each(rows)('%s', async (_, rpc, sent, http, code, says) => {
    const got = await get(rpc, sent);
    expect(got).toMatchObject({ http, code });
    expect(got.message).toMatch(says);
    expect(got.message).toMatch(/^[^\p{Cc}]{10,200}$/u);
  });
});

test('415 and 405 say what is read instead', async () => {
  const media = await get('GetProfile', { type: 'text/plain' });
  expect(media.headers.get('accept-post')).toContain('application/grpc-web-text');
  expect((await get('GetProfile', { method: 'GET', type: PROTO })).headers.get('allow')).toBe('POST');
});

describe('content types are read as HTTP has them', () => {
  test.each(['Application/PROTO', 'application/proto; charset=utf-8', 'application/proto ;x=1'])('%s', async (type) => {
    expect((await get('GetProfile', { type, body: profile() })).code).toBe('ok');
  });
});

describe('a request may be compressed', () => {
  const big = () => message('ReqGetProfile', { userId: player.id });
  test.each([
    ['gzip, Connect', PROTO, { 'content-encoding': 'gzip' }, () => gzipSync(big()), 'ok'],
    ['deflate, Connect', PROTO, { 'content-encoding': 'Deflate' }, () => deflateSync(big()), 'ok'],
    ['nothing, said to be gzip', PROTO, { 'content-encoding': 'gzip' }, () => Buffer.alloc(0), 'ok'],
    ['identity', PROTO, { 'content-encoding': 'identity' }, big, 'ok'],
    ['a frame of gRPC-Web', WEB, { 'grpc-encoding': 'gzip' }, () => framed(1, gzipSync(big())), 0],
    ['a plain frame beside the header', WEB, { 'grpc-encoding': 'gzip' }, () => framed(0, big()), 0],
    ['text', TEXT, { 'grpc-encoding': 'gzip' }, () => framed(1, gzipSync(big())).toString('base64'), 0],
  ])('%s', async (_, type, headers, body, code) => {
    expect((await get('GetProfile', { type, headers, body: body() })).code).toBe(code);
  });

  test('a frame of a Connect stream', async () => {
    const body = framed(1, gzipSync(message('ReqSubscribe', { roomId: '4000000000' })));
    // no such room: an answer of the stream, after which it ends as it should
    const got = await get('Subscribe', { type: STREAM, headers: { 'connect-content-encoding': 'gzip' }, body });
    expect(got).toMatchObject({ http: 200, code: 0 });
  });
});

test('base64 may be padded within, where one piece ends', async () => {
  const bytes = framed(0, profile());
  const pieces = [bytes.subarray(0, 4), bytes.subarray(4, 5), bytes.subarray(5)].map((piece) =>
    piece.toString('base64'),
  );
  expect((await get('GetProfile', { type: TEXT, body: pieces.join('') })).code).toBe(0);
});

test('a message of 64 KiB is read in every form, base64 included', async () => {
  const unknownField = Buffer.from([0xd8, 0x05, 0x01]);
  const sent = Buffer.alloc(BODY_BYTES - 1, unknownField); // as many of them as go into it
  expect((await get('GetProfile', { type: PROTO, body: sent })).code).toBe('ok');
  expect((await get('GetProfile', { type: WEB, body: framed(0, sent) })).code).toBe(0);
  expect((await get('GetProfile', { type: TEXT, body: framed(0, sent).toString('base64') })).code).toBe(0);
});

describe('the time that a caller gives is kept', () => {
  const put = () => message('ReqCreateGameRoom', {});
  test.each([
    ['Connect', PROTO, { 'connect-timeout-ms': '300' }, put, 504, 'deadline_exceeded'],
    ['gRPC-Web', WEB, { 'grpc-timeout': '300m' }, () => framed(0, put()), 200, 4],
  ])('%s: a call that waits longer is answered then, and not done', async (_, type, headers, body, http, code) => {
    const own = await newPlayer(stage.transports[0]!);
    const sql = 'SELECT 1 FROM sessions WHERE user_id = $1 FOR UPDATE';
    const got = await stage.rows.whileLocked(sql, [own.id], () =>
      get('CreateGameRoom', { type, headers: { ...headers, authorization: `Bearer ${own.token}` }, body: body() }),
    );
    expect(got).toMatchObject({ http, code });
    expect(await stage.rows.query('SELECT 1 FROM seats WHERE user_id = $1', [own.id])).toEqual([]);
  });

  test.each([
    ['Connect', STREAM, { 'connect-timeout-ms': '300' }],
    ['gRPC-Web', WEB, { 'grpc-timeout': '300000u' }],
  ])('%s: a stream ends with it', async (_, type, headers) => {
    const own = await newPlayer(stage.transports[0]!);
    const { replies } = await own.create();
    const { roomId } = (replies[0]?.body as { room: { roomId: string } }).room;
    const authorization = `Bearer ${own.token}`;
    const body = framed(0, message('ReqSubscribe', { roomId }));
    expect(await get('Subscribe', { type, headers: { ...headers, authorization }, body })).toMatchObject({
      http: 200,
      code: 4,
    });
  });

  test('one that no timer holds is none', async () => {
    const headers = { 'connect-timeout-ms': '9999999999' };
    expect((await get('GetProfile', { type: PROTO, headers, body: profile() })).code).toBe('ok');
  });
});

test('a call without a login, and one of a user without a name, are answers: 200 with their results', async () => {
  const response = await send('GetProfile', { type: JSON_TYPE, headers: { authorization: '' }, body: '{}' });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ result: { code: 'ErrorUserInvalidToken' } });
  const { platformToken } = newAccount();
  const login = await send('Login', {
    type: JSON_TYPE,
    body: JSON.stringify({ platformType: 'CUSTOM', platformToken }),
  });
  expect([login.status, await login.json()]).toMatchObject([200, { result: { code: 'ErrorUserNotRegistered' } }]);
});

test('a body that does not come, and a head in pieces, are given up like on /api', async () => {
  const head = post(Buffer.from('ab'), { 'Content-Type': PROTO, 'Content-Length': 10 });
  const late = await sendRaw(
    stage.node.httpPort,
    head.toString('latin1').replace('/api', '/othello.Othello/GetProfile'),
  );
  expect(late.status).toBe(504);
  expect(JSON.parse(late.body.toString())).toMatchObject({ code: 'deadline_exceeded' });
  expect(late.headers.get('connection')).toBe('close');
});

test('Expect: 100-continue is answered, for packed bodies too', async () => {
  const body = gzipSync(profile());
  const head = post(Buffer.alloc(0), {
    'Content-Type': PROTO,
    'Content-Encoding': 'gzip',
    'Content-Length': body.length,
    Authorization: `Bearer ${player.token}`,
    Expect: '100-continue',
  });
  const text = head
    .toString('latin1')
    .replace('/api', '/othello.Othello/GetProfile')
    .replace('Content-Length: 0\r\n', '');
  expect((await sendRaw(stage.node.httpPort, text, body)).status).toBe(200);
});
