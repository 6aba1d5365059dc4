import http2 from 'node:http2';
import net from 'node:net';
import { othello } from 'othello-rpc';

/** How subscribers are connected: each HTTP/1.1 or HTTP/2 connection of its own, or all on one HTTP/2 connection. */
export const SHAPES = ['envelope', 'grpc', 'grpc-multiplexed'] as const;
export type Shape = (typeof SHAPES)[number];

export interface Watched {
  roomId: number;
  token: string;
}

/** Takes every Response as its bytes. */
export type Take = (response: Buffer) => void;

/** Opens subscriptions with no more of HTTP than that: the client must not be what is measured. */
export interface Subscriptions {
  open(watched: Watched, take: Take): void;
  close(): void;
}

export const openSubscriptions = (shape: Shape, ports: { httpPort: number; grpcPort: number }): Subscriptions =>
  shape === 'envelope'
    ? envelopeSubscriptions(ports.httpPort)
    : grpcSubscriptions(ports.grpcPort, shape === 'grpc-multiplexed');

function envelopeSubscriptions(port: number): Subscriptions {
  const sockets: net.Socket[] = [];
  return {
    open({ roomId, token }, take) {
      const message = { protocolVersion: 2, protocolId: 110, token, subscribeReq: { roomId } };
      const body = othello.Request.encode(message).finish();
      const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
      sockets.push(socket);
      socket.on('error', () => undefined);
      socket.on(
        'data',
        chunksOf((chunk) => take(chunk.subarray((chunk[0] ?? 0) < 128 ? 1 : 2))),
      );
      socket.write(`POST /api/stream HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: ${body.length}\r\n\r\n`);
      socket.write(body);
    },
    close: () => sockets.forEach((socket) => socket.destroy()),
  };
}

/** The chunks of a chunked answer, as they come: the head is passed over. */
function chunksOf(take: Take): (data: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let isInBody = false;
  return (data) => {
    rest = rest.length === 0 ? data : Buffer.concat([rest, data]);
    if (!isInBody) {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      if (rest.toString('latin1', 9, 12) !== '200')
        throw new Error(`subscribed with HTTP ${rest.toString('latin1', 9, 12)}`);
      rest = rest.subarray(end + 4);
      isInBody = true;
    }
    for (;;) {
      const line = rest.indexOf('\r\n');
      const length = parseInt(rest.toString('latin1', 0, line), 16);
      if (line < 0 || rest.length < line + 2 + length + 2) break;
      if (length > 0) take(rest.subarray(line + 2, line + 2 + length));
      rest = rest.subarray(line + 2 + length + 2);
    }
    if (rest.length === 0) rest = Buffer.alloc(0); // lets go of what came
  };
}

const PREFIX_BYTES = 5;

function grpcSubscriptions(port: number, isShared: boolean): Subscriptions {
  const sessions: http2.ClientHttp2Session[] = [];
  const connect = () => {
    const session = http2.connect(`http://127.0.0.1:${port}`);
    session.on('error', () => undefined);
    session.setMaxListeners(0);
    sessions.push(session);
    return session;
  };
  return {
    open({ roomId, token }, take) {
      const session = (isShared && sessions[0]) || connect();
      const stream = session.request({
        ':method': 'POST',
        ':path': '/othello.Othello/Subscribe',
        te: 'trailers',
        'content-type': 'application/grpc',
        authorization: `Bearer ${token}`,
      });
      const body = othello.ReqSubscribe.encode({ roomId }).finish();
      stream.on('error', () => undefined);
      stream.on('data', framesOf(take));
      stream.end(Buffer.concat([Buffer.from([0, 0, 0, 0, body.length]), body]));
    },
    close: () => sessions.forEach((session) => session.destroy()),
  };
}

function framesOf(take: Take): (data: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (data) => {
    rest = rest.length === 0 ? data : Buffer.concat([rest, data]);
    while (rest.length >= PREFIX_BYTES) {
      const end = PREFIX_BYTES + rest.readUInt32BE(1);
      if (rest.length < end) return;
      take(rest.subarray(PREFIX_BYTES, end));
      rest = rest.subarray(end);
    }
    if (rest.length === 0) rest = Buffer.alloc(0);
  };
}
