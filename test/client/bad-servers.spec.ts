import { connect as connectHttp2, constants, type ServerHttp2Stream } from 'node:http2';
import { CallImpossible, envelope, OthelloClient, OutcomeUnknown, type Transport } from '@othello-rpc/client';
import { grpc } from '@othello-rpc/client/grpc';
import { startNode, type TestNode } from '../kit/node.ts';
import { BadServers } from './bad-servers.ts';

const badServers = new BadServers();
const unhandled: unknown[] = [];
const keep = (reason: unknown) => unhandled.push(reason);
let node: TestNode;

beforeAll(async () => {
  process.on('unhandledRejection', keep);
  node = await startNode();
});

afterAll(async () => {
  process.off('unhandledRejection', keep);
  await badServers.close();
  await node.close();
});

async function errorOf(transport: Transport): Promise<Error> {
  const retry = { maxAttempts: 2, backoffMs: 1, attemptTimeoutMs: 400 };
  const client = new OthelloClient({ transport, retry });
  const error: unknown = await client
    .loginOrRegister({ platformToken: 'd', name: 'neo' })
    .catch((each: unknown) => each);
  client.close();
  if (!(error instanceof Error)) throw new Error(`no error: ${JSON.stringify(error)}`);
  return error;
}

/** Where an address may lead by mistake, and the words that help. */
interface Mistake {
  where: string;
  port: () => number | Promise<number>;
  isImpossible?: boolean;
  words: RegExp;
}

const SPOKEN = () => badServers.tcp((socket) => socket.write('SSH-2.0\r\n'));
const BROKEN = () => badServers.tcp((socket) => socket.destroy());
const STALLED = () => badServers.tcp(() => undefined);
const NOBODY = /nothing listens there: start the server, or check the port$/;
const BROKE = /the connection broke before (it|the answer) came$/;
const PAGE = /answered \d+ with text\/html, not as an Othello server does: check the URL$/;
const STALLS = /it stalls, or the network does$/;

const HTTP_MISTAKES: Mistake[] = [
  { where: 'nobody listens', port: badServers.dead, words: NOBODY },
  { where: 'a page is served', port: () => badServers.html(200), isImpossible: true, words: PAGE },
  { where: 'nothing is found', port: () => badServers.html(404), isImpossible: true, words: PAGE },
  {
    where: 'a redirect stands',
    port: () => badServers.html(302, { location: 'http://x/' }),
    isImpossible: true,
    words: /sends calls elsewhere, to http:\/\/x\/: give the server's own URL$/,
  },
  {
    where: 'a proxy finds no server',
    port: () => badServers.html(502),
    words: /502: it can not serve calls just now$/,
  },
  { where: 'gRPC is spoken', port: () => node.grpcPort, isImpossible: true, words: /\? Give the HTTP one$/ },
  { where: 'something else is spoken', port: SPOKEN, isImpossible: true, words: /does not speak HTTP/ },
  { where: 'connections break', port: BROKEN, words: /the connection broke before the answer came$/ },
  { where: 'requests are never answered', port: () => badServers.http(() => undefined), words: STALLS },
  { where: 'connections stall', port: STALLED, words: STALLS },
];

const GRPC_MISTAKES: Mistake[] = [
  { where: 'nobody listens', port: badServers.dead, words: NOBODY },
  { where: 'HTTP is spoken', port: () => node.httpPort, isImpossible: true, words: /\? Give the gRPC one$/ },
  { where: 'something else is spoken', port: SPOKEN, isImpossible: true, words: /does not speak gRPC/ },
  { where: 'connections break', port: BROKEN, words: /the connection broke before the answer came$/ },
  { where: 'connections stall', port: STALLED, words: STALLS },
];

const HTTP2_MISTAKES: Mistake[] = [
  { where: 'nobody listens', port: badServers.dead, words: NOBODY },
  {
    where: 'HTTP/1.1 alone is spoken',
    port: () => badServers.html(200),
    isImpossible: true,
    words: /does not speak HTTP\/2: is it the HTTP port of an Othello server\?$/,
  },
  {
    where: 'something else is spoken',
    port: SPOKEN,
    isImpossible: true,
    words: /does not speak HTTP\/2/,
  },
  {
    where: 'a page is served',
    port: () =>
      badServers.http2((stream) => {
        stream.respond({ ':status': 200, 'content-type': 'text/html' });
        stream.end('<html>');
      }),
    isImpossible: true,
    words: PAGE,
  },
  {
    where: 'a proxy finds no server',
    port: () => badServers.http2((stream) => stream.respond({ ':status': 502 }, { endStream: true })),
    words: /502: it can not serve calls just now$/,
  },
  { where: 'gRPC is spoken', port: () => node.grpcPort, isImpossible: true, words: /\? Give the HTTP one$/ },
  { where: 'connections break', port: BROKEN, words: BROKE },
  {
    where: 'connections break in mid-call',
    port: () => badServers.http2(({ session }) => session?.destroy()),
    words: BROKE,
  },
  {
    where: 'streams are reset',
    port: () => badServers.http2((stream) => stream.close(constants.NGHTTP2_REFUSED_STREAM)),
    words: BROKE,
  },
  {
    where: 'streams are reset in the middle of an answer',
    port: () =>
      badServers.http2((stream) => {
        stream.respond({ ':status': 200, 'content-type': 'application/x-protobuf' });
        stream.write('x', () => stream.destroy(new Error('broken'))); // without an END_STREAM
      }),
    words: BROKE,
  },
  { where: 'streams are never answered', port: () => badServers.http2(() => undefined), words: STALLS },
  {
    where: 'answers have no end',
    port: () =>
      badServers.http2((stream) => {
        stream.respond({ ':status': 200, 'content-type': 'application/x-protobuf' });
        stream.write('x');
      }),
    words: STALLS,
  },
  { where: 'connections stall', port: STALLED, words: STALLS },
];

