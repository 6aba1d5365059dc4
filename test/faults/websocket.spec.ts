import { once } from 'node:events';
import { Global, Module } from '@nestjs/common';
import { type ClientOptions, WebSocket } from 'ws';
import { othello } from '../../src/generated/othello.js';
import { WebSocketServer } from '../../src/transports/websocket/websocket.server.ts';
import { WebSocketTimes } from '../../src/transports/websocket/websocket-times.ts';
import { seatTwo } from '../kit/game.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer, type Player, roomOf } from '../kit/player.ts';
import { openRows } from '../kit/rows.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { until, untilSteady } from '../kit/until.ts';

// What a WebSocket may not do, and what becomes of one that does it.

const TIMES = new WebSocketTimes({ pingMs: 1000, loginMs: 2500, checkMs: 100 });

@Global()
@Module({ providers: [{ provide: WebSocketTimes, useValue: TIMES }], exports: [WebSocketTimes] })
class ShortTimes {}

let node: TestNode;
let player: Player;
beforeAll(async () => {
  node = await startNode({ team: { modules: [ShortTimes] } });
  player = await newPlayer(envelopeTransport(node));
});
afterAll(() => node.close());

const count = () => node.app.get(WebSocketServer, { strict: false }).count;
afterEach(() => until(async () => count() === 0, 'every WebSocket to be forgotten'));

const connect = (protocols: string[] = ['othello.v2'], options?: ClientOptions): WebSocket => {
  const socket = new WebSocket(`${node.url.replace('http', 'ws')}/ws`, protocols, options);
  socket.on('error', () => undefined);
  return socket;
};

async function opened(options?: ClientOptions): Promise<WebSocket> {
  const socket = connect(undefined, options);
  await once(socket, 'open');
  return socket;
}

const encoded = (request: object) => othello.Request.encode({ protocolVersion: 2, ...request }).finish();
const sync = (roomId = 1) => encoded({ protocolId: 105, token: player.token, gameSyncReq: { roomId } });

/** Its close: the code, and the reason in words. */
async function closed(socket: WebSocket): Promise<[code: number, reason: string]> {
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
  return [code, reason.toString()];
}

/** What refuses the handshake. */
async function refused(socket: WebSocket): Promise<number | undefined> {
  const [, response] = (await once(socket, 'unexpected-response')) as [
    unknown,
    { statusCode?: number; resume(): void },
  ];
  response.resume();
  socket.terminate();
  return response.statusCode;
}

describe('a handshake is refused', () => {
  test.each([
    ['without a subprotocol', []],
    ['of another subprotocol', ['othello.v1']],
  ])('%s: 400', async (_, protocols) => {
    expect(await refused(connect(protocols))).toBe(400);
  });

  test('of a page of another site: 403', async () => {
    expect(await refused(connect(undefined, { origin: 'https://evil.example' }))).toBe(403);
  });

  test('where there is none: 426 and what to do', async () => {
    const response = await fetch(`${node.url}/ws`);
    expect([response.status, response.headers.get('upgrade')]).toEqual([426, 'websocket']);
  });
});

test('a page of the own site, and one subprotocol of several, are taken', async () => {
  const socket = connect(['other', 'othello.v2'], { origin: node.url });
  await once(socket, 'open');
  expect(socket.protocol).toBe('othello.v2');
  socket.close();
});

test.each<[string, (socket: WebSocket) => void, number, RegExp]>([
  ['a text message', (socket) => socket.send(JSON.stringify({ protocolVersion: 2 })), 1003, /binary/],
  ['a message of 64 KiB and a byte', (socket) => socket.send(Buffer.alloc(64 * 1024 + 1)), 1009, /^/],
  ['bytes that are no Request', (socket) => socket.send(Buffer.from([0x08])), 1007, /Request/],
])('%s closes it, with its code', async (_, send, code, reason) => {
  const socket = await opened();
  socket.send(sync());
  await once(socket, 'message');
  const close = closed(socket);
  send(socket);
  const [got, words] = await close;
  expect(got).toBe(code);
  expect(words).toMatch(reason);
});

test('one on which nobody logs in is closed in time: 1008', async () => {
  const socket = await opened();
  const [code, reason] = await closed(socket);
  expect(code).toBe(1008);
  expect(reason).toMatch(/^nobody has logged in [^\n]+$/);
});

