import { constants, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import { type Metadata, status } from '@grpc/grpc-js';
import { GRPC_TIMEOUT_FORM, grpcTimeoutMs, LONGEST_TIMER_MS } from '../deadlines.ts';

/** The answer to a stream that is refused before grpc-js reads its call. */
export interface Refusal {
  code: status;
  /** one line for a person */
  details: string;
  headers?: Record<string, string>;
}

const ACCEPTED_ENCODINGS = 'identity,deflate,gzip';

/**
 * Checks gRPC headers before grpc-js reads them. There a `grpc-timeout` longer than setTimeout takes would end the call
 * at once, so it is shortened to the longest that works; a malformed one would be answered with INTERNAL.
 * @returns undefined when the call may be read
 */
export function checkHeaders(headers: IncomingHttpHeaders): Refusal | undefined {
  const timeout = headers['grpc-timeout'];
  if (timeout !== undefined) {
    const timeoutMs = grpcTimeoutMs(timeout);
    if (timeoutMs === undefined) return { code: status.INVALID_ARGUMENT, details: GRPC_TIMEOUT_FORM };
    if (timeoutMs > LONGEST_TIMER_MS) headers['grpc-timeout'] = `${Math.floor(LONGEST_TIMER_MS / 1000)}S`;
  }
  const encoding = headers['grpc-encoding'];
  if (encoding !== undefined && (typeof encoding !== 'string' || !ACCEPTED_ENCODINGS.split(',').includes(encoding)))
    return {
      code: status.UNIMPLEMENTED,
      details: `grpc-encoding ${String(encoding)} is not read here: send one of ${ACCEPTED_ENCODINGS}`,
      headers: { 'grpc-accept-encoding': ACCEPTED_ENCODINGS },
    };
  return undefined;
}

/** Ends a stream with a status and no message, without waiting for the rest of its request. */
export function refuse(stream: ServerHttp2Stream, { code, details, headers }: Refusal): void {
  if (stream.destroyed || stream.closed) return;
  const trailers = { 'grpc-status': String(code), 'grpc-message': encodeURIComponent(details).replaceAll('%20', ' ') };
  if (!stream.headersSent) {
    stream.respond(
      { ':status': 200, 'content-type': 'application/grpc+proto', ...headers, ...trailers },
      { endStream: true },
    );
    stream.close(constants.NGHTTP2_NO_ERROR); // takes effect once the answer is written
    return;
  }
  // no close here, which would overtake the trailers: the peer closes, or Http2Connection after a time-out
  stream.once('wantTrailers', () => stream.sendTrailers(trailers));
  stream.end();
}

/** X-Forwarded-For of a call, as one list. */
export const forwardedFor = (metadata: Metadata): string | undefined =>
  metadata.get('x-forwarded-for').join(',') || undefined;
