import { type IncomingMessage, type RequestListener, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Admission } from '../../rpc/admission.ts';
import { EventLoop } from '../../rpc/event-loop.ts';
import { BUSY, Failure, FAILURES } from '../../rpc/failures.ts';
import { isTooLong } from './body.ts';
import { Connections } from './connections.ts';
import { cutHandshakes, readable } from '../../tls/listeners.ts';
import { onFirstBytes } from './first-bytes.ts';
import { HttpAnswers, withAdvice } from './http-answers.ts';
import type { HttpAnswer, HttpUpgrade, RequestHead } from './http-transport.ts';
import { Http1Exchange } from './http1-exchange.ts';
import { Http2Server } from './http2.server.ts';
import { Origins } from './origins.ts';
import { HEADERS_TOO_LARGE, readHost, targetOf } from './request-head.ts';
import { DRAIN_MS } from '../../rpc/limits.ts';

/** Stands for the head of a request that could not be read. */
const NO_HEAD: RequestHead = { method: '', path: '', query: '', headers: {} };

/** How a request came. */
interface Coming {
  /** why it is refused, if that is known already */
  refusal?: Failure | undefined;
  /** its client sends the body only after `100 Continue` */
  isContinueDue?: boolean;
}

/**
 * The HTTP port: HTTP/1.1, and HTTP/2 beside it. Requests for a transport's paths are answered ahead of Express, whose
 * router and body parser alone would cost more than the call (docs/decisions/0003); Express gets all others. Nest's
 * guards and interceptors still run for every call: the pipeline calls them.
 */
