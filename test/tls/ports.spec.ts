// Every port over TLS: all ways to call are answered, and what is not to be trusted is not, on either side.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http2 from 'node:http2';
import https from 'node:https';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { envelope, OthelloClient, type Transport, websocket } from '@othello-rpc/client';
import { grpc } from '@othello-rpc/client/grpc';
import { thrift } from '@othello-rpc/client/thrift';
import { WebSocket } from 'ws';
import { startNode, type TestNode } from '../kit/node.ts';
import { until } from '../kit/until.ts';
import { newAccount } from '../client/ways.ts';
import { authority, type Issued, issue, ofServer, writePair } from '../kit/x509.ts';

const ca = authority();
const clientsCa = authority('an authority of clients');
let folder: string;
let node: TestNode;
/** of a node whose gRPC asks for certificates */
let mutual: TestNode;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tls-'));
  const files = writePair(ofServer(ca), folder);
  const clientCa = path.join(folder, 'clients.pem');
  writeFileSync(clientCa, clientsCa.certificate);
  node = await startNode({ env: { ...files, METRICS_PORT: '0' } });
  mutual = await startNode({ env: { ...files, TLS_CLIENT_CA_FILE: clientCa }, databaseUrl: node.databaseUrl });
});
afterAll(async () => {
  await mutual.close();
  await node.close();
  rmSync(folder, { recursive: true });
});

const secure = ({ httpPort }: TestNode) => `https://localhost:${httpPort}`;

/** A WebSocket that trusts our authority. */
const trusting = (trusted: string) =>
  class extends WebSocket {
    constructor(url: string, subprotocol: string) {
      super(url, subprotocol, { ca: trusted });
    }
  };

/** Ways that can be told whom to trust. Those by fetch are in test/tls/program.spec.ts, with the environment's CA. */
const WAYS: [name: string, open: (node: TestNode, ca: string) => Transport][] = [
  ['the envelope over HTTP/2', (to, trusted) => envelope(secure(to), { http2: true, tls: { ca: trusted } })],
  ['gRPC', (to, trusted) => grpc(`localhost:${to.grpcPort}`, { tls: { ca: trusted } })],
  ['a Play stream', (to, trusted) => grpc(`grpcs://localhost:${to.grpcPort}`, { tls: { ca: trusted }, stream: true })],
  ['Thrift', (to, trusted) => thrift(`thrifts://127.0.0.1:${to.thriftPort}`, { tls: { ca: trusted } })],
  ['a WebSocket', (to, trusted) => websocket(secure(to), { WebSocket: trusting(trusted) })],
];

test.each(WAYS.slice(0, 4))('%s is answered, and a room is watched', async (_, open) => {
  const clients = [node, node].map((to) => new OthelloClient({ transport: open(to, ca.certificate) }));
  const [white, black] = clients as [OthelloClient, OthelloClient];
  try {
    await white.loginOrRegister(newAccount());
    await black.loginOrRegister(newAccount());
    const made = await white.createGameRoom({ private: true });
    const roomId = made.room?.roomId ?? '';
    const states = white.watchRoom(roomId);
    await black.joinGameRoom({ roomId, invite: made.room?.invite ?? '' });
    for await (const { room } of states) if (room.status !== 'WAITING') break;
  } finally {
    for (const client of clients) client.close();
  }
});

const failure = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'it was answered',
    (error: Error) => error.message,
  );

test.each(WAYS.slice(0, 4))('%s does not call a server that it does not trust', async (_, open) => {
  const transport = open(node, authority('another authority').certificate);
  const client = new OthelloClient({ transport, deadlineMs: 3000, retry: { maxAttempts: 2 } });
  expect(await failure(client.login({ platformType: 'CUSTOM', platformToken: 'nobody' }))).toMatch(
    /no TLS that is trusted/,
  );
  client.close();
});

test('a WebSocket and HTTP/1.1 are answered on the port of HTTP/2, chosen by ALPN', async () => {
  const socket = new WebSocket(`wss://localhost:${node.httpPort}/ws`, 'othello.v2', { ca: ca.certificate });
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
  socket.terminate();
  const chosen = async (offered: string[]) => {
    const connection = tls.connect({ port: node.httpPort, ca: ca.certificate, ALPNProtocols: offered });
    await new Promise((resolve, reject) => connection.on('secureConnect', resolve).on('error', reject));
    connection.destroy();
    return connection.alpnProtocol;
  };
  expect(await chosen(['h2', 'http/1.1'])).toBe('h2');
  expect(await chosen(['http/1.1'])).toBe('http/1.1');
});

const get = (
  port: number | undefined,
  where: string,
  method = 'GET',
): Promise<{ status: number; hsts: string; body: string }> =>
  new Promise((resolve, reject) => {
    const request = https.request({ port, path: where, method, ca: ca.certificate, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (piece: string) => (body += piece));
      const hsts = response.headers['strict-transport-security'] ?? '';
      response.on('end', () => resolve({ status: response.statusCode ?? 0, hsts, body }));
    });
    request.on('error', reject).end();
  });

