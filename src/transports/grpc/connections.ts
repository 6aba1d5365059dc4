import type { Http2Server, Http2Session, IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import { type Metadata, type Server, status } from '@grpc/grpc-js';
import { Injectable, Optional } from '@nestjs/common';
import { http2ServersOf, interceptStreams } from '../../library-internals/grpc-http2-servers.ts';
import { Admission } from '../../rpc/admission.ts';
import { BUSY, REFUSED_AFTER_MS, RETRY_AFTER_S } from '../../rpc/failures.ts';
import { ConnectionTimes } from '../http/connection-times.ts';
import type { CallSource } from '../http/http2-connection.ts';
import { Http2Connections } from '../http/http2-connections.ts';
import { inflateMessages } from './compressed-messages.ts';
import { checkHeaders, type Refusal, refuse } from './request-headers.ts';

/** The answer to a call under overload, before the call is read. */
const OVERLOADED: Refusal = {
  code: status.UNAVAILABLE,
  details: BUSY,
  headers: { 'grpc-retry-pushback-ms': String(RETRY_AFTER_S * 1000) },
};

/** A header that we add to each stream, with a number for a value: it shows the stream of a call by its metadata. */
const STREAM_HEADER = 'othello-http2-stream';

interface Rules {
  /** paths of our own calls begin with it: a closing server waits for those */
  prefix: string;
  messageLimitBytes: number;
}

/**
 * The connections of a gRPC server. Each stream passes here before grpc-js reads it, and the server can close without
 * cutting a call. The tryShutdown of grpc-js does not do that: it sends GOAWAY at once, on which a grpc-js client with
 * keepalives drops its calls in flight, and it waits for streams that nobody ends. Here a connection gets GOAWAY when
 * no call is in flight on it.
 */
@Injectable()
export class GrpcConnections {
  private readonly connections: Http2Connections;
  /** open streams by their number in STREAM_HEADER */
  private readonly streams = new Map<string, ServerHttp2Stream>();
  private streamCount = 0;
  private http2Servers: readonly Http2Server[] = [];

  constructor(
    private readonly admission: Admission,
    @Optional() times: ConnectionTimes = new ConnectionTimes(),
  ) {
    const late: Refusal = {
      code: status.DEADLINE_EXCEEDED,
      details: `the request did not arrive within ${times.firstCallMs / 1000} s: send it again`,
    };
    const refuseLate = (stream: ServerHttp2Stream) => refuse(stream, late);
    this.connections = new Http2Connections({ times, refuseLate, told: 'when idle' });
  }

  /** how many connections there are, streams on them, and bytes that the peers have yet to take */
  get gauge(): Http2Connections['gauge'] {
    return this.connections.gauge;
  }

  /** @param server bound */
  attach(server: Server, rules: Rules): void {
    this.http2Servers = http2ServersOf(server);
    for (const http2Server of this.http2Servers) {
      interceptStreams(http2Server, (listeners) => (stream, headers, ...rest) => {
        const isCall = String(headers[':path']).startsWith(rules.prefix);
        this.follow(stream, headers, isCall);
        if (isCall && this.admission.isFull) return void setTimeout(() => refuse(stream, OVERLOADED), REFUSED_AFTER_MS);
        const refusal = checkHeaders(headers);
        if (refusal) return refuse(stream, refusal);
        if ((headers['grpc-encoding'] ?? 'identity') !== 'identity')
          inflateMessages(stream, headers, rules.messageLimitBytes);
        for (const listener of listeners) listener(stream, headers, ...rest);
      });
      // the session is created by the listener for 'connection', so the last socket announced is the session's
      let socket: Socket | undefined;
      for (const event of ['connection', 'secureConnection'])
        http2Server.prependListener(event, (connected: Socket) => (socket = connected));
      http2Server.on('session', (session: Http2Session) => this.connections.add(session, socket));
    }
  }

  /** @returns undefined when the call's stream is closed, so that an answer could not be sent */
  sourceOf({ metadata }: { metadata: Metadata }): CallSource | undefined {
    const stream = this.streams.get(String(metadata.get(STREAM_HEADER)[0]));
    const connection = stream && this.connections.of(stream);
    return connection && { connection, stream };
  }

  /**
   * Takes no more connections, and closes each as soon as no call is in flight on it.
   * @returns once all are closed, or the time is over
   */
  async drain(withinMs: number): Promise<void> {
    for (const http2Server of this.http2Servers) http2Server.close();
    await this.connections.drain(withinMs);
  }

  private follow(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, isCall: boolean): void {
    if (!this.connections.follow(stream, isCall)) return;
    const name = String(++this.streamCount);
    headers[STREAM_HEADER] = name;
    this.streams.set(name, stream);
    stream.once('close', () => this.streams.delete(name));
  }
}
