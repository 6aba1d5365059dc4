import type { Http2Server, IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import type { Server } from '@grpc/grpc-js';
import { requirePart } from './required-part.ts';

/** How grpc-js reads a stream: it listens for it on its HTTP/2 server. */
export type OnStream = (stream: ServerHttp2Stream, headers: IncomingHttpHeaders, ...rest: unknown[]) => void;

const library = '@grpc/grpc-js';

/**
 * The HTTP/2 servers of a gRPC server. grpc-js has no public way to them, and limits on connections and streams are HTTP/2's.
 * @param server bound
 * @throws StartRefused
 */
export function http2ServersOf(server: Server): readonly Http2Server[] {
  const { http2Servers } = server as unknown as { http2Servers?: unknown };
  const servers = http2Servers instanceof Map ? [...(http2Servers as Map<Http2Server, unknown>).keys()] : [];
  return requirePart({ library, part: 'Server.http2Servers' }, servers.length > 0 ? servers : undefined);
}

/**
 * Takes the place of grpc-js' own listeners for streams.
 * @param take gets them, to pass a stream on
 * @throws StartRefused
 */
export function interceptStreams(http2Server: Http2Server, take: (listeners: readonly OnStream[]) => OnStream): void {
  const listeners = http2Server.listeners('stream') as OnStream[];
  requirePart({ library, part: "listener for 'stream' on its HTTP/2 server" }, listeners[0]);
  http2Server.removeAllListeners('stream');
  http2Server.on('stream', take(listeners.map((listener) => listener.bind(http2Server))));
}
