import {
  constants,
  type Http2Server,
  type Http2Session,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
} from 'node:http2';
import type { Socket } from 'node:net';
import { type Metadata, type Server, status } from '@grpc/grpc-js';
import { Injectable, Optional } from '@nestjs/common';
import { http2ServersOf, interceptStreams } from '../../library-internals/grpc-http2-servers.ts';
import { Admission } from '../../rpc/admission.ts';
import { BUSY, REFUSED_AFTER_MS, RETRY_AFTER_S } from '../../rpc/failures.ts';
import { GrpcConnection } from './connection.ts';
import { ConnectionTimes } from './connection-times.ts';
import { inflateMessages } from './compressed-messages.ts';
import { checkHeaders, type Refusal, refuse } from './request-headers.ts';

/** Answered before anything is done for a call. */
const OVERLOADED: Refusal = {
  code: status.UNAVAILABLE,
  details: BUSY,
  headers: { 'grpc-retry-pushback-ms': String(RETRY_AFTER_S * 1000) },
};

/** Added to the headers of each stream, so that the metadata of its call names it: a number, set here alone. */
const STREAM_HEADER = 'othello-http2-stream';

/** Where a call came from. */
export interface CallSource {
  connection: GrpcConnection;
  stream: ServerHttp2Stream;
}

interface Rules {
  /** of the paths of calls that a closing server waits for */
  prefix: string;
  messageLimitBytes: number;
}

/**
 * The connections of a gRPC server. Each stream passes here before grpc-js reads it, connections and streams on which
 * nothing happens are ended, and a server can close without cutting a call: grpc-js' own tryShutdown sends
 * GOAWAY to every client at once, after which a grpc-js client with keepalives drops its pending calls, and it waits for
 * streams that never end. Here a client gets GOAWAY once none of its calls is in flight.
 */
@Injectable()
export class GrpcConnections {
  private readonly byHttp2Session = new Map<Http2Session, GrpcConnection>();
  /** open streams by their number in STREAM_HEADER */
  private readonly streams = new Map<string, ServerHttp2Stream>();
  private streamCount = 0;
  private http2Servers: readonly Http2Server[] = [];
  private timer: NodeJS.Timeout | undefined;
  private isDraining = false;
  private onGone: () => void = () => undefined;

  constructor(
    private readonly admission: Admission,
    @Optional() private readonly times: ConnectionTimes = new ConnectionTimes(),
  ) {}

  /** how many connections there are, streams on them, and bytes that the peers have yet to take */
  get gauge(): { connections: number; streams: number; heldBytes: number } {
    const all = [...this.byHttp2Session.values()];
    const heldBytes = all.reduce((sum, connection) => sum + connection.held, 0);
    const streams = all.reduce((sum, { calls, others }) => sum + calls.size + others.size, 0);
    return { connections: all.length, streams, heldBytes };
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
      // each session is made while its socket is announced
      let socket: Socket | undefined;
      for (const event of ['connection', 'secureConnection'])
        http2Server.prependListener(event, (connected: Socket) => (socket = connected));
      http2Server.on('session', (session: Http2Session) => this.add(session, socket));
    }
    this.timer = setInterval(() => this.check(), this.times.checkMs);
    this.timer.unref();
  }

  /** @returns undefined when the call's stream is closed: an answer would reach nobody */
  sourceOf({ metadata }: { metadata: Metadata }): CallSource | undefined {
    const stream = this.streams.get(String(metadata.get(STREAM_HEADER)[0]));
    const connection = stream?.session && this.byHttp2Session.get(stream.session);
    return connection && { connection, stream };
  }

  /**
   * Takes no more connections, and lets each go as soon as nothing is in flight on it.
   * @returns once all are gone, or the time is over
   */
  async drain(withinMs: number): Promise<void> {
    this.isDraining = true;
    clearInterval(this.timer);
    for (const http2Server of this.http2Servers) http2Server.close();
    const gone = new Promise<void>((resolve) => (this.onGone = resolve));
    for (const connection of this.byHttp2Session.values()) this.dismissIfDone(connection);
    if (this.byHttp2Session.size === 0) return;
    const timer = setTimeout(this.onGone, withinMs);
    await gone;
    clearTimeout(timer);
  }

  private add(session: Http2Session, socket: Socket | undefined): void {
    this.byHttp2Session.set(session, new GrpcConnection(session, socket));
    session.once('close', () => {
      this.byHttp2Session.delete(session);
      if (this.byHttp2Session.size === 0) this.onGone();
    });
  }

  private follow(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, isCall: boolean): void {
    const connection = stream.session && this.byHttp2Session.get(stream.session);
    if (!connection) return;
    connection.opened(stream, isCall);
    const name = String(++this.streamCount);
    headers[STREAM_HEADER] = name;
    this.streams.set(name, stream);
    stream.once('close', () => {
      this.streams.delete(name);
      connection.closed(stream);
      this.dismissIfDone(connection);
    });
  }

  private check(): void {
    const nowMs = Date.now();
    for (const connection of this.byHttp2Session.values()) {
      const { session, socket, hasCalled, idleSinceMs } = connection;
      if (!connection.isIdle) connection.cutBlocked(nowMs, this.times);
      else if (nowMs - idleSinceMs > (hasCalled ? this.times.idleMs : this.times.firstCallMs)) {
        // first GOAWAY; a connection that is still open at the next check is destroyed, also when it is half closed
        if (session.closed) socket?.destroy();
        else session.close();
      }
    }
  }

  private dismissIfDone({ session, calls, others }: GrpcConnection): void {
    if (!this.isDraining || calls.size > 0 || session.closed) return;
    for (const stream of others.keys()) stream.close(constants.NGHTTP2_CANCEL);
    session.close();
  }
}
