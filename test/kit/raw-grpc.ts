import type http2 from 'node:http2';
import { othello } from '../../src/generated/othello.js';

/** A gRPC answer as HTTP/2 brings it. */
export interface RawGrpcAnswer {
  /** HTTP status */
  http: number | undefined;
  /** grpc-status, of headers or trailers; undefined: the stream ended without one */
  code: number | undefined;
  details: string;
  headers: http2.IncomingHttpHeaders;
  /** message bytes with their heads */
  body: Buffer;
  /** of RST_STREAM */
  rstCode: number;
}

export const LOGIN = Buffer.from(othello.ReqLogin.encode({ platformType: 1, platformToken: 'nobody' }).finish());

/** A message behind its head. */
export function framed(message: Uint8Array, { flag = 0, length = message.length } = {}): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(flag);
  head.writeUInt32BE(length, 1);
  return Buffer.concat([head, message]);
}

const HEADERS = { ':method': 'POST', 'content-type': 'application/grpc', te: 'trailers' };

/** Opens a stream, and writes what is given. @param body undefined: the stream stays open for more */
export function openStream(
  session: http2.ClientHttp2Session,
  path: string,
  headers: http2.OutgoingHttpHeaders = {},
): http2.ClientHttp2Stream {
  return session.request({ ...HEADERS, ':path': path, ...headers });
}

/** What a stream was answered with, once it has ended. */
export function answerOf(stream: http2.ClientHttp2Stream): Promise<RawGrpcAnswer> {
  let headers: http2.IncomingHttpHeaders = {};
  let trailers: http2.IncomingHttpHeaders = {};
  const chunks: Buffer[] = [];
  stream.on('response', (received) => (headers = received));
  stream.on('trailers', (received: http2.IncomingHttpHeaders) => (trailers = received));
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('error', () => undefined);
  return new Promise((resolve) =>
    stream.on('close', () => {
      const code = trailers['grpc-status'] ?? headers['grpc-status'];
      const message = String(trailers['grpc-message'] ?? headers['grpc-message'] ?? '');
      resolve({
        http: headers[':status'] === undefined ? undefined : Number(headers[':status']),
        code: code === undefined ? undefined : Number(code),
        details: decodeURIComponent(message),
        headers,
        body: Buffer.concat(chunks),
        rstCode: stream.rstCode,
      });
    }),
  );
}

/** A unary call of raw bytes. */
export function rawCall(
  session: http2.ClientHttp2Session,
  bytes: Buffer,
  { path = '/othello.Othello/Login', ...headers }: http2.OutgoingHttpHeaders & { path?: string } = {},
): Promise<RawGrpcAnswer> {
  const stream = openStream(session, path, headers);
  const answer = answerOf(stream);
  stream.end(bytes);
  return answer;
}