function expectHelp(error: Error, { isImpossible, words }: Mistake): void {
  expect(error.message).toMatch(words);
  expect(error.message).toMatch(/^[^\n]{20,160}$/);
  expect(error).toBeInstanceOf(isImpossible ? CallImpossible : OutcomeUnknown);
}

test.each(HTTP_MISTAKES)('the envelope says in one line what to do where $where', async (mistake) => {
  expectHelp(await errorOf(envelope(`http://127.0.0.1:${await mistake.port()}`)), mistake);
});

test.each(HTTP2_MISTAKES)('the envelope over HTTP/2 says in one line what to do where $where', async (mistake) => {
  expectHelp(await errorOf(envelope(`http://127.0.0.1:${await mistake.port()}`, { http2: true })), mistake);
});

describe('the envelope over HTTP/2 goes on over another connection', () => {
  /** A relay in front of the node: `spoil` has its way with the first stream, and the others pass. */
  async function spoiled(spoil: (stream: ServerHttp2Stream) => void) {
    const onwards = connectHttp2(node.url);
    const sessions = new Set<unknown>();
    let streams = 0;
    const port = await badServers.http2((stream, headers) => {
      sessions.add(stream.session);
      if (++streams === 1) return spoil(stream);
      const { ':path': path, 'content-type': type } = headers;
      const onward = onwards.request({ ':method': 'POST', ':path': path, 'content-type': type });
      onward.once('response', ({ ':status': status, 'content-type': answered }) => {
        stream.respond({ ':status': status, 'content-type': answered });
        onward.pipe(stream);
      });
      stream.pipe(onward);
    });
    const transport = envelope(`http://127.0.0.1:${port}`, { http2: true });
    const retry = { maxAttempts: 4, backoffMs: 1, attemptTimeoutMs: 2000 };
    const client = new OthelloClient({ transport, retry });
    const { user } = await client.loginOrRegister({ platformToken: `spoiled ${port}`, name: `s${port}` });
    client.close();
    onwards.close();
    return { user, sessions: sessions.size, streams };
  }

  test('after a GOAWAY whose call is not answered', async () => {
    const { user, sessions } = await spoiled(({ session }) => {
      session?.goaway(constants.NGHTTP2_NO_ERROR, 0); // it has answered none
      session?.close();
    });
    expect(user?.name).toMatch(/^s/);
    expect(sessions).toBe(2);
  });

  test('after one that is cut in mid-call', async () => {
    const { user, sessions } = await spoiled(({ session }) => session?.destroy());
    expect([user?.name?.[0], sessions]).toEqual(['s', 2]);
  });

  test('on the same one after a stream was reset', async () => {
    const { user, sessions, streams } = await spoiled((stream) => stream.close(constants.NGHTTP2_REFUSED_STREAM));
    expect([user?.name?.[0], sessions]).toEqual(['s', 1]);
    expect(streams).toBeGreaterThan(1);
  });
});

test.each(GRPC_MISTAKES)('gRPC says in one line what to do where $where', async (mistake) => {
  expectHelp(await errorOf(grpc(`127.0.0.1:${await mistake.port()}`)), mistake);
});

test.each(GRPC_MISTAKES)('so does a Play stream where $where', async (mistake) => {
  expectHelp(await errorOf(grpc(`127.0.0.1:${await mistake.port()}`, { stream: true })), mistake);
});

test('a host that does not exist is named in the error', async () => {
  expect((await errorOf(envelope('http://nosuch.invalid:14500'))).message).toMatch(/host.*: check the URL/);
  expect((await errorOf(grpc('nosuch.invalid:14501'))).message).toMatch(/no such host: check the address$/);
});

test('TLS to a server without it gives an error that says so', async () => {
  const error = await errorOf(envelope(`https://127.0.0.1:${node.httpPort}`));
  expect(error.message).toMatch(/no TLS that is trusted: check that both sides use it, and the certificate$/);
});

const NO_URLS = ['', 'localhost:14500', 'ftp://h/', 'http://', 'http://h:99999', 'nonsense', 'http://a b/'];
test.each(NO_URLS)('the URL %j is refused as the client is made', (url) => {
  const words = `"${url}" is no server's URL: give one such as http://127.0.0.1:14500`;
  expect(() => envelope(url)).toThrow(new CallImpossible(words));
});

const NO_ADDRESSES = ['', 'localhost', 'http://127.0.0.1:14501', 'h:port', 'a b:1'];
test.each(NO_ADDRESSES)('the gRPC address %j is refused as the client is made', (address) => {
  expect(() => grpc(address)).toThrow(`"${address}" is no gRPC address: give host:port`);
});

const NO_LISTS = [[], ['h:1', 'g:1'], ['127.0.0.1:1', '[::1]:1'], ['127.0.0.1:1', 'nonsense']];
test.each(NO_LISTS)('the gRPC addresses %j %j are refused as the client is made', (...addresses) => {
  expect(() => grpc(addresses)).toThrow(/are no gRPC addresses: give IP addresses of one kind with ports, or dns:/);
});

test.each(['http://h:1/', 'http://h:1', 'http://h:1/api', 'http://h:1/api/', 'http://h:1/?a#b'])(
  'calls to %s go to its /api',
  (url) => expect(envelope(url).target).toBe('http://h:1/api'),
);

test('calls to a server below a path go below that path', () => {
  expect(envelope('https://h/othello/').target).toBe('https://h/othello/api');
});

test('no rejection was left unhandled', () => expect(unhandled).toEqual([]));
