import { Config } from '../../src/config.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newAccount } from '../client/ways.ts';
import { type RawAnswer, responsesOf, sendRaw } from './raw-http.ts';

// What a page of another site can do to a server through its visitor's browser.

let local: TestNode;
let told: TestNode;
let open: TestNode;
let anyone: TestNode;
beforeAll(async () => {
  local = await startNode();
  told = await startNode({
    env: {
      ALLOWED_HOSTS: 'othello.test, othello.lan:8080',
      CORS_ORIGINS: 'https://game.example,http://localhost:3000',
    },
  });
  open = await startNode({ env: { HOST: '0.0.0.0' } });
  anyone = await startNode({ env: { CORS_ORIGINS: '*' } });
});
afterAll(() => Promise.all([local, told, open, anyone].map((node) => node.close())));

type Headers = Record<string, string>;

function request(node: TestNode, headers: Headers, { method = 'POST', path = '/api' } = {}): Promise<RawAnswer> {
  const { platformToken, name } = newAccount();
  const registerReq = { platformType: 'CUSTOM', platformToken, name };
  const body = method === 'POST' ? JSON.stringify({ protocolVersion: 2, protocolId: 101, registerReq }) : '';
  const all = { Host: 'localhost', 'Content-Type': 'text/plain', 'Content-Length': String(body.length), ...headers };
  const lines = Object.entries(all).map((each) => `${each.join(': ')}\r\n`);
  return sendRaw(node.httpPort, `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}

const json = { 'Content-Type': 'application/json' };

function expectRefused(answer: RawAnswer, words: RegExp): void {
  expect(answer.status).toBe(403);
  const [response] = responsesOf(answer);
  expect(response).toMatchObject({ protocolId: 200, internalServerErrorRsp: {} });
  expect(response?.result?.message).toMatch(words);
}

describe('a call that a browser marks as of another site is refused', () => {
  test.each<[string, Headers]>([
    ['by its origin', { Origin: 'https://evil.example' }],
    ['by an origin without a name', { Origin: 'null' }],
    ['by an origin that begins alike', { Origin: 'http://localhost.evil.example' }],
    ['by an origin of another port', { Origin: 'http://localhost:3000', Host: 'localhost:14500' }],
    ['by an origin that is none', { Origin: 'localhost' }],
    ['by Sec-Fetch-Site', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('%s', async (_, headers) => {
    expectRefused(await request(local, headers), /CORS_ORIGINS/);
    expectRefused(await request(open, { Host: 'othello.example', ...headers }), /CORS_ORIGINS/);
    expectRefused(await request(local, headers, { path: '/api/stream' }), /CORS_ORIGINS/);
  });
});

describe('other calls are not', () => {
  test.each<[string, Headers]>([
    ['without such a mark', {}],
    ['of its own page', { Host: 'localhost:14500', Origin: 'http://localhost:14500', 'Sec-Fetch-Site': 'same-origin' }],
    ['of its own page by address', { Host: '127.0.0.1:14500', Origin: 'http://127.0.0.1:14500' }],
    ['of its own page by IPv6', { Host: '[::1]:14500', Origin: 'http://[::1]:14500' }],
    ['of its own page behind a proxy with TLS', { Host: 'localhost', Origin: 'https://localhost:443' }],
    ['typed in', { 'Sec-Fetch-Site': 'none' }],
  ])('%s', async (_, headers) => {
    expect((await request(local, { ...json, ...headers })).status).toBe(200);
  });
});

describe('a server on loopback answers to names of loopback', () => {
  test.each(['evil.example', 'evil.example:14500', 'localhost.evil.example', '10.0.0.1', '[::2]', 'LOCALHOST.EVIL'])(
    'not to %s',
    async (Host) => {
      expectRefused(await request(local, { Host }), /ALLOWED_HOSTS/);
      expectRefused(await request(local, { Host }, { method: 'GET', path: '/' }), /ALLOWED_HOSTS/);
      expect((await request(local, { Host }, { method: 'GET', path: '/health' })).status).toBe(200);
    },
  );

  test.each(['localhost', 'LocalHost:1', 'localhost.', 'a.localhost', '127.0.0.1:99', '127.1.2.3', '[::1]', '[::1]:9'])(
    'to %s',
    async (Host) => expect((await request(local, { ...json, Host })).status).toBe(200),
  );

  test('and to the names that ALLOWED_HOSTS has', async () => {
    for (const Host of ['othello.test', 'Othello.Test:14500', 'othello.lan:8080'])
      expect((await request(told, { ...json, Host })).status).toBe(200);
    expectRefused(await request(told, { Host: 'othello.lan' }), /ALLOWED_HOSTS/);
  });

  test('one that listens to the network answers to any', async () => {
    expect((await request(open, { ...json, Host: 'game.example' })).status).toBe(200);
  });
});

describe('a page whose origin is in CORS_ORIGINS', () => {
  const game = { Origin: 'https://game.example', 'Sec-Fetch-Site': 'cross-site' };

  test('may call, and may read the answer', async () => {
    const answer = await request(told, { ...json, ...game });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': 'https://game.example',
      'access-control-expose-headers':
        'grpc-status, grpc-message, retry-after, ratelimit-limit, ratelimit-remaining, ratelimit-reset, x-request-id',
      vary: 'origin',
    });
  });

  test('may ask first', async () => {
    const asked = {
      ...game,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type',
    };
    const answer = await request(told, asked, { method: 'OPTIONS' });
    expect(answer.status).toBe(204);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': 'https://game.example',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers':
        'authorization, content-type, x-seq-no, x-protocol-version, x-route, x-request-id, traceparent, tracestate, connect-protocol-version, connect-timeout-ms, ' +
        'grpc-timeout, x-grpc-web, x-user-agent',
      'access-control-max-age': '7200',
    });
    expectRefused(await request(local, asked, { method: 'OPTIONS' }), /CORS_ORIGINS/);
  });

  test('is any with *, and never with credentials', async () => {
    const answer = await request(anyone, { ...json, Origin: 'https://whoever.example' });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.has('access-control-allow-credentials')).toBe(false);
  });

  test('other origins get nothing that their pages could read', async () => {
    const answer = await request(told, { Origin: 'https://evil.example' });
    expectRefused(answer, /CORS_ORIGINS/);
    expect(answer.headers.has('access-control-allow-origin')).toBe(false);
  });
});

test.each<[string, string]>([
  ['CORS_ORIGINS', 'game.example'],
  ['CORS_ORIGINS', 'https://game.example/path'],
  ['ALLOWED_HOSTS', 'http://game.example'],
  ['ALLOWED_HOSTS', '*'],
])('%s=%s is refused in one line', (name, value) => {
  expect(() => new Config({ [name]: value })).toThrow(
    new RegExp(`^${name} is [^\n]+: give [^\n]+ between commas[^\n]+$`),
  );
});
