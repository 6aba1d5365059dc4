import http2 from 'node:http2';
import * as grpc from '@grpc/grpc-js';
import type { othello } from '../../src/generated/othello.js';
import { envelopeTransport } from '../kit/transports.ts';
import { Inbox } from '../kit/inbox.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { openPlay } from '../kit/play-transport.ts';
import { at, newPlayer, outline, type Player, roomOf } from '../kit/player.ts';
import { framed, openStream } from '../kit/raw-grpc.ts';
import { type Caller, requestOf, schema } from '../kit/replies.ts';
import { openRows, type Rows } from '../kit/rows.ts';
import { until, untilSteady } from '../kit/until.ts';
import { Counters, counterSchema, counterTeam } from './counter.ts';

let node: TestNode;
let rows: Rows;
let client: grpc.Client;
let player: Player;

beforeAll(async () => {
  node = await startNode({ team: counterTeam() });
  rows = openRows(node.databaseUrl);
  client = new grpc.Client(node.grpcAddress, grpc.credentials.createInsecure());
});
beforeEach(async () => void (player = await newPlayer(envelopeTransport(node))));
afterAll(async () => {
  client.close();
  await rows.close();
  await node.close();
});

/** A Play stream with what comes down it. */
function play() {
  const call = openPlay(client);
  const inbox = new Inbox<othello.MultipleResponse>();
  call.on('data', (message: othello.MultipleResponse) => inbox.put(message));
  call.on('end', () => inbox.end());
  call.on('error', (error: grpc.ServiceError) => inbox.fail(error));
  const send = (procedure: string, request: object, caller: Caller) =>
    void call.write(schema.fromJson('Request', JSON.stringify(requestOf(procedure, request, caller))));
  return { call, inbox, send };
}

/** How many whole messages there are in the bytes of a gRPC stream. */
function framesIn(bytes: Buffer): number {
  let count = 0;
  for (let at = 0; at + 5 <= bytes.length; at += 5 + bytes.readUInt32BE(at + 1)) count++;
  return count;
}

const answered = (message: othello.MultipleResponse | undefined) => [
  message?.reqSeqNo ?? undefined,
  ...(message?.responses.map(({ protocolId }) => protocolId) ?? []),
];

test('calls of one session are done one after the other: each is answered Success, a sync behind a put shows it', async () => {
  const { inbox, send } = play();
  const other = await newPlayer(envelopeTransport(node));
  const { roomId } = roomOf(await player.create());
  await other.join(roomId);
  const moves: [Player, string][] = [
    [other, 'd3'],
    [player, 'c3'],
    [other, 'b3'],
    [player, 'd2'],
    [other, 'e1'],
  ];
  for (const [index, [mover, square]] of moves.entries()) {
    send('GamePut', { roomId, ...at(square) }, { token: mover.token, seqNo: 10 + index });
    send('GameSync', { roomId }, { token: mover.token });
    const [put, sync] = [await inbox.next(), await inbox.next()];
    for (const answer of [put, sync]) for (const { result } of answer?.responses ?? []) expect(result?.code).toBe(0);
    expect(put?.responses.map(({ protocolId }) => protocolId)).toEqual([104, 105]);
    expect(sync?.responses[0]?.gameSyncRsp?.room?.version).toBe(3 + index);
  }
  for (let seqNo = 100; seqNo < 300; seqNo++) send('CreateGameRoom', {}, { token: player.token, seqNo });
  const codes = new Set<number | null | undefined>();
  for (let seqNo = 100; seqNo < 300; seqNo++) codes.add((await inbox.next())?.responses[0]?.result?.code);
  codes.delete(200); // a busy machine may be too late for some of so many
  expect([...codes]).toEqual([109]); // in a game: none is stale, as one would be that overtook another
});

