import http from 'node:http';
import * as grpc from '@grpc/grpc-js';
import { envelopeTransport } from '../kit/transports.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer } from '../kit/player.ts';
import { until } from '../kit/until.ts';
import { ProcedureRegistry } from '../../src/rpc/registry.ts';
import { frame } from '../../src/transports/frames.ts';
import { ThriftPolls } from '../../src/transports/thrift/thrift.stream.ts';
import { thriftTimes } from '../kit/thrift-times.ts';
import { openWebSocket } from '../kit/websocket-transport.ts';
import { InProcessServer } from '../../src/transports/in-process/in-process.server.ts';
import { Counters, counterSchema, counterTeam } from './counter.ts';

// A team's stream may have no message for its first state: it is open all the same, has a version at once, and brings changes.

let node: TestNode;
let client: grpc.Client;
let token: string;
beforeAll(async () => {
  // neither a heartbeat nor the end of a long poll within the hour: each would bring the head of a stream and a version
  const { modules = [], ...team } = counterTeam({ heartbeatMs: 3600_000 });
  node = await startNode({ team: { ...team, modules: [...modules, thriftTimes({ pollMs: 3600_000 })] } });
  client = new grpc.Client(node.grpcAddress, grpc.credentials.createInsecure());
  token = (await newPlayer(envelopeTransport(node))).token;
});
afterAll(async () => {
  client.close();
  await node.close();
});

const REQUEST = { protocolVersion: 2, protocolId: 1000, watchCounterReq: { name: 'quiet' } };
const encode = (request: object) => Buffer.from(counterSchema.codec('Request').encode(request).finish());
const asIs = (bytes: Buffer) => bytes;

interface Watch {
  /** true once the transport says that the stream is open, where it can */
  isOpen: () => boolean;
  /** the bytes or answers that came */
  came: () => string;
  close: () => void;
}

/** The heartbeat with a version, in JSON and in protobuf. */
function heartbeatForms(version: number): string[] {
  const heartbeat = { watchCounterRsp: { version } };
  const bytes = Buffer.from(counterSchema.codec('Response').encode(heartbeat).finish());
  return [JSON.stringify(heartbeat).slice(1, -1), bytes.toString('latin1')];
}

interface HttpRequest {
  path?: string;
  contentType: string;
  headers?: Record<string, string>;
}

