import { Metadata } from '@grpc/grpc-js';
import { context, propagation, ROOT_CONTEXT, type Span, SpanKind, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { connect, envelope, inProcess, OthelloClient, roomOf, type Transport } from '@othello-rpc/client';
import { grpc } from '@othello-rpc/client/grpc';
import { thrift } from '@othello-rpc/client/thrift';
import { droppedSpans, startTracing } from '../../src/tracing.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newAccount, newPlayer, roomOf as roomIn } from '../kit/player.ts';
import { seatTwo } from '../kit/game.ts';
import { envelopeTransport, grpcTransport } from '../kit/transports.ts';
import { playTransport } from '../kit/play-transport.ts';
import { webSocketTransport } from '../kit/websocket-transport.ts';
import { until } from '../kit/until.ts';

const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
let node: TestNode;
beforeAll(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  node = await startNode();
});
afterAll(async () => {
  await node.close();
  trace.disable();
  context.disable();
  propagation.disable();
  startTracing();
});
beforeEach(() => exporter.reset());

const traceparent = (): string | undefined => {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
};

const client = (transport: Transport) => new OthelloClient({ transport, traceparent });

const spansOf = (traceId: string): ReadableSpan[] =>
  exporter.getFinishedSpans().filter((span) => span.spanContext().traceId === traceId);

/** Runs `work` in a span of its own. @returns what was finished in its trace */
async function inSpan(work: () => Promise<unknown>): Promise<{ caller: Span; spans: ReadableSpan[] }> {
  const caller = trace.getTracer('test').startSpan('a caller', {}, ROOT_CONTEXT);
  await context.with(trace.setSpan(ROOT_CONTEXT, caller), work);
  caller.end();
  return { caller, spans: spansOf(caller.spanContext().traceId) };
}

const ways: [string, string, () => Transport][] = [
  ['the envelope', 'envelope', () => envelope(node.url)],
  ['gRPC', 'grpc', () => grpc(node.grpcAddress)],
  ['Connect', 'connect', () => connect(node.url)],
  ['Thrift', 'thrift', () => thrift(node.thriftAddress)],
  ['in-process', 'in-process', () => inProcess(node.app)],
];

test.each(ways)(
  'a call over %s has a span of its name below that of its caller, and its statements below that',
  async (_, system, open) => {
    const player = client(open());
    await player.loginOrRegister(newAccount());
    const { roomId } = roomOf(await player.createGameRoom({ private: true }));
    const { caller, spans } = await inSpan(() => player.gameSync({ roomId }));
    const call = spans.find(({ name }) => name === 'GameSync');
    expect(call?.kind).toBe(SpanKind.SERVER);
    expect(call?.parentSpanContext?.spanId).toBe(caller.spanContext().spanId);
    expect(call?.attributes).toMatchObject({
      ...{ 'rpc.system': system, 'rpc.service': 'othello.Othello', 'rpc.method': 'GameSync' },
      'othello.result_code': 0,
    });
    const statements = spans.filter(({ kind }) => kind === SpanKind.CLIENT);
    expect(statements.map(({ name }) => name)).toContain('room-with-session');
    for (const each of statements) expect(each.parentSpanContext?.spanId).toBe(call?.spanContext().spanId);
    player.close();
  },
);

const SENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

test('calls of a Play stream and of a WebSocket are below the span in which it was opened', async () => {
  const guest = await newPlayer(grpcTransport(node));
  const metadata = new Metadata();
  metadata.set('traceparent', SENT);
  const socket = webSocketTransport(node, { traceparent: SENT });
  for (const stream of [playTransport(node, metadata), socket]) {
    exporter.reset();
    await guest.through(stream).call('ListGameRooms');
    const call = spansOf(SENT.slice(3, 35)).find(({ name }) => name === 'ListGameRooms');
    expect(call?.parentSpanContext?.spanId).toBe(SENT.slice(36, 52));
    await stream.close();
  }
});

test('a transaction has a span, and a refusal is no error', async () => {
  const guest = await newPlayer(envelopeTransport(node));
  exporter.reset();
  await guest.create();
  const [created] = exporter.getFinishedSpans().filter(({ name }) => name === 'CreateGameRoom');
  const inside = exporter
    .getFinishedSpans()
    .filter(({ parentSpanContext }) => parentSpanContext?.spanId === created?.spanContext().spanId);
  expect(inside.map(({ name }) => name)).toContain('transaction');
  await guest.put('4711', 'd3');
  const [put] = exporter.getFinishedSpans().filter(({ name }) => name === 'GamePut');
  expect([put?.status.code, put?.attributes['othello.result_code']]).toEqual([0, 106]);
});

test('what is pushed has spans, and what the node does for itself has none', async () => {
  const { roomId, black } = await seatTwo(
    await newPlayer(envelopeTransport(node)),
    await newPlayer(envelopeTransport(node)),
  );
  const watcher = client(envelope(node.url));
  await watcher.loginOrRegister(newAccount());
  const states = watcher.watchRoom(roomId)[Symbol.asyncIterator]();
  await states.next();
  exporter.reset();
  await black.put(roomId, 'd3');
  await states.next();
  await until(async () => exporter.getFinishedSpans().some(({ name }) => name === 'push'), 'the span of the push');
  watcher.close();
  const roots = exporter.getFinishedSpans().filter(({ parentSpanContext }) => !parentSpanContext);
  expect(
    [...new Set(roots.map(({ name }) => name))].filter((name) => !/^(GamePut|Subscribe|push)$/.test(name)),
  ).toEqual([]);
});

const bad = [
  '',
  'x',
  '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331',
  `00-${'0'.repeat(5000)}-b7ad6b7169203331-01`,
  'ff-\n',
];
test('what is no traceparent counts as not sent', async () => {
  for (const sent of bad) {
    const response = await fetch(`${node.url}/othello.Othello/GetProfile`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(!sent.includes('\n') && { traceparent: sent }) },
      body: '{}',
    });
    expect([200, 401]).toContain(response.status);
  }
  for (const span of exporter.getFinishedSpans().filter(({ name }) => name === 'GetProfile'))
    expect(span.parentSpanContext).toBeUndefined();
});

test('an SDK that throws at every step stops no call, and what it did not take is counted', async () => {
  const broken = () => {
    throw new Error('the SDK is broken');
  };
  const names = ['end', 'setStatus', 'setAttribute', 'setAttributes', 'spanContext', 'isRecording'];
  const span = Object.fromEntries(names.map((name) => [name, broken])) as unknown as Span;
  const guest = await newPlayer(envelopeTransport(node));
  try {
    for (const startSpan of [broken, () => span]) {
      trace.disable();
      trace.setGlobalTracerProvider({ getTracer: () => ({ startSpan, startActiveSpan: broken }) });
      startTracing();
      const before = droppedSpans();
      expect((await guest.call('ListGameRooms')).replies[0]?.code).toBe('Success');
      const { roomId } = roomIn(await guest.create());
      expect((await guest.exit(roomId)).replies[0]?.code).toBe('Success');
      expect(droppedSpans()).toBeGreaterThan(before);
    }
  } finally {
    trace.disable();
    trace.setGlobalTracerProvider(provider);
    startTracing();
  }
});
