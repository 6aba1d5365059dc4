import http from 'node:http';
import * as grpc from '@grpc/grpc-js';
import { ChangeEvents, shardOf } from '../../src/persistence/index.ts';
import { PushHub } from '../../src/push/index.ts';
import { InProcessServer } from '../../src/transports/in-process/in-process.server.ts';
import { GrpcConnections } from '../../src/transports/grpc/connections.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer, type Player } from '../kit/player.ts';
import { until } from '../kit/until.ts';
import { Counters, counterSchema, counterTeam } from './counter.ts';

// What may happen between a stream's request and its first state. The safety nets are off: no re-check, no heartbeat.

const HOUR_MS = 3600_000;

let node: TestNode;
let counters: Counters;
let player: Player;
beforeAll(async () => {
  node = await startNode({ team: counterTeam({ recheckMs: HOUR_MS, heartbeatMs: HOUR_MS }) });
  counters = node.app.get(Counters, { strict: false });
});
beforeEach(async () => void (player = await newPlayer(envelopeTransport(node))));
afterEach(() => void (counters.whenRead = () => undefined));
afterAll(() => node.close());

test('a session that is replaced meanwhile is refused: the stream ends with 104', async () => {
  counters.whenRead = () => player.again();
  const server = node.app.get(InProcessServer, { strict: false });
  const codes: number[] = [];
  for await (const { answers } of server.stream('WatchCounter', { name: 'replaced' }, { token: player.token }))
    codes.push(...answers.map(({ code }) => code));
  expect(codes).toEqual([0, 104]);
});

test('a change whose wake-up may have been missed while it was opened is told', async () => {
  const { watched } = node.app.get(ChangeEvents, { strict: false });
  counters.whenRead = (name) => {
    counters.bumpUnpublished(name); // by a node that has only now heard that this one watches
    watched.missed(new Set([shardOf(`counter:${name}`)]));
  };
  const server = node.app.get(InProcessServer, { strict: false });
  const abort = new AbortController();
  const versions: number[] = [];
  const options = { token: player.token, signal: abort.signal };
  for await (const { answers } of server.stream('WatchCounter', { name: 'missed' }, options))
    for (const { field, body } of answers) {
      if (field === 'counterRsp') versions.push((body as { version: number }).version);
      if (versions.at(-1) === 2) abort.abort();
    }
  expect(versions).toEqual([1, 2]);
});

test('a node that stops meanwhile opens it no more: 503, to be sent again, to another node', async () => {
  const stops = await startNode({ team: counterTeam({ recheckMs: HOUR_MS, heartbeatMs: HOUR_MS }) });
  const own = stops.app.get(Counters, { strict: false });
  const [one, other] = [await newPlayer(envelopeTransport(stops)), await newPlayer(envelopeTransport(stops))];
  const post = ({ token }: Player) =>
    fetch(`${stops.url}/api/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ protocolVersion: 2, protocolId: 1000, token, watchCounterReq: { name: 'stopping' } }),
    });
  const open = await post(one);
  let hasRead: () => void = () => undefined;
  const reading = new Promise<void>((resolve) => (hasRead = resolve));
  let goOn: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  own.whenRead = () => {
    hasRead();
    return held;
  };
  const late = post(other);
  await reading;
  const closed = stops.close();
  expect(await open.text()).toContain('"resume":true'); // what is open has ended
  goOn();
  const answered = await late;
  expect([answered.status, answered.headers.get('retry-after')]).toEqual([503, '1']);
  expect(await answered.json()).toMatchObject({ responses: [{ result: { code: 'ErrorSystem' } }] });
  await closed;
});

const request = () => ({ name: 'gone' });
const envelopeOf = (token: string) =>
  Buffer.from(
    counterSchema
      .codec('Request')
      .encode({ protocolVersion: 2, protocolId: 1000, token, watchCounterReq: request() })
      .finish(),
  );

/** Opens a stream that its client gives up when it is told to. */
type Open = (token: string) => { giveUp: () => void; close: () => void };

const overEnvelope: Open = (token) => {
  const sent = http.request(`${node.url}/api/stream`, { method: 'POST', agent: false });
  sent.on('error', () => undefined).end(envelopeOf(token));
  return { giveUp: () => sent.destroy(), close: () => undefined };
};

const asIs = (bytes: Buffer) => bytes;

const overGrpc: Open = (token) => {
  const client = new grpc.Client(node.grpcAddress, grpc.credentials.createInsecure());
  const metadata = new grpc.Metadata();
  metadata.set('authorization', `Bearer ${token}`);
  const body = Buffer.from(counterSchema.codec('ReqWatchCounter').encode(request()).finish());
  const call = client.makeServerStreamRequest('/othello.Othello/WatchCounter', asIs, asIs, body, metadata);
  call.on('error', () => undefined).on('data', () => undefined);
  return { giveUp: () => call.cancel(), close: () => client.close() };
};

const overPlay: Open = (token) => {
  const client = new grpc.Client(node.grpcAddress, grpc.credentials.createInsecure());
  const call = client.makeBidiStreamRequest('/othello.Othello/Play', asIs, asIs, new grpc.Metadata());
  call.on('error', () => undefined).on('data', () => undefined);
  call.write(envelopeOf(token));
  return { giveUp: () => call.cancel(), close: () => client.close() };
};

/** How the server sees that its client is gone. */
type Gone = () => boolean;

/** A connection of those that are opened from now on has closed. */
function socketGone(): Gone {
  let isClosed = false;
  node.app
    .getHttpServer()
    .once('connection', (socket: NodeJS.EventEmitter) => socket.once('close', () => (isClosed = true)));
  return () => isClosed;
}

function grpcStreamGone(): Gone {
  const connections = node.app.get(GrpcConnections, { strict: false });
  return () => connections.gauge.streams === 0;
}

test.each([
  ['the envelope', overEnvelope, socketGone],
  ['gRPC', overGrpc, grpcStreamGone],
  ['a Play stream', overPlay, grpcStreamGone],
])('a client of %s that is gone before its stream is open leaves no subscriber', async (_, open, goneBy) => {
  const push = node.app.get(PushHub, { strict: false });
  const isGone = goneBy();
  const { sent: told } = counters;
  let hasRead: () => void = () => undefined;
  const reading = new Promise<void>((resolve) => (hasRead = resolve));
  let goOn: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  counters.whenRead = () => {
    hasRead();
    return held;
  };
  const { giveUp, close } = open(player.token);
  await reading;
  giveUp();
  await until(async () => isGone(), 'the server to see that it is gone');
  goOn();
  await until(async () => counters.sent > told, 'the stream to be opened');
  await until(async () => push.gauge.subscribers === 0, 'nobody to be subscribed', 20_000);
  expect(push.gauge).toEqual({ subscribers: 0, users: 0, topics: 0 });
  close();
});
