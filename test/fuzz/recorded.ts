import { once } from 'node:events';
import http2 from 'node:http2';
import net, { type AddressInfo } from 'node:net';
import { framed } from '../kit/connect-transports.ts';
import { openHttp2 } from '../kit/http2-transport.ts';
import { until } from '../kit/until.ts';

// What clients write, as bytes on a connection.

interface Posted {
  path: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** What a client of HTTP/2 writes for one request: preface, settings, headers and body. */
export async function recordedHttp2({ path, headers, body }: Posted): Promise<Buffer> {
  let written: Buffer = Buffer.alloc(0);
  const listener = net.createServer((socket) => {
    socket.on('data', (piece: Buffer) => (written = Buffer.concat([written, piece])));
    socket.on('error', () => undefined);
  });
  await once(listener.listen(0, '127.0.0.1'), 'listening');
  const session = openHttp2(`http://127.0.0.1:${(listener.address() as AddressInfo).port}`);
  const stream = session.request({ ':method': 'POST', ':path': path, ...headers });
  stream.on('error', () => undefined);
  stream.end(body);
  await until(async () => written.includes(body), 'the body');
  stream.close(http2.constants.NGHTTP2_CANCEL);
  session.destroy();
  listener.close();
  return written;
}

export const recordedGrpc = (path: string, message: Buffer): Promise<Buffer> =>
  recordedHttp2({ path, headers: { 'content-type': 'application/grpc', te: 'trailers' }, body: framed(0, message) });

export function recordedHttp1({ path, headers, body }: Posted): Buffer {
  const all = { host: '127.0.0.1', connection: 'close', 'content-length': String(body.length), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n`), body]);
}

/** A handshake, and behind it a message in one frame, masked with zeros. */
export function recordedWebSocket(message: Buffer): { handshake: Buffer; frame: Buffer } {
  const lines = [
    ...['GET /ws HTTP/1.1', 'host: 127.0.0.1', 'connection: upgrade', 'upgrade: websocket'],
    ...['sec-websocket-version: 13', 'sec-websocket-protocol: othello.v2'],
    'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==',
  ];
  const [head, length] = [Buffer.alloc(4), Buffer.alloc(4)];
  head.set([0x82, 0xfe]);
  head.writeUInt16BE(message.length, 2);
  return { handshake: Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), frame: Buffer.concat([head, length, message]) };
}

/**
 * Writes bytes on a connection of their own, and ends it once something has come, or after a while: to a server of HTTP/1
 * who ends at once is gone.
 * @returns what came until the server closed it
 */
export async function replayed(address: string, bytes: Buffer, afterMs: number): Promise<Buffer> {
  const { hostname, port } = new URL(`tcp://${address}`);
  const socket = net.connect(Number(port), hostname);
  const pieces: Buffer[] = [];
  const end = () => void socket.end();
  const timer = setTimeout(end, afterMs);
  socket.on('data', (piece) => {
    pieces.push(piece);
    end();
  });
  socket.on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  clearTimeout(timer);
  return Buffer.concat(pieces);
}