test('a peer that answers no ping is cut, and one that does stays', async () => {
  const [deaf, live] = [await opened({ autoPong: false }), await opened()];
  for (const socket of [deaf, live]) socket.send(sync());
  let pings = 0;
  live.on('ping', () => pings++);
  expect(await closed(deaf)).toEqual([1006, '']);
  await until(async () => pings >= 4, 'some more pings');
  expect(live.readyState).toBe(WebSocket.OPEN);
  live.close();
});

test('calls that are sent at once are done and answered in their order', async () => {
  const { roomId, black } = await seatTwo(await newPlayer(envelopeTransport(node)), player);
  expect(black).toBe(player);
  const socket = await opened();
  const answers: othello.MultipleResponse[] = [];
  socket.on('message', (data) => answers.push(othello.MultipleResponse.decode(data as Buffer)));
  const put = { protocolId: 104, seqNo: 1, token: player.token, gamePutReq: { roomId: Number(roomId), r: 2, c: 3 } };
  for (const request of [sync(Number(roomId)), encoded(put), sync(Number(roomId))]) socket.send(request);
  await until(async () => answers.length === 3, 'three answers');
  const versions = answers.map(({ responses }) =>
    Number(responses.findLast((each) => each.gameSyncRsp)?.gameSyncRsp?.room?.version),
  );
  expect(versions).toEqual([2, 3, 3]);
  expect(answers.map(({ responses: [first] }) => [first?.protocolId, first?.result?.code ?? 0])).toEqual([
    [105, 0],
    [104, 0],
    [105, 0],
  ]);
  socket.close();
});

test('calls beyond the 32 that it may have in flight stay with their client, however many it sends', async () => {
  const rows = openRows(node.databaseUrl);
  const flooding = await newPlayer(envelopeTransport(node));
  const socket = await opened();
  let answers = 0;
  socket.on('message', () => answers++);
  const padding = Buffer.concat([Buffer.from('fa7de0d403', 'hex'), Buffer.alloc(60_000)]); // field 2015, which nobody knows
  const call = encoded({ protocolId: 102, token: flooding.token, makeGameRoomReq: {} });
  const CALLS = 600;
  await rows.whileLocked('SELECT 1 FROM sessions WHERE user_id = $1 FOR UPDATE', [flooding.id], async () => {
    for (let count = 0; count < CALLS; count++) socket.send(Buffer.concat([call, padding]));
    await untilSteady(() => socket.bufferedAmount, 'the server to read no further');
    expect(socket.bufferedAmount).toBeGreaterThan(8_000_000); // of 36 MB: what lies in buffers between both is gone
  });
  await until(async () => answers === CALLS, 'every answer');
  socket.close();
  await rows.close();
});

test('a node that stops answers what is in flight, sends who watches elsewhere, closes with 1001, and takes no more', async () => {
  const stops = await startNode({ databaseUrl: node.databaseUrl });
  const watcher = await newPlayer(envelopeTransport(node));
  const { roomId } = roomOf(await watcher.create({ private: true }));
  const url = `${stops.url.replace('http', 'ws')}/ws`;
  const socket = new WebSocket(url, ['othello.v2']);
  const answers: othello.MultipleResponse[] = [];
  socket.on('message', (data) => answers.push(othello.MultipleResponse.decode(data as Buffer)));
  await once(socket, 'open');
  const end = closed(socket);
  const { token } = watcher;
  socket.send(encoded({ protocolId: 110, token, subscribeReq: { roomId: Number(roomId) } }));
  await until(async () => answers.length === 1, 'the first state of the room');
  const rows = openRows(node.databaseUrl);
  let stopped: Promise<void> | undefined;
  await rows.whileLocked('SELECT 1 FROM sessions WHERE user_id = $1 FOR UPDATE', [watcher.id], async () => {
    socket.send(encoded({ protocolId: 103, seqNo: 77, token, exitGameRoomReq: { roomId: Number(roomId) } }));
    await until(async () => (await rows.waiting()) === 1, 'the call to wait for its session');
    stopped = stops.close();
    await until(async () => answers.length === 2, 'the hint to resume');
    const late = new WebSocket(url, ['othello.v2']);
    late.on('error', () => undefined);
    await new Promise((resolve) => late.once('close', resolve)); // it was never open
    expect(socket.readyState).toBe(WebSocket.OPEN);
  });
  expect(await end).toEqual([1001, expect.stringMatching(/another/)]);
  expect(answers[1]).toMatchObject({ responses: [{ subscribeRsp: { version: 1, resume: true } }] });
  expect(answers[2]).toMatchObject({ reqSeqNo: 77, responses: [{ protocolId: 103 }] });
  await stopped;
  await rows.close();
});
