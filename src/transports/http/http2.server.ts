import {
  createServer,
  type Http2Server as NodeServer,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Injectable, Optional } from '@nestjs/common';
import { EventLoop } from '../../rpc/event-loop.ts';
import { Failure, FAILURES } from '../../rpc/failures.ts';
import { answerOverHttp1 } from './http1-tunnel.ts';
import { HttpAnswers } from './http-answers.ts';
import { cut } from './http2-connection.ts';
import { Http2Connections } from './http2-connections.ts';
import { Http2Exchange } from './http2-exchange.ts';
import { HttpTimes } from './http-times.ts';
import { readAuthority, requireShortHeaders, targetOf } from './request-head.ts';
import { STREAMS_PER_CONNECTION } from '../../rpc/limits.ts';

/** A stream with more is reset. Half of it is already answered with 431, as over HTTP/1.1 (requireShortHeaders). */
const MOST_HEADER_BYTES = 32 * 1024;

/** ms without traffic after which the kernel sends TCP keep-alive probes */
const KEEP_ALIVE_MS = 30_000;

/**
 * HTTP/2 on the HTTP port, beside HTTP/1.1: requests for a transport's paths are answered in the same way; all others
 * are passed to the HTTP/1.1 server (http1-tunnel.ts).
 */
@Injectable()
export class Http2Server {
  private readonly connections: Http2Connections;
  private readonly server: NodeServer;
  /** takes a connection that speaks HTTP/1.1 */
  private onHttp1: (socket: Duplex) => void = (socket) => socket.destroy();

  constructor(
    private readonly answers: HttpAnswers,
    private readonly eventLoop: EventLoop,
    @Optional() times: HttpTimes = new HttpTimes(),
  ) {
    this.connections = new Http2Connections({ times, refuseLate: cut, told: 'at once' });
    this.server = createServer({
      settings: { maxConcurrentStreams: STREAMS_PER_CONNECTION, maxHeaderListSize: MOST_HEADER_BYTES },
    });
    this.server.on('stream', (stream, headers) => this.open(stream, headers));
  }

  /** how many connections there are, streams on them, and bytes that the peers have yet to take */
  get gauge(): Http2Connections['gauge'] {
    return this.connections.gauge;
  }

  /** @param onHttp1 takes a connection that speaks HTTP/1.1: it carries requests that no transport answers */
  attach(onHttp1: (socket: Duplex) => void): void {
    this.onHttp1 = onHttp1;
  }

  /** Takes a connection over. @param bytes what was already read from it */
  accept(socket: Socket, bytes: Buffer): void {
    // an HTTP/1.1 client may end its side before it is answered; one of HTTP/2 that does has left, also in the middle of
    // a request, and its session would wait for more until the idle time-out
    socket.allowHalfOpen = false;
    socket.pause();
    socket.unshift(bytes);
    socket.setKeepAlive?.(true, KEEP_ALIVE_MS);
    // `emit` creates the session before it returns
    this.server.once('session', (session: ServerHttp2Session) => this.connections.add(session, socket));
    this.server.emit('connection', socket);
  }

  /** Sends GOAWAY to each client, answers the calls in flight, and cuts what is left when the time is over. */
  async drain(withinMs: number): Promise<void> {
    await this.connections.drain(withinMs);
    this.connections.cut();
  }

  private open(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
    const connection = this.connections.follow(stream, true);
    stream.on('error', () => undefined); // its close follows
    if (!connection) return;
    const target = targetOf(headers[':path'] ?? '');
    const refusal = this.answers.refusal(
      () => target.path,
      () => {
        requireShortHeaders(headers);
        const host = readAuthority(headers);
        const { expect } = headers;
        if (expect === undefined || expect.toLowerCase() === '100-continue') return host;
        throw new Failure(
          FAILURES.ExpectationFailed,
          `Expect: ${expect} is not done here: send the request without it`,
        );
      },
    );
    const transport = this.answers.transportOf(target.path) ?? (refusal && this.answers.fallback);
    if (transport) {
      const exchange = new Http2Exchange(stream, headers, target, connection, {
        eventLoop: this.eventLoop,
        addresses: this.answers.addresses,
      });
      void this.answers.serve(transport, exchange, refusal).finally(() => exchange.release());
      return;
    }
    connection.read(stream, true);
    connection.begin(() => {
      // a client may send a request and its reset in one packet (rapid reset): that must cost nothing more
      setImmediate(() => {
        if (stream.destroyed) return connection.done();
        stream.once('close', () => connection.done());
        answerOverHttp1(stream, headers, this.onHttp1);
      });
    });
  }
}