function overHttp(body: string | Buffer, { path = '/api/stream', contentType, headers = {} }: HttpRequest): Watch {
  let status = 0;
  let came = '';
  const request = http.request(`${node.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': contentType, ...headers },
  });
  request.on('error', (error) => (came += error.message));
  request.on('response', (response) => {
    status = response.statusCode ?? 0;
    response.on('data', (bytes: Buffer) => (came += bytes.toString('latin1'))).on('error', () => undefined);
  });
  request.end(body);
  return { isOpen: () => status === 200, came: () => came, close: () => request.destroy() };
}

function overGrpc(call: grpc.ClientReadableStream<Buffer>): Watch {
  let came = '';
  call.on('data', (bytes: Buffer) => (came += bytes.toString('latin1'))).on('error', () => undefined);
  return { isOpen: () => true, came: () => came, close: () => call.cancel() };
}

const REQUEST_BYTES = Buffer.from(counterSchema.codec('ReqWatchCounter').encode({ name: 'quiet' }).finish());

const overRpc = (message: string | Buffer, contentType: string): Watch =>
  overHttp(frame(0, Buffer.from(message)), {
    path: '/othello.Othello/WatchCounter',
    contentType,
    headers: { authorization: `Bearer ${token}` },
  });

/** For JSON.stringify: bytes are of no interest. */
const textOf = (_: string, value: unknown): unknown => (value instanceof Uint8Array ? value.length : value);

const WATCHES: Record<string, () => Watch> = {
  'the protobuf envelope': () => overHttp(encode({ ...REQUEST, token }), { contentType: 'application/x-protobuf' }),
  'the JSON envelope': () => overHttp(JSON.stringify({ ...REQUEST, token }), { contentType: 'application/json' }),
  gRPC: () => {
    const metadata = new grpc.Metadata();
    metadata.set('authorization', `Bearer ${token}`);
    const request = counterSchema.codec('ReqWatchCounter').encode({ name: 'quiet' }).finish();
    const rpc = '/othello.Othello/WatchCounter';
    return overGrpc(client.makeServerStreamRequest(rpc, asIs, asIs, Buffer.from(request), metadata));
  },
  Play: () => {
    const call = client.makeBidiStreamRequest('/othello.Othello/Play', asIs, asIs, new grpc.Metadata());
    call.write(encode({ ...REQUEST, token }));
    return overGrpc(call);
  },
  'Connect, JSON': () => overRpc(JSON.stringify({ name: 'quiet' }), 'application/connect+json'),
  'Connect, protobuf': () => overRpc(REQUEST_BYTES, 'application/connect+proto'),
  'gRPC-Web': () => overRpc(REQUEST_BYTES, 'application/grpc-web+proto'),
  WebSocket: () => {
    const socket = openWebSocket(node);
    let came = '';
    socket.on('open', () => socket.send(encode({ ...REQUEST, token })));
    socket.on('message', (bytes: Buffer) => (came += bytes.toString('latin1')));
    return { isOpen: () => socket.readyState === socket.OPEN, came: () => came, close: () => socket.terminate() };
  },
  Thrift: () => {
    const procedure = node.app.get(ProcedureRegistry, { strict: false }).byName.get('WatchCounter');
    const polls = node.app.get(ThriftPolls, { strict: false });
    let came = '';
    let isClosed = false;
    void (async () => {
      for (let sinceVersion: number | undefined; !isClosed;) {
        const request = { name: 'quiet', ...(sinceVersion && { sinceVersion }) };
        const call = { procedure, request, version: 2, token, seqNo: undefined, deadlineMs: undefined };
        const { answers } = await polls.open(call).outcome;
        came += answers.map(({ field, body }) => JSON.stringify({ [field]: body }, textOf)).join();
        sinceVersion = (answers[0]?.body as { version?: number } | undefined)?.version;
      }
    })();
    return { isOpen: () => true, came: () => came, close: () => (isClosed = true) };
  },
  'in-process': () => {
    const abort = new AbortController();
    let came = '';
    void (async () => {
      const server = node.app.get(InProcessServer, { strict: false });
      for await (const { answers } of server.stream('WatchCounter', { name: 'quiet' }, { token, signal: abort.signal }))
        came += answers.map(({ field, body }) => JSON.stringify({ [field]: body }, textOf)).join();
    })();
    return { isOpen: () => true, came: () => came, close: () => abort.abort() };
  },
};

test.each(Object.entries(WATCHES))('over %s it has its version at once, and brings changes', async (_, open) => {
  const counters = node.app.get(Counters, { strict: false });
  const forms = heartbeatForms((await counters.read(['quiet'])).get('quiet')?.version ?? 0);
  const watch = open();
  try {
    await until(async () => watch.isOpen(), 'the status of the stream', 20_000);
    await until(async () => forms.some((form) => watch.came().includes(form)), 'its version', 20_000);
    const { length } = watch.came();
    const isThere = async () => counters.bump('quiet') > 0 && watch.came().length > length + 5;
    await until(isThere, 'what changed');
    expect(watch.came()).not.toMatch(/Parse Error|HTTP\/1/);
  } finally {
    watch.close();
  }
});

test.each([
  ['the protobuf envelope', (since: object) => ({ body: encode(since), contentType: 'application/x-protobuf' })],
  ['the JSON envelope', (since: object) => ({ body: JSON.stringify(since), contentType: 'application/json' })],
])('over %s one whose client has seen a later version is open before there is anything to send', async (_, of) => {
  const { version } = (await node.app.get(Counters, { strict: false }).read(['quiet'])).get('quiet')!;
  const { body, contentType } = of({
    ...REQUEST,
    token,
    watchCounterReq: { name: 'quiet', sinceVersion: version + 1000 },
  });
  const watch = overHttp(body, { contentType });
  try {
    await until(async () => watch.isOpen(), 'the status of the stream', 20_000);
    expect(watch.came()).toBe('');
  } finally {
    watch.close();
  }
});