test('answers come in the order of the calls; calls of other sessions are done meanwhile', async () => {
  const { call, inbox, send } = play();
  const other = await newPlayer(envelopeTransport(node));
  await rows.whileLocked('SELECT 1 FROM sessions WHERE user_id = $1 FOR UPDATE', [player.id], async () => {
    send('CreateGameRoom', { private: true }, { token: player.token, seqNo: 1 });
    send('GetProfile', {}, { token: player.token, seqNo: 2 });
    send('CreateGameRoom', { private: true }, { token: other.token, seqNo: 3 });
    send('Login', { platformType: 'CUSTOM', platformToken: 'nobody' }, { seqNo: 4 });
    const made = 'SELECT 1 FROM rooms WHERE user_1 = $1';
    await until(async () => (await rows.query(made, [other.id])).length === 1, "the other's room");
    expect(await rows.query(made, [player.id])).toEqual([]);
    expect(inbox.waiting).toBe(0);
  });
  const answers = [];
  for (let each = 0; each < 4; each++) answers.push(answered(await inbox.next()));
  expect(answers).toEqual([
    [1, 102],
    [2, 114],
    [3, 102],
    [4, 100],
  ]);
  call.end();
  expect(await inbox.rest()).toEqual([]);
});

test('calls of one session are done in the order in which they were sent, however fast', async () => {
  const { call, inbox, send } = play();
  for (let seqNo = 1; seqNo <= 40; seqNo++)
    send(seqNo % 2 ? 'CreateGameRoom' : 'GetProfile', {}, { token: player.token, seqNo });
  for (let seqNo = 1; seqNo <= 40; seqNo++)
    expect(answered(await inbox.next())).toEqual([seqNo, seqNo % 2 ? 102 : 114]);
  expect(await rows.query('SELECT seq_no FROM sessions WHERE user_id = $1', [player.id])).toEqual([{ seq_no: '39' }]);
  call.end();
});

test('a call whose stream was lost is repeated on another transport and done once', async () => {
  const { call, send } = play();
  send('CreateGameRoom', { private: true }, { token: player.token, seqNo: 5 });
  const made = 'SELECT id FROM rooms WHERE user_1 = $1';
  await until(async () => (await rows.query(made, [player.id])).length === 1, 'the room');
  call.on('error', () => undefined);
  call.cancel();
  const again = await player.create({ private: true }, { seqNo: 5 });
  expect(outline(again)).toEqual(['makeGameRoomRsp Success']);
  expect(await rows.query(made, [player.id])).toEqual([{ id: roomOf(again).roomId }]);
});

test('pushes come between answers, each a version, and say nothing of a request but the first', async () => {
  const { call, inbox, send } = play();
  const black = await newPlayer(envelopeTransport(node));
  const { roomId, invite } = roomOf(await player.create({ private: true }));
  send('GetProfile', {}, { token: player.token, seqNo: 1 });
  send('Subscribe', { roomId }, { token: player.token, seqNo: 2 });
  send('GetProfile', {}, { token: player.token, seqNo: 3 });
  const first = [await inbox.next(), await inbox.next(), await inbox.next()];
  expect(first.map(answered)).toEqual([
    [1, 114],
    [2, 105],
    [3, 114],
  ]);
  await black.accept(invite);
  expect(answered(await inbox.next())).toEqual([undefined, 106]);
  send('ExitGameRoom', { roomId }, { token: player.token, seqNo: 4 });
  const last = [answered(await inbox.next()), answered(await inbox.next())];
  expect(last).toEqual(expect.arrayContaining([[undefined, 105, 107]]));
  expect(last).toEqual(expect.arrayContaining([[4, 103, 107]]));
  call.end();
  expect(await inbox.rest()).toEqual([]);
});

