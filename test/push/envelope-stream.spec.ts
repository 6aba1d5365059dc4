import * as grpc from '@grpc/grpc-js';
import { othello } from '../../src/generated/othello.js';
import { useNode } from '../kit/every-transport.ts';
import { PushHub } from '../../src/push/index.ts';
import { until } from '../kit/until.ts';
import { newPlayer, type Player, roomOf } from '../kit/player.ts';
import { type Json, requestOf, schema } from '../kit/replies.ts';
import { openSubscribe, splitDelimited } from '../kit/streams.ts';

const stage = useNode();
let player: Player;
let roomId: string;

beforeAll(async () => {
  player = await newPlayer(stage.transports[0]!);
  ({ roomId } = roomOf(await player.create({ private: true })));
});

const requestBytes = (procedure: string, request: object, caller = {}) =>
  Buffer.from(
    schema
      .codec('Request')
      .encode(
        schema.fromJson('Request', JSON.stringify(requestOf(procedure, request, { token: player.token, ...caller }))),
      )
      .finish(),
  );

const post = (path: string, body: string | Buffer, more: RequestInit = {}) =>
  fetch(`${stage.node.url}${path}`, { method: 'POST', body, ...more });

test('a client that hangs up is a subscriber no more, at once', async () => {
  const push = stage.node.app.get(PushHub, { strict: false });
  const before = push.gauge.subscribers;
  const aborts = Array.from({ length: 5 }, () => new AbortController());
  for (const [index, { signal }] of aborts.entries()) {
    const watcher = await newPlayer(stage.transports[0]!);
    const own = roomOf(await watcher.create({ private: true })).roomId;
    const body = requestBytes('Subscribe', { roomId: own }, { token: watcher.token });
    const response = await post('/api/stream', body, { signal });
    await response.body!.getReader().read();
    expect(push.gauge.subscribers).toBe(before + index + 1);
  }
  for (const abort of aborts) abort.abort();
  // long before a heartbeat or a full buffer would find out
  await until(async () => push.gauge.subscribers === before, 'nobody to be subscribed any more', 10_000);
});

test('a stream is told to be passed on at once and kept by nobody', async () => {
  const abort = new AbortController();
  for (const [headers, type] of [
    [{}, 'application/x-protobuf'],
    [{ 'content-type': 'application/json' }, 'application/x-ndjson'],
  ] as const) {
    const json = JSON.stringify(requestOf('Subscribe', { roomId }, { token: player.token }));
    const body = type === 'application/x-ndjson' ? json : requestBytes('Subscribe', { roomId });
    const response = await post('/api/stream', body, { headers, signal: abort.signal });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': type,
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'transfer-encoding': 'chunked',
    });
  }
  abort.abort();
});

test('Subscribe at /api says where streams are; another procedure at /api/stream that it is no stream: 202', async () => {
  const calls = await post('/api', requestBytes('Subscribe', { roomId }));
  expect(calls.status).toBe(200);
  const { responses } = othello.MultipleResponse.decode(new Uint8Array(await calls.arrayBuffer()));
  const asJson = (response: object) => schema.toJson('Response', response) as Json;
  expect(responses.map(asJson)).toMatchObject([
    {
      protocolId: 110,
      result: { code: 'ErrorInvalidProcedure', message: expect.stringContaining('/api/stream') as string },
      subscribeRsp: {},
    },
  ]);
  const stream = await post('/api/stream', requestBytes('GameSync', { roomId }));
  expect(stream.status).toBe(200);
  const { messages, rest } = splitDelimited(Buffer.from(await stream.arrayBuffer()));
  expect(rest).toHaveLength(0);
  expect(messages.map((bytes) => asJson(othello.Response.decode(bytes)))).toMatchObject([
    { protocolId: 105, result: { code: 'ErrorInvalidProcedure' }, gameSyncRsp: {} },
  ]);
});

test('what is refused before there is a stream is answered as at /api', async () => {
  for (const [init, status] of [
    [{ method: 'GET', body: undefined }, 405],
    [{ body: Buffer.from('ffff', 'hex') }, 400],
    [{ body: '' }, 400],
    [{ body: Buffer.alloc(70_000) }, 413],
    [{ headers: { 'content-encoding': 'gzip' }, body: 'x' }, 415],
  ] as [RequestInit, number][]) {
    const response = await fetch(`${stage.node.url}/api/stream`, { method: 'POST', ...init });
    expect(response.status).toBe(status);
    const { responses } = othello.MultipleResponse.decode(new Uint8Array(await response.arrayBuffer()));
    expect(responses).toMatchObject([{ protocolId: 200, internalServerErrorRsp: {} }]);
  }
});

test('an old caller is sent codes that it knows', async () => {
  const response = await post('/api/stream', requestBytes('GetProfile', {}, { version: 1 }));
  const { messages } = splitDelimited(Buffer.from(await response.arrayBuffer()));
  expect(othello.Response.decode(messages[0]!)).toMatchObject({ protocolVersion: 1, result: { code: 200 } });
});

test('over gRPC a refusal is a Response and OK, a malformed call INVALID_ARGUMENT', async () => {
  const client = new grpc.Client(stage.node.grpcAddress, grpc.credentials.createInsecure());
  const call = openSubscribe(client, { roomId: '77777' }, { token: player.token });
  const seen: othello.Response[] = [];
  call.on('data', (response: othello.Response) => seen.push(response));
  expect(await new Promise((resolve) => call.on('status', resolve))).toMatchObject({ code: grpc.status.OK });
  expect(seen).toMatchObject([{ protocolId: 110, result: { code: 106 }, subscribeRsp: {} }]);
  const garbled = client.makeServerStreamRequest(
    `/${schema.serviceName}/Subscribe`,
    () => Buffer.from('ffff', 'hex'),
    (bytes) => bytes,
    {},
  );
  garbled.on('data', () => undefined);
  garbled.on('error', () => undefined);
  expect(await new Promise((resolve) => garbled.on('status', resolve))).toMatchObject({
    code: grpc.status.INVALID_ARGUMENT,
    details: expect.stringMatching(/no ReqSubscribe/) as string,
  });
  client.close();
});
