import http from 'node:http';
import * as grpc from '@grpc/grpc-js';
import { envelopeTransport } from '../kit/transports.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer } from '../kit/player.ts';
import { until } from '../kit/until.ts';
import { InProcessServer } from '../../src/transports/in-process/in-process.server.ts';
import { Counters, counterSchema, counterTeam } from './counter.ts';

// A team's stream may have nothing to say of where things stand: it is open all the same, and tells what changes.

let node: TestNode;
let client: grpc.Client;
let token: string;
beforeAll(async () => {
  // no heartbeat within the hour: it would send the head of a stream too
  node = await startNode({ team: counterTeam({ heartbeatMs: 3600_000 }) });
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

function overHttp(body: string | Buffer, contentType: string): Watch {
  let status = 0;
  let came = '';
  const request = http.request(`${node.url}/api/stream`, {
    method: 'POST',
    headers: { 'content-type': contentType },
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

const WATCHES: Record<string, () => Watch> = {
  'the protobuf envelope': () => overHttp(encode({ ...REQUEST, token }), 'application/x-protobuf'),
  'the JSON envelope': () => overHttp(JSON.stringify({ ...REQUEST, token }), 'application/json'),
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
  'in-process': () => {
    const abort = new AbortController();
    let came = '';
    void (async () => {
      const server = node.app.get(InProcessServer, { strict: false });
      for await (const { answers } of server.stream('WatchCounter', { name: 'quiet' }, { token, signal: abort.signal }))
        came += answers.map(({ field }) => field).join();
    })();
    return { isOpen: () => true, came: () => came, close: () => abort.abort() };
  },
};

test.each(Object.entries(WATCHES))('over %s', async (_, open) => {
  const counters = node.app.get(Counters, { strict: false });
  const watch = open();
  try {
    await until(async () => watch.isOpen(), 'the status of the stream', 20_000);
    const isThere = async () => counters.bump('quiet') > 0 && watch.came().length > 5;
    await until(isThere, 'what changed');
    expect(watch.came()).not.toMatch(/Parse Error|HTTP\/1/);
  } finally {
    watch.close();
  }
});