test('every answer of the HTTP port says that browsers are to stay with https', async () => {
  for (const [where, method] of [
    ['/', 'GET'],
    ['/health', 'GET'],
    ['/no-such-page', 'GET'],
    ['/api', 'POST'],
    ['/api', 'GET'],
    ['/thrift', 'GET'],
  ] as const)
    expect([where, (await get(node.httpPort, where, method)).hsts]).toEqual([where, 'max-age=31536000']);
  const session = http2.connect(secure(node), { ca: ca.certificate });
  for (const where of ['/health', '/api', '/no-such-page']) {
    const stream = session.request({ ':path': where }).resume();
    const headers = await new Promise<http2.IncomingHttpHeaders>((resolve) => stream.once('response', resolve));
    expect([where, headers['strict-transport-security']]).toEqual([where, 'max-age=31536000']);
  }
  session.destroy();
});

test('the metrics are told over TLS, with the end of the certificate', async () => {
  const { body } = await get(node.metricsPort, '/metrics');
  const [, seconds] = /^othello_certificate_end_timestamp_seconds (\S+)$/m.exec(body) ?? [];
  const days = (Number(seconds) * 1000 - Date.now()) / 86_400_000;
  expect(Math.round(days)).toBe(30);
});

const ports = ({ httpPort, grpcPort, thriftPort, metricsPort }: TestNode): [string, number | undefined][] => [
  ['HTTP', httpPort],
  ['gRPC', grpcPort],
  ['Thrift', thriftPort],
  ['metrics', metricsPort],
];

test('plain text is answered on no port, and others are served afterwards', async () => {
  for (const [name, port] of ports(node)) {
    const socket = net.connect(port ?? 0, '127.0.0.1');
    const got: Buffer[] = [];
    socket.on('data', (piece: Buffer) => got.push(piece)).on('error', () => undefined);
    socket.write('GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await new Promise((resolve) => socket.on('close', resolve));
    // at most an alert of TLS, whose record begins with 21
    expect([name, got.length === 0 || got[0]?.[0] === 21]).toEqual([name, true]);
  }
  expect((await get(node.httpPort, '/health')).status).toBe(200);
});

test('no port takes what is older than TLS 1.2', async () => {
  for (const [name, port] of ports(node)) {
    const options = { port, ca: ca.certificate, minVersion: 'TLSv1' as const, maxVersion: 'TLSv1.1' as const };
    const socket = tls.connect({ ...options, ciphers: 'DEFAULT@SECLEVEL=0' });
    const outcome = await new Promise((resolve) =>
      socket.on('secureConnect', () => resolve('open')).on('error', () => resolve('refused')),
    );
    socket.destroy();
    expect([name, outcome]).toEqual([name, 'refused']);
  }
});

const ofClient = (issuer: Issued, times: { fromMs?: number; toMs?: number } = {}) =>
  issue('a backend', { issuer, ...times });
const login = (client: Pick<Issued, 'certificate' | 'key'> | undefined) => {
  const own = client && { cert: client.certificate, key: client.key };
  const transport = grpc(`localhost:${mutual.grpcPort}`, { tls: { ca: ca.certificate, ...own } });
  const caller = new OthelloClient({ transport, deadlineMs: 3000, retry: { maxAttempts: 2 } });
  return failure(caller.loginOrRegister(newAccount())).finally(() => caller.close());
};

test('where TLS_CLIENT_CA_FILE is set, gRPC answers those alone who show a certificate of that issuer', async () => {
  expect(await login(ofClient(clientsCa))).toBe('it was answered');
  for (const other of [
    undefined,
    ofClient(ca),
    ofClient(clientsCa, { fromMs: Date.now() - 9e7, toMs: Date.now() - 1000 }),
    ofClient(clientsCa, { fromMs: Date.now() + 9e7, toMs: Date.now() + 18e7 }),
  ])
    expect(await login(other)).not.toBe('it was answered');
  // the other ports ask nobody
  expect((await get(mutual.httpPort, '/health')).status).toBe(200);
});

test('a client that never ends its handshake is disconnected when the node stops', async () => {
  const other = await startNode({
    env: writePair(ofServer(ca), path.join(folder, 'stopping')),
    databaseUrl: node.databaseUrl,
  });
  const sockets = ports(other).flatMap(([, port]) => (port === undefined ? [] : [net.connect(port, '127.0.0.1')]));
  let closed = 0;
  for (const socket of sockets) socket.on('close', () => closed++).on('error', () => undefined);
  await until(async () => sockets.every(({ connecting }) => !connecting), 'the connections');
  const began = Date.now();
  await other.close();
  expect(Date.now() - began).toBeLessThan(6000); // a handshake may take 8 s
  await until(async () => closed === sockets.length, 'every connection to be cut');
});
