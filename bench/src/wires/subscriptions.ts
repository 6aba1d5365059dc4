import { othello } from 'othello-rpc';
import type { Connections } from '../connections.ts';
import type { TransportName } from '../transports.ts';
import { dial } from './dial.ts';
import { grpcFrame, grpcFramesOf } from './grpc-frames.ts';
import { chunksOf, varintFramesOf } from './pushed-frames.ts';
import { grpcSubscriptions, http2Subscriptions, playSubscriptions } from './http2-subscriptions.ts';
import { thriftSubscriptions } from './thrift-subscriptions.ts';
import { WebSocketConnection } from './websocket-wire.ts';
import { subscribeRequest, type Subscriptions, type SubscriptionPorts } from './subscription.ts';

export type { Subscriptions, Watched } from './subscription.ts';

/** How subscribers are connected: over which transport, each with a connection of its own or many on one. */
export const SHAPES = {
  envelope: { transport: 'envelope-protobuf', connections: 'kept' },
  'envelope-http2': { transport: 'envelope-http2', connections: 'multiplexed' },
  websocket: { transport: 'websocket', connections: 'kept' },
  connect: { transport: 'connect', connections: 'kept' },
  'grpc-web': { transport: 'grpc-web', connections: 'kept' },
  grpc: { transport: 'grpc', connections: 'kept' },
  'grpc-multiplexed': { transport: 'grpc', connections: 'multiplexed' },
  'grpc-play': { transport: 'grpc-play', connections: 'kept' },
  thrift: { transport: 'thrift', connections: 'kept' },
} as const satisfies Record<string, { transport: TransportName; connections: Connections }>;
export type Shape = keyof typeof SHAPES;
export const SHAPE_NAMES = Object.keys(SHAPES) as Shape[];

const OPEN: Record<Shape, (ports: SubscriptionPorts) => Subscriptions> = {
  envelope: ({ httpPort }) => envelopeSubscriptions(httpPort),
  'envelope-http2': ({ httpPort }) => http2Subscriptions(httpPort),
  websocket: ({ httpPort }) => webSocketSubscriptions(httpPort),
  connect: ({ httpPort }) => framedSubscriptions(httpPort, 'application/connect+proto'),
  'grpc-web': ({ httpPort }) => framedSubscriptions(httpPort, 'application/grpc-web+proto'),
  grpc: ({ grpcPort }) => grpcSubscriptions(grpcPort, false),
  'grpc-multiplexed': ({ grpcPort }) => grpcSubscriptions(grpcPort, true),
  'grpc-play': ({ grpcPort }) => playSubscriptions(grpcPort),
  thrift: ({ thriftPort }) => thriftSubscriptions(thriftPort),
};

export const openSubscriptions = (shape: Shape, ports: SubscriptionPorts): Subscriptions => OPEN[shape](ports);

const decoded = (bytes: Uint8Array) => othello.Response.decode(bytes);

function envelopeSubscriptions(port: number): Subscriptions {
  const closings: (() => void)[] = [];
  return {
    open(watched, take) {
      const body = othello.Request.encode(subscribeRequest(watched)).finish();
      const read = chunksOf(varintFramesOf((bytes) => take(decoded(bytes))));
      closings.push(post(port, { path: '/api/stream', headers: '', body }, read));
    },
    close: () => closings.forEach((close) => close()),
  };
}

/** Connect and gRPC-Web: the request in one frame, each Response in one, and a last one that is none. */
function framedSubscriptions(port: number, contentType: string): Subscriptions {
  const closings: (() => void)[] = [];
  return {
    open({ roomId, token }, take) {
      const body = grpcFrame(othello.ReqSubscribe.encode({ roomId }).finish());
      const headers = `content-type: ${contentType}\r\nauthorization: Bearer ${token}\r\n`;
      const read = chunksOf(grpcFramesOf((bytes) => take(decoded(bytes))));
      closings.push(post(port, { path: '/othello.Othello/Subscribe', headers, body }, read));
    },
    close: () => closings.forEach((close) => close()),
  };
}

/** @returns what closes it */
function post(
  port: number,
  { path, headers, body }: { path: string; headers: string; body: Uint8Array },
  read: (data: Buffer) => void,
): () => void {
  const socket = dial({ port }, 'http/1.1');
  socket.on('error', () => undefined);
  socket.on('data', read);
  socket.write(`POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${headers}content-length: ${body.length}\r\n\r\n`);
  socket.write(body);
  return () => socket.destroy();
}

function webSocketSubscriptions(port: number): Subscriptions {
  const connections: WebSocketConnection[] = [];
  return {
    open(watched, take) {
      const connection = new WebSocketConnection({ port }, (bytes) =>
        othello.MultipleResponse.decode(bytes).responses.forEach((response) => take(response)),
      );
      connections.push(connection);
      void connection.send(othello.Request.encode(subscribeRequest(watched)).finish()).catch(() => undefined);
    },
    close: () => connections.forEach((connection) => connection.close()),
  };
}