@Injectable()
export class HttpServer implements OnModuleInit, BeforeApplicationShutdown {
  private connections: Connections | undefined;
  /** Node's own listeners for a new connection: with these it reads HTTP/1.1 from it */
  private readHttp1: ((socket: Duplex) => void)[] = [];

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly answers: HttpAnswers,
    private readonly http2: Http2Server,
    private readonly origins: Origins,
    private readonly admission: Admission,
    private readonly eventLoop: EventLoop,
  ) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter?.getHttpServer() as Server | undefined;
    if (!server) return; // an application context without HTTP
    const connections = (this.connections = new Connections(server, this.eventLoop));
    this.takeOver(server);
    this.http2.attach((socket) => this.acceptHttp1(server, socket));
    const express = server.listeners('request') as RequestListener[];
    server.removeAllListeners('request');
    const serve = (request: IncomingMessage, response: ServerResponse, coming: Coming = {}) => {
      const connection = connections.of(request.socket);
      connection?.take(response, (arrivedMs) => {
        const refusal = coming.refusal ?? this.refusal(request);
        const target = targetOf(request.url ?? '');
        const transport = this.answers.transportOf(target.path) ?? (refusal && this.answers.fallback);
        if (transport) {
          const { addresses } = this.answers;
          const arrived = { connection, arrivedMs, isContinueDue: coming.isContinueDue ?? false, addresses };
          void this.answers.serve(transport, new Http1Exchange(request, response, target, arrived), refusal);
        } else {
          for (const [name, value] of Object.entries(this.answers.standing)) response.setHeader(name, value);
          if (coming.isContinueDue && !isTooLong(request)) response.writeContinue();
          for (const listener of express) listener.call(server, request, response as never);
        }
      });
    };
    server.on('request', (request: IncomingMessage, response: ServerResponse) => serve(request, response));
    server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) =>
      serve(request, response, { isContinueDue: true }),
    );
    server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
      const words = `Expect: ${request.headers.expect ?? ''} is not done here: send the request without it`;
      serve(request, response, { refusal: new Failure(FAILURES.ExpectationFailed, words) });
    });
    server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
      const failure = new Failure(FAILURES.MethodNotAllowed, 'CONNECT is not how calls come: POST a Request to /api');
      socket.end(rawAnswer(this.answers.fallback.failed(failure, NO_HEAD)));
    });
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.upgrade(server, { request, socket, head });
    });
    server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => this.answerUnreadable(error, socket));
  }

  /**
   * Idle keep-alive connections would delay the shutdown by seconds, so each is closed as soon as it is idle. Those
   * that never sent a request, or whose answers take too long, are cut after DRAIN_MS.
   */
  beforeApplicationShutdown(): void {
    const server = this.host.httpAdapter?.getHttpServer() as Server | undefined;
    if (!server?.listening) return;
    cutHandshakes(server);
    const idle = setInterval(() => server.closeIdleConnections(), 20);
    const rest = setTimeout(() => {
      server.closeAllConnections();
      this.connections?.cutAll();
    }, DRAIN_MS);
    void this.http2.drain(DRAIN_MS);
    server.once('close', () => {
      clearInterval(idle);
      clearTimeout(rest);
    });
  }

  /** Takes the connections to the port from Node's own listener for them. */
  private takeOver(server: Server): void {
    const event = readable(server);
    const all = server.listeners(event) as typeof this.readHttp1;
    // with TLS there is a listener of ours before it
    const own = all.slice(-1);
    this.readHttp1 = own;
    for (const listener of own) server.off(event, listener);
    server.on(event, (socket: Socket) => this.accept(server, socket));
  }

  /** A new connection: its first bytes decide which version of HTTP reads it. */
  private accept(server: Server, socket: Socket): void {
    this.connections?.add(socket);
    onFirstBytes(socket, (speaksHttp2, bytes) => {
      if (speaksHttp2) {
        this.connections?.release(socket);
        this.http2.accept(socket, bytes);
      } else {
        this.read(server, socket);
        socket.unshift(bytes);
      }
    });
  }

  /** A connection in memory, made for a request that came over HTTP/2 (answerOverHttp1). */
  private acceptHttp1(server: Server, socket: Duplex): void {
    this.connections?.add(socket);
    this.read(server, socket);
  }

  private read(server: Server, socket: Duplex): void {
    for (const listener of this.readHttp1) listener.call(server, socket);
    this.connections?.of(socket)?.keepPauses();
  }

  /** The reason to refuse a request by its head alone, or undefined. Turns an absolute target into a path. */
  private refusal(request: IncomingMessage): Failure | undefined {
    return this.answers.refusal(
      () => targetOf(request.url ?? '').path,
      () => readHost(request),
    );
  }

  /** Hands the connection to the transport of the path, after the same checks as for a request. */
  private upgrade(server: Server, upgrade: HttpUpgrade): void {
    const { request, socket } = upgrade;
    const refusal = this.refusal(request);
    const { path, query } = targetOf(request.url ?? '');
    const transport = this.answers.transportOf(path);
    if (!transport?.upgrade || request.headers.upgrade?.toLowerCase() !== 'websocket')
      return this.serveWithoutUpgrade(server, upgrade);
    const head = { method: request.method ?? '', path, query, headers: request.headers };
    try {
      if (refusal) throw refusal;
      this.origins.requireOwnSite(head, request.headers.host ?? '');
      if (this.admission.isFull) throw new Failure(FAILURES.Overloaded, BUSY);
      this.connections?.release(socket);
      transport.upgrade(upgrade);
    } catch (error) {
      socket.on('error', () => socket.destroy());
      socket.end(rawAnswer(transport.failed(error, head)));
    }
  }

  /**
   * Once there is a listener for `upgrade`, Node stops reading every connection that asks for one. When no transport
   * takes the upgrade, the request is answered as if it had not asked (RFC 9110, 7.8): it is read again without that
   * header.
   */
  private serveWithoutUpgrade(server: Server, { request, socket, head }: HttpUpgrade): void {
    const { method, url, httpVersion, rawHeaders } = request;
    let lines = `${method} ${url} HTTP/${httpVersion}\r\n`;
    for (let index = 0; index < rawHeaders.length; index += 2)
      if (!/^(upgrade|connection)$/i.test(rawHeaders[index] ?? ''))
        lines += `${rawHeaders[index]}: ${rawHeaders[index + 1]}\r\n`;
    socket.unshift(Buffer.concat([Buffer.from(`${lines}\r\n`, 'latin1'), head]));
    this.read(server, socket);
  }

  /** Node's parser refused the bytes: there is no request to answer, only a socket. */
  private answerUnreadable({ code }: NodeJS.ErrnoException, socket: Duplex): void {
    if (!socket.writable || code === 'ECONNRESET') return void socket.destroy();
    if (code === 'ERR_HTTP_REQUEST_TIMEOUT' && this.connections?.of(socket)?.excuse()) return;
    const failure =
      code === 'HPE_HEADER_OVERFLOW'
        ? new Failure(FAILURES.HeadersTooLarge, HEADERS_TOO_LARGE)
        : code === 'ERR_HTTP_REQUEST_TIMEOUT'
          ? new Failure(FAILURES.BodyStalled, 'the request did not arrive in time: send it again')
          : new Failure(FAILURES.Malformed, 'this is no HTTP/1.1 request: POST a Request to /api');
    this.connections?.endWith(socket, rawAnswer(this.answers.fallback.failed(failure, NO_HEAD)));
  }
}

/** An answer with its head, for a socket without a request that Node could answer. */
function rawAnswer(answer: HttpAnswer): Buffer {
  const { status, headers, body } = withAdvice(answer);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head =
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\n` +
    `${lines.join('')}content-length: ${Buffer.byteLength(body)}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(body as Buffer)]);
}
