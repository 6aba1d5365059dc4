import type http from 'node:http';
import { once } from 'node:events';
import * as grpc from '@grpc/grpc-js';
import { WebSocket } from 'ws';
import { startNode, type TestNode } from '../kit/node.ts';
import { ThriftClient, thriftMessage, wrap } from '../kit/thrift-client.ts';
import { readHeader } from '../../src/transports/thrift/theader.ts';
import { requestIdOf } from '../../src/transports/request-id.ts';

// The id that a caller gives a call comes back on each transport, and stands in the line of the call in the log:
// call-log.spec.ts.

let node: TestNode;
beforeAll(async () => void (node = await startNode()));
afterAll(() => node.close());

const ID = 'trace-4711';
const LOGIN = { platformType: 'CUSTOM', platformToken: 'nobody' };

test.each([
  ['/api', 'application/json', JSON.stringify({ protocolVersion: 2, protocolId: 100, loginReq: LOGIN })],
  ['/othello.Othello/Login', 'application/json', JSON.stringify(LOGIN)],
  ['/othello.Othello/Login', 'application/grpc-web+proto', Buffer.from([0, 0, 0, 0, 0])],
  ['/thrift', 'application/x-thrift', thriftMessage('binary', 'Login', { request: LOGIN })],
  ['/api', 'application/json', 'no JSON at all'],
])('over HTTP it comes back from %s as %s', async (path, type, body) => {
  const headers = { 'content-type': type, 'x-request-id': ID };
  const response = await fetch(`${node.url}${path}`, { method: 'POST', headers, body });
  expect(response.headers.get('x-request-id')).toBe(ID);
});

test('over gRPC it comes back in the metadata, of refused calls and of streams too', async () => {
  const client = new grpc.Client(node.grpcAddress, grpc.credentials.createInsecure());
  const asIs = (bytes: Buffer) => bytes;
  const metadata = new grpc.Metadata();
  metadata.set('x-request-id', ID);
  const path = (name: string) => `/othello.Othello/${name}`;
  const sent = async (call: NodeJS.EventEmitter) => {
    call.on('error', () => undefined);
    const [received] = (await once(call, 'metadata')) as [grpc.Metadata];
    return received.get('x-request-id');
  };
  const ignore = () => undefined;
  const unary = (bytes: Buffer) => client.makeUnaryRequest(path('Login'), asIs, asIs, bytes, metadata, ignore);
  expect(await sent(unary(Buffer.alloc(0)))).toEqual([ID]);
  expect(await sent(unary(Buffer.from([0xff])))).toEqual([ID]);
  expect(await sent(client.makeServerStreamRequest(path('Subscribe'), asIs, asIs, Buffer.alloc(0), metadata))).toEqual([
    ID,
  ]);
  const play = client.makeBidiStreamRequest(path('Play'), asIs, asIs, metadata);
  expect(await sent(play)).toEqual([ID]);
  play.cancel();
  client.close();
});

test('over a WebSocket it comes back with the handshake', async () => {
  const socket = new WebSocket(`${node.url.replace('http', 'ws')}/ws`, 'othello.v2', {
    headers: { 'x-request-id': ID },
  });
  const [response] = (await once(socket, 'upgrade')) as [http.IncomingMessage];
  expect(response.headers['x-request-id']).toBe(ID);
  socket.terminate();
});

test('in a THeader it comes back under the same key', async () => {
  const client = new ThriftClient(node.thriftAddress, { protocol: 'compact', framing: 'header' });
  const frames: Buffer[] = [];
  client.socket.on('data', (piece: Buffer) => frames.push(piece));
  await client.call('Login', LOGIN, { requestId: ID });
  const { keys } = readHeader(Buffer.concat(frames).subarray(4));
  expect(keys.get('x-request-id')).toBe(ID);
  const answered = client.send(wrap(client.wire, thriftMessage('compact', 'Login', { request: LOGIN })));
  frames.length = 0;
  await answered;
  expect(readHeader(Buffer.concat(frames).subarray(4)).keys.size).toBe(0);
  client.close();
});

test('a call without one is answered without one', async () => {
  const response = await fetch(`${node.url}/api`, { method: 'POST', body: 'x' });
  expect(response.headers.get('x-request-id')).toBeNull();
});

test.each([
  ['a b\tc', 'abc'],
  ['one\r\ntwo: 3', 'onetwo:3'],
  ['\u001b[31mred', '[31mred'],
  ['ü漢\u202e', undefined],
  ['', undefined],
  ['x'.repeat(5000), 'x'.repeat(64)],
  [['one', 'two'], 'one,two'],
  [undefined, undefined],
])('of what a caller sends only what is printable is taken, 64 characters at most (%#)', (sent, taken) => {
  expect(requestIdOf(sent)).toBe(taken);
});
