import net from 'node:net';
import { Http2Connection, hpack, prepareCall } from '../../bench/src/targets/http2-connection.ts';
import { othello } from '../../src/generated/othello.js';
import { envelopeTransport } from '../kit/transports.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer, type Player } from '../kit/player.ts';
import { until } from '../kit/until.ts';
import { EventLoop } from '../../src/rpc/event-loop.ts';
import { openRows, type Rows } from '../kit/rows.ts';
import { LOGIN } from '../kit/raw-grpc.ts';
import { post } from './raw-http.ts';

let node: TestNode;
let rows: Rows;
beforeAll(async () => {
  node = await startNode();
  rows = openRows(node.databaseUrl);
});
/** What comes right behind a held-up turn counts as having waited for it. */
beforeEach(() => until(async () => node.app.get(EventLoop, { strict: false }).lagMs === 0, 'the loop to turn freely'));
afterAll(async () => {
  await rows.close();
  await node.close();
});

/** The server's event loop, which is this process's too, does nothing else meanwhile. */
function blockFor(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

const BUDGET_MS = 4500;
const roomsOf = ({ id }: Player) => rows.query('SELECT id FROM rooms WHERE user_1 = $1', [id]);
const create = (token: string) =>
  Buffer.from(
    othello.Request.encode({ protocolVersion: 2, protocolId: 102, token, seqNo: 1, makeGameRoomReq: {} }).finish(),
  );

test('a call that waited for the event loop past its budget answers 503 and is not done', async () => {
  const player = await newPlayer(envelopeTransport(node));
  const socket = net.connect(node.httpPort, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  const answered = new Promise<string>((resolve) => socket.once('data', (bytes) => resolve(bytes.toString('latin1'))));
  socket.write(post(create(player.token)));
  blockFor(BUDGET_MS + 300);
  const answer = await answered;
  expect(answer).toMatch(/^HTTP\/1\.1 503 /);
  expect(answer).toMatch(/retry-after: \d/i);
  expect(await roomsOf(player)).toEqual([]);
  socket.destroy();
});

test('the same of gRPC', async () => {
  const player = await newPlayer(envelopeTransport(node));
  const connection = new Http2Connection(node.grpcPort);
  const headersOf = (path: string) =>
    hpack([
      [':method', 'POST'],
      [':scheme', 'http'],
      [':authority', 'x'],
      [':path', path],
      ['content-type', 'application/grpc'],
      ['te', 'trailers'],
      ['authorization', `Bearer ${player.token}`],
    ]);
  const call = prepareCall(headersOf('/othello.Othello/CreateGameRoom'), Buffer.alloc(0));
  await connection.call(prepareCall(headersOf('/othello.Othello/Login'), LOGIN)); // it is connected
  const answered = connection.call(call);
  blockFor(BUDGET_MS + 300);
  await expect(answered).rejects.toThrow(/grpc-status/);
  expect(await roomsOf(player)).toEqual([]);
  connection.close();
});

test('a call that waited for less is done', async () => {
  const player = await newPlayer(envelopeTransport(node));
  const socket = net.connect(node.httpPort, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  const answered = new Promise<string>((resolve) => socket.once('data', (bytes) => resolve(bytes.toString('latin1'))));
  socket.write(post(create(player.token)));
  blockFor(500);
  expect(await answered).toMatch(/^HTTP\/1\.1 200 /);
  expect(await roomsOf(player)).toHaveLength(1);
  socket.destroy();
});
