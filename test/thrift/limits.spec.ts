import { once } from 'node:events';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type CanActivate, type ExecutionContext, Injectable, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { MemoryGameModule } from '../../bench/src/memory-game.ts';
import { NoOpModule } from '../../bench/src/no-op.ts';
import { NO_OP_IDL } from '../../bench/src/no-op-schema.ts';
import { PushHub } from '../../src/push/index.ts';
import { Admission } from '../../src/rpc/admission.ts';
import { BinaryWriter } from '../../src/transports/thrift/binary.ts';
import { ThriftServer } from '../../src/transports/thrift/thrift.server.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer, type Player, roomOf } from '../kit/player.ts';
import type { Replies } from '../kit/replies.ts';
import { repliesIn, ThriftClient, thriftMessage } from '../kit/thrift-client.ts';
import { thriftTimes } from '../kit/thrift-times.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { until } from '../kit/until.ts';

const UNFRAMED = { protocol: 'binary', framing: 'unframed' } as const;

const TIMES = { idleMs: 1000, messageMs: 400, blockedMs: 1500, checkMs: 50 };

/** Holds up each Login and NoOp while it is shut, and refuses one device. */
@Injectable()
class Gate implements CanActivate {
  static held: (() => void)[] = [];
  static isShut = false;

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (!['login', 'noOp'].includes(context.getHandler().name)) return true;
    if (Gate.isShut) await new Promise<void>((resolve) => Gate.held.push(resolve));
    return context.getArgByIndex<{ platformToken?: string }>(0).platformToken !== 'refused';
  }

  static open(): void {
    Gate.isShut = false;
    for (const release of Gate.held.splice(0)) release();
  }
}

/** Of the whole application, as a team sets one: over Thrift it runs because the transport inherits them. */
@Module({ providers: [{ provide: APP_GUARD, useClass: Gate }] })
class GateModule {}

const start = () =>
  startNode({ team: { modules: [thriftTimes(TIMES), GateModule, NoOpModule, MemoryGameModule], idl: NO_OP_IDL } });

let node: TestNode;
beforeAll(async () => void (node = await start()));
afterEach(() => Gate.open());
afterAll(() => node.close());

/** A call without a database, each of a session of its own: its number is echoed. */
const noOp = (seqId: number) => callOf(`token=t${seqId}:NoOp`, seqId);

/** A CALL without arguments. */
function callOf(name: string, seqId: number): Buffer {
  const out = new BinaryWriter();
  out.head({ type: 1, name, seqId });
  out.stop();
  return out.take();
}

/** Of a device that no server knows: ErrorUserNotRegistered says that the handler ran. */
const DEVICE = { platformType: 1, platformToken: 'a device of test/thrift' };
const codeOf = ({ replies }: Replies) => replies[0]?.code;

const connect = ({ thriftAddress } = node) => new ThriftClient(thriftAddress, UNFRAMED);
const closed = (socket: net.Socket) => until(async () => socket.closed, 'the server to close it');

async function table(at = node): Promise<{ white: Player; black: Player; roomId: string }> {
  const [white, black] = [await newPlayer(envelopeTransport(at)), await newPlayer(envelopeTransport(at))];
  const { roomId } = roomOf(await white.create());
  await black.join(roomId);
  return { white, black, roomId };
}

describe('a connection is closed', () => {
  test('that never sends anything, and one that sent something and stopped', async () => {
    const [silent, spoken] = [connect(), connect()];
    await spoken.call('Login', DEVICE);
    await closed(silent.socket);
    await closed(spoken.socket);
  });

  test('whose message does not arrive, though bytes of it come all the time', async () => {
    const request = { platformType: 1, platformToken: 'x'.repeat(50_000) };
    const bytes = thriftMessage('binary', 'Login', { request });
    const { socket } = connect();
    let sent = 0;
    const drip = setInterval(() => socket.write(bytes.subarray(sent, ++sent)), 20);
    await closed(socket);
    clearInterval(drip);
    expect(sent).toBeLessThan(bytes.length);
  });

  test('whose peer takes no answers, for which no more is held than one answer and what fits in buffers', async () => {
    const server = node.app.get(ThriftServer, { strict: false });
    const { socket } = connect();
    socket.pause();
    // the answer has the name of the method that there is not, so that each is as long as its call
    const call = callOf('x'.repeat(50_000), 1);
    let [calls, most] = [0, 0];
    const send = () => {
      while (!socket.destroyed && socket.write(call)) calls++;
    };
    socket.on('drain', send);
    send();
    await until(async () => {
      most = Math.max(most, server.gauge.heldBytes);
      return most > 0 && server.gauge.connections === 0;
    }, 'the server to close it');
    expect(calls).toBeGreaterThan(50);
    expect(most).toBeLessThan(256 * 1024);
    socket.destroy();
  });
});

