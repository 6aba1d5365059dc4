import { constants, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import { status } from '@grpc/grpc-js';
import { GRPC_TIMEOUT_FORM, grpcTimeoutMs, LONGEST_TIMER_MS } from '../deadlines.ts';

/** Why a stream is answered before it becomes a call. */
export interface Refusal {
  code: status;
  /** one line for a person */
  details: string;
  headers?: Record<string, string>;
}

const ACCEPTED_ENCODINGS = 'identity,deflate,gzip';

/**
 * Looks at the gRPC headers that grpc-js reads by itself, before it does. A `grpc-timeout` beyond what setTimeout holds
 * would pass at once there, so it becomes the longest that does not; one that is malformed would answer INTERNAL.
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

/** Ends a stream with a status and no message, whatever of its request is still to come. */
export function refuse(stream: ServerHttp2Stream, { code, details, headers }: Refusal): void {
  if (stream.destroyed || stream.closed) return;
  const trailers = { 'grpc-status': String(code), 'grpc-message': encodeURIComponent(details).replaceAll('%20', ' ') };
  if (!stream.headersSent) {
    stream.respond(
      { ':status': 200, 'content-type': 'application/grpc+proto', ...headers, ...trailers },
      { endStream: true },
    );
    stream.close(constants.NGHTTP2_NO_ERROR); // only once the answer is written
    return;
  }
  // closed by the peer, or after a while by Http2Connection: a close at once would overtake the trailers
  stream.once('wantTrailers', () => stream.sendTrailers(trailers));
  stream.end();
}
