import type { Http2Server, ServerHttp2Stream } from 'node:http2';
import type * as grpc from '@grpc/grpc-js';

/**
 * What grpc-js has no public way to: the HTTP/2 below it. Limits on connections and streams, and the end of a stream that
 * its peer does not read, are HTTP/2's own.
 */

/** @param server bound @throws Error when grpc-js is no longer made as it was */
export function http2ServersOf(server: grpc.Server): readonly Http2Server[] {
  const { http2Servers } = server as unknown as { http2Servers?: Map<Http2Server, unknown> };
  const found = [...(http2Servers?.keys() ?? [])];
  if (found.length === 0)
    throw new Error('grpc-js 1.14 keeps its HTTP/2 servers in Server.http2Servers, and there is none: is it bound?');
  return found;
}

/** The HTTP/2 stream of a call, of a unary or of a streaming one. */
export const streamOf = (call: object): ServerHttp2Stream =>
  (call as { call: { stream: ServerHttp2Stream } }).call.stream;