test('a connection with a call that waits is open for as long as it does', async () => {
  const { white, black, roomId } = await table();
  const waits = connect();
  const news = waits.call('Subscribe', { roomId, sinceVersion: 2 }, { token: white.token });
  await closed(connect().socket);
  await closed(connect().socket);
  await black.put(roomId, 'd3');
  expect((await news).replies.map(({ field }) => field)).toEqual(['subscribeRsp', 'gameSyncRsp']);
  waits.close();
});

test('a guard of the whole application runs, and what it refuses is refused as over the envelope', async () => {
  const client = connect();
  const refused = { ...DEVICE, platformToken: 'refused' };
  const answer = await client.call('Login', refused);
  expect(answer).toEqual(await envelopeTransport(node).call('Login', refused));
  expect(codeOf(answer)).not.toBe('ErrorUserNotRegistered');
  expect(codeOf(await client.call('Login', DEVICE))).toBe('ErrorUserNotRegistered');
  client.close();
});

test('of one connection 32 calls are in flight, the others wait unread; all are answered in their order', async () => {
  Gate.isShut = true;
  const client = connect();
  const order: number[] = [];
  const calls = Array.from({ length: 40 }, (_, index) =>
    client.send(noOp(index)).then((answer) => order.push(answer.readInt32BE(12))),
  );
  const admission = node.app.get(Admission, { strict: false });
  await until(async () => admission.gauge.inFlight === 32, '32 calls in flight');
  const other = connect();
  const another = other.send(noOp(0));
  await until(async () => admission.gauge.inFlight > 32, 'the call of another connection');
  expect(admission.gauge.inFlight).toBe(33);
  Gate.open();
  await Promise.all([...calls, another]);
  expect(order).toEqual(Array.from({ length: 40 }, (_, index) => index));
  client.close();
  other.close();
});

test('a node with as many calls as it takes refuses more, and keeps the connection', async () => {
  const admission = node.app.get(Admission, { strict: false });
  const client = connect();
  let entered = 0;
  while (!admission.isFull) {
    void admission.enter(undefined);
    entered++;
  }
  const { replies } = await client.call('Login', DEVICE, { version: 1 });
  while (entered-- > 0) admission.leave(undefined);
  expect(replies).toMatchObject([{ field: 'loginRsp', code: 'ErrorSystem' }]);
  expect(replies[0]?.message).toMatch(/busy/i);
  expect(codeOf(await client.call('Login', DEVICE))).toBe('ErrorUserNotRegistered');
  client.close();
});

test('a node that stops answers the calls in flight, tells long polls to resume at another node, and takes no more', async () => {
  const stopping = await start();
  const { white, roomId } = await table(stopping);
  const [busy, waiting] = [connect(stopping), connect(stopping)];
  const news = waiting.call('Subscribe', { roomId, sinceVersion: 2 }, { token: white.token });
  const hub = stopping.app.get(PushHub, { strict: false });
  await until(async () => hub.gauge.subscribers === 1, 'the call that waits for news');
  Gate.isShut = true;
  const call = busy.call('Login', DEVICE);
  await until(async () => Gate.held.length === 1, 'the call in the handler');
  const end = stopping.close();
  expect((await news).replies).toMatchObject([{ field: 'subscribeRsp', body: { resume: true } }]);
  await closed(waiting.socket);
  const late = net.connect(stopping.thriftPort, '127.0.0.1');
  late.on('error', () => undefined);
  await closed(late);
  Gate.open();
  expect(codeOf(await call)).toBe('ErrorUserNotRegistered');
  await end;
  expect(busy.socket.closed).toBe(true);
});

/** Everybody who waits for news has been sent elsewhere. */
const isSentElsewhere = (at: TestNode) =>
  until(async () => at.app.get(PushHub, { strict: false }).isStopping, 'the node to stop');

test('a poll that a stopping node had not begun is told to resume elsewhere too, on a connection and over HTTP', async () => {
  const stopping = await start();
  const { white, black, roomId } = await table(stopping);
  const client = connect(stopping);
  Gate.isShut = true;
  const before = client.call('Login', DEVICE);
  const queued = client.call('Subscribe', { roomId, sinceVersion: 2 }, { token: white.token });
  await until(async () => Gate.held.length === 1, 'the call before it to be in the handler');

  const request = { roomId: Number(roomId), sinceVersion: 2 };
  const body = thriftMessage('binary', 'Subscribe', { request, service: `token=${black.token}` });
  const late = httpRequest(`${stopping.url}/thrift`, { method: 'POST', headers: { 'content-length': body.length } });
  const answered = once(late, 'response') as Promise<[IncomingMessage]>;
  late.write(body.subarray(0, 20));
  await pause(100); // it has come so far

  const end = stopping.close();
  await isSentElsewhere(stopping);
  Gate.open();
  late.end(body.subarray(20));
  await before;
  const elsewhere = [{ field: 'subscribeRsp', code: 'Success', body: { version: 2, resume: true } }];
  expect((await queued).replies).toMatchObject(elsewhere);
  const [response] = await answered;
  const bytes = Buffer.concat((await response.toArray()) as Buffer[]);
  expect(repliesIn('binary', 'Subscribe', bytes).replies).toMatchObject(elsewhere);
  await end;
});
