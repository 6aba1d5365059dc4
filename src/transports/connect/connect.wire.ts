import type { IncomingHttpHeaders } from 'node:http';
import { Failure, FAILURES } from '../../rpc/failures.ts';
import { GRPC_TIMEOUT_FORM, grpcTimeoutMs } from '../deadlines.ts';
import type { Format } from '../envelope.codec.ts';
import { FRAME_HEAD_BYTES } from '../frames.ts';
import { type Compression, isCompression } from '../inflate.ts';
import { MESSAGE_LIMIT_BYTES } from '../../rpc/limits.ts';

/** How messages of one content type are carried. */
export interface Wire {
  readonly contentType: string;
  /**
   * `Connect`: the body is the message. The others send frames of flags, length and message; the last one says the end.
   */
  readonly protocol: 'Connect' | 'Connect streaming' | 'gRPC-Web';
  readonly format: Format;
  /** base64, for browsers that can't read binary answers piece by piece */
  readonly isText: boolean;
}

const asWire =
  (protocol: Wire['protocol'], format: Format, isText = false) =>
  (contentType: string): [string, Wire] => [contentType, { contentType, protocol, format, isText }];

const WIRES: ReadonlyMap<string, Wire> = new Map([
  asWire('Connect', 'protobuf')('application/proto'),
  asWire('Connect', 'json')('application/json'),
  asWire('Connect streaming', 'protobuf')('application/connect+proto'),
  asWire('Connect streaming', 'json')('application/connect+json'),
  ...['application/grpc-web', 'application/grpc-web+proto'].map(asWire('gRPC-Web', 'protobuf')),
  asWire('gRPC-Web', 'json')('application/grpc-web+json'),
  ...['application/grpc-web-text', 'application/grpc-web-text+proto'].map(asWire('gRPC-Web', 'protobuf', true)),
]);

export const CONTENT_TYPES: readonly string[] = [...WIRES.keys()];

/** @returns undefined: a content type that is not supported */
export function wireOf({ 'content-type': type = '' }: IncomingHttpHeaders): Wire | undefined {
  return WIRES.get(type) ?? WIRES.get((type.split(';', 1)[0] ?? '').trim().toLowerCase());
}

/** The limit of a request's body, so that the message in it may have 64 KiB. */
export function bodyLimitOf({ protocol, isText }: Wire): number {
  if (protocol === 'Connect') return MESSAGE_LIMIT_BYTES;
  const bytes = MESSAGE_LIMIT_BYTES + FRAME_HEAD_BYTES;
  return isText ? Math.ceil(bytes / 3) * 4 : bytes;
}

const MESSAGE_COMPRESSION = { 'Connect streaming': 'connect-content-encoding', 'gRPC-Web': 'grpc-encoding' } as const;

/** Which parts of a request are compressed, and how. */
export interface Compressions {
  body: Compression | undefined;
  /** of each frame that has the flag for it */
  message: Compression | undefined;
}

/** @throws Failure EncodingNotSupported */
export function compressionsOf({ protocol }: Wire, headers: IncomingHttpHeaders): Compressions {
  return {
    body: compressionOf(headers, 'content-encoding'),
    message: protocol === 'Connect' ? undefined : compressionOf(headers, MESSAGE_COMPRESSION[protocol]),
  };
}

function compressionOf(headers: IncomingHttpHeaders, header: string): Compression | undefined {
  const value = headers[header];
  const name = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (name === '' || name === 'identity') return undefined;
  if (isCompression(name)) return name;
  throw new Failure(
    FAILURES.EncodingNotSupported,
    `${header} ${name.slice(0, 20)} is not read here: send gzip, deflate or identity`,
  );
}

/**
 * How long the caller waits, in ms; undefined: it names no time.
 * @throws Failure Malformed
 */
export function timeoutMsOf({ protocol }: Wire, headers: IncomingHttpHeaders): number | undefined {
  if (protocol === 'gRPC-Web') {
    if (headers['grpc-timeout'] === undefined) return undefined;
    const timeoutMs = grpcTimeoutMs(headers['grpc-timeout']);
    if (timeoutMs === undefined) throw new Failure(FAILURES.Malformed, GRPC_TIMEOUT_FORM);
    return timeoutMs;
  }
  const timeout = headers['connect-timeout-ms'];
  if (timeout === undefined) return undefined;
  if (typeof timeout === 'string' && /^\d{1,10}$/.test(timeout)) return Number(timeout);
  throw new Failure(FAILURES.Malformed, 'connect-timeout-ms is 1 to 10 digits: send 5000, say');
}