test('bytes that are no Request end the stream, INVALID_ARGUMENT, once what came before is answered', async () => {
  const bytes = client.makeBidiStreamRequest<Buffer, Buffer>(
    `/${schema.serviceName}/Play`,
    (message) => message,
    (message) => message,
    new grpc.Metadata(),
  );
  const inbox = new Inbox<Buffer>();
  bytes.on('data', (message: Buffer) => inbox.put(message));
  bytes.on('error', (error: grpc.ServiceError) => inbox.fail(error));
  const request = requestOf('GetProfile', {}, { token: player.token, seqNo: 1 });
  bytes.write(
    Buffer.from(
      schema
        .codec('Request')
        .encode(schema.fromJson('Request', JSON.stringify(request)))
        .finish(),
    ),
  );
  bytes.write(Buffer.from('ffffff', 'hex'));
  expect((await inbox.next())?.length).toBeGreaterThan(0);
  await expect(inbox.next()).rejects.toMatchObject({
    code: grpc.status.INVALID_ARGUMENT,
    details: expect.stringMatching(/no protobuf Request/) as string,
  });
});

test('a client that does not read is not read either: its calls wait at its side, none is lost', async () => {
  const counters = node.app.get(Counters, { strict: false });
  const CALLS = 400;
  const call = client.makeBidiStreamRequest<object, { reqSeqNo: number }>(
    `/${schema.serviceName}/Play`,
    (message) => Buffer.from(counterSchema.codec('Request').encode(message).finish()),
    (bytes) => counterSchema.codec('MultipleResponse').decode(bytes) as { reqSeqNo: number },
    new grpc.Metadata(),
  );
  const seen: number[] = [];
  call.on('data', ({ reqSeqNo }: { reqSeqNo: number }) => seen.push(reqSeqNo));
  call.pause();
  for (let number = 1; number <= CALLS; number++)
    call.write({ protocolVersion: 2, protocolId: 1001, seqNo: number, token: player.token, pokeReq: { number } });
  await untilSteady(() => counters.pokes, 'the server to wait for its client');
  expect(counters.pokes).toBeGreaterThan(0);
  expect(counters.pokes).toBeLessThan(200); // answers are 32 KiB each: all of them would be 13 MB
  call.resume();
  await until(async () => seen.length === CALLS, 'every answer');
  expect(seen).toEqual(Array.from({ length: CALLS }, (_, index) => index + 1));
  call.end();
});

test('calls beyond the 32 that a stream may have in flight stay with their client, however many it sends', async () => {
  const session = http2.connect(`http://${node.grpcAddress}`);
  const stream = openStream(session, '/othello.Othello/Play');
  let answers: Buffer = Buffer.alloc(0);
  stream.on('data', (bytes: Buffer) => (answers = Buffer.concat([answers, bytes])));
  const padding = Buffer.concat([Buffer.from('fa7d8010', 'hex'), Buffer.alloc(2048)]); // field 2015, which nobody knows
  const json = JSON.stringify(requestOf('CreateGameRoom', {}, { token: player.token }));
  const call = Buffer.from(schema.codec('Request').encode(schema.fromJson('Request', json)).finish());
  const request = framed(Buffer.concat([call, padding]));
  const CALLS = 600;
  let taken = 0;
  const sendFrom = (count: number) => {
    if (count < CALLS) stream.write(request, () => sendFrom((taken = count + 1)));
  };
  await rows.whileLocked('SELECT 1 FROM sessions WHERE user_id = $1 FOR UPDATE', [player.id], async () => {
    sendFrom(0);
    await untilSteady(() => taken, 'the server to read no further');
    expect(taken).toBeGreaterThanOrEqual(32);
    expect(taken * request.length).toBeLessThan(512 * 1024); // of 1.2 MB: what is in flight, and a window of HTTP/2
  });
  await until(async () => framesIn(answers) === CALLS, 'every answer');
  session.destroy();
});

test("a team's stream runs its guards, over every transport", async () => {
  const request = { protocolVersion: 2, protocolId: 1000, token: player.token, watchCounterReq: { name: 'secret' } };
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${node.url}/api/stream`, { method: 'POST', headers, body: JSON.stringify(request) });
  expect(response.status).toBe(200);
  expect(JSON.parse(await response.text())).toMatchObject({
    protocolId: 1000,
    result: { code: 'ErrorInvalidArgument' },
    watchCounterRsp: {},
  });
});
