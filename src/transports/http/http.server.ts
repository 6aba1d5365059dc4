import { type IncomingMessage, type RequestListener, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Admission } from '../../rpc/admission.ts';
import { EventLoop } from '../../rpc/event-loop.ts';
import { BUSY, Failure, FAILURES, REFUSED_AFTER_MS, RETRY_AFTER_S } from '../../rpc/failures.ts';
import { isTooLong } from './body.ts';
import { Connections } from './connections.ts';
import {
  HTTP_TRANSPORTS,
  type HttpAnswer,
  type HttpTransport,
  type HttpUpgrade,
  type RequestHead,
  type UpgradeTransport,
} from './http-transport.ts';
import { Http1Exchange } from './http1-exchange.ts';
import { Origins } from './origins.ts';
import { isPreflight, isShort, readHost, targetOf } from './request-head.ts';

const isHealth = (path: string) => path === '/health';

const DRAIN_MS = 3000;

const EMPTY = Buffer.alloc(0);

/** What there is of a request that could not be read. */
const NO_HEAD: RequestHead = { method: '', path: '', query: '', headers: {} };

/** How a request came. */
interface Coming {
  /** why it is answered before it is looked at */
  refusal?: Failure | undefined;
  /** its client waits with the body until it is asked for it */
  isContinueDue?: boolean;
}

/**
 * The HTTP port. Requests for a transport's paths are answered ahead of Express, whose router and body parser alone would
 * cost more than the call (docs/decisions/0003); all others are Express'. Guards and interceptors run in the registry's
 * pipeline all the same.
 */
@Injectable()
export class HttpServer implements OnModuleInit, BeforeApplicationShutdown {
  private connections: Connections | undefined;
  private readonly byPath = new Map<string, HttpTransport>();
  private readonly fallback: HttpTransport;

  constructor(
    @Inject(HTTP_TRANSPORTS) transports: readonly [HttpTransport, ...HttpTransport[]],
    private readonly host: HttpAdapterHost,
    private readonly origins: Origins,
    private readonly admission: Admission,
    private readonly eventLoop: EventLoop,
  ) {
    this.fallback = transports[0];
    for (const transport of transports) for (const path of transport.paths) this.byPath.set(path, transport);
  }

  onModuleInit(): void {
    const server = this.host.httpAdapter?.getHttpServer() as Server | undefined;
    if (!server) return; // an application context without HTTP
    const connections = (this.connections = new Connections(server, this.eventLoop));
    const express = server.listeners('request') as RequestListener[];
    server.removeAllListeners('request');
    const serve = (request: IncomingMessage, response: ServerResponse, coming: Coming = {}) => {
      const connection = connections.of(request.socket);
      connection?.take(response, (arrivedMs) => {
        const refusal = coming.refusal ?? this.refusal(request);
        const target = targetOf(request.url ?? '');
        const transport = this.transportOf(target.path) ?? (refusal && this.fallback);
        if (transport) {
          const arrived = { connection, arrivedMs, isContinueDue: coming.isContinueDue ?? false };
          void this.answer(transport, new Http1Exchange(request, response, target, arrived), refusal);
        } else {
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
      socket.end(rawAnswer(this.fallback.failed(failure, NO_HEAD)));
    });
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.upgrade(server, { request, socket, head });
    });
    server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => this.answerUnreadable(error, socket));
  }

  /**
   * Connections that idle in keep-alive would hold up the shutdown for seconds: they are closed as they fall idle. Those
   * that never sent a request, or are answered too slowly, are cut when the budget is spent.
   */
  beforeApplicationShutdown(): void {
    const server = this.host.httpAdapter?.getHttpServer() as Server | undefined;
    if (!server?.listening) return;
    const idle = setInterval(() => server.closeIdleConnections(), 20);
    const rest = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.once('close', () => {
      clearInterval(idle);
      clearTimeout(rest);
    });
  }

  /** Why a request is answered before it is looked at, or undefined. Its target is brought into the form of a path. */
  private refusal(request: IncomingMessage): Failure | undefined {
    try {
      const host = readHost(request);
      if (!isHealth(targetOf(request.url ?? '').path)) this.origins.requireKnownHost(host);
      return undefined;
    } catch (error) {
      return error as Failure;
    }
  }

  /** By its whole path, or by the first step of it. */
  private transportOf(path: string): HttpTransport | undefined {
    return this.byPath.get(path) ?? this.byPath.get(path.slice(0, path.indexOf('/', 1) + 1));
  }

  /** To whoever takes it, after the same checks as a request. */
  private upgrade(server: Server, upgrade: HttpUpgrade): void {
    const { request, socket } = upgrade;
    const refusal = this.refusal(request);
    const { path, query } = targetOf(request.url ?? '');
    const transport = this.transportOf(path);
    const taker = request.headers.upgrade?.toLowerCase() === 'websocket' ? asUpgradable(transport) : undefined;
    if (!taker) return serveWithoutUpgrade(server, upgrade);
    const head = { method: request.method ?? '', path, query, headers: request.headers };
    try {
      if (refusal) throw refusal;
      this.origins.requireOwnSite(head, request.headers.host ?? '');
      if (this.admission.isFull) throw new Failure(FAILURES.Overloaded, BUSY);
      this.connections?.release(socket);
      taker.upgrade(upgrade);
    } catch (error) {
      socket.on('error', () => socket.destroy());
      socket.end(rawAnswer(taker.failed(error, head)));
    }
  }

  private async answer(transport: HttpTransport, exchange: Http1Exchange, refusal: Failure | undefined): Promise<void> {
    let answer: HttpAnswer | undefined;
    try {
      if (refusal) throw refusal;
      const host = exchange.headers.host ?? '';
      this.origins.requireOwnSite(exchange, host);
      if (isPreflight(exchange)) {
        const headers = this.origins.preflightHeaders(exchange, host);
        return exchange.send({ status: 204, headers, body: EMPTY });
      }
      exchange.answerHeaders = this.origins.answerHeaders(exchange, host);
      if (this.admission.isFull && isShort(exchange)) {
        // not at once: who is refused at once asks again at once
        await pause(REFUSED_AFTER_MS);
        throw new Failure(FAILURES.Overloaded, BUSY);
      }
      answer = await transport.answer(exchange);
    } catch (error) {
      answer = transport.failed(error, exchange);
    }
    if (answer) exchange.send(withAdvice(answer));
  }

  /** What Node's parser refused: no request came of it, only a socket. */
  private answerUnreadable({ code }: NodeJS.ErrnoException, socket: Duplex): void {
    if (!socket.writable || code === 'ECONNRESET') return void socket.destroy();
    if (code === 'ERR_HTTP_REQUEST_TIMEOUT' && this.connections?.of(socket)?.excuse()) return;
    const failure =
      code === 'HPE_HEADER_OVERFLOW'
        ? new Failure(FAILURES.HeadersTooLarge, 'the headers are over 16 KiB: send fewer')
        : code === 'ERR_HTTP_REQUEST_TIMEOUT'
          ? new Failure(FAILURES.BodyStalled, 'the request did not arrive in time: send it again')
          : new Failure(FAILURES.Malformed, 'this is no HTTP/1.1 request: POST a Request to /api');
    this.connections?.endWith(socket, rawAnswer(this.fallback.failed(failure, NO_HEAD)));
  }
}

const asUpgradable = (transport: HttpTransport | undefined): UpgradeTransport | undefined =>
  transport && 'upgrade' in transport ? (transport as UpgradeTransport) : undefined;

/** An answer with its head, for a socket without a request that Node could answer. */
function rawAnswer(answer: HttpAnswer): Buffer {
  const { status, headers, body } = withAdvice(answer);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head =
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\n` +
    `${lines.join('')}content-length: ${Buffer.byteLength(body)}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(body as Buffer)]);
}

/**
 * Once anything listens for upgrades, Node gives up every connection that asks for one. One that nobody takes is answered as
 * if it had not asked, as RFC 9110 has it: its request is read again, without the asking.
 */
function serveWithoutUpgrade(server: Server, { request, socket, head }: HttpUpgrade): void {
  const { method, url, httpVersion, rawHeaders } = request;
  let lines = `${method} ${url} HTTP/${httpVersion}\r\n`;
  for (let index = 0; index < rawHeaders.length; index += 2)
    if (!/^(upgrade|connection)$/i.test(rawHeaders[index] ?? ''))
      lines += `${rawHeaders[index]}: ${rawHeaders[index + 1]}\r\n`;
  socket.unshift(Buffer.concat([Buffer.from(`${lines}\r\n`, 'latin1'), head]));
  server.emit('connection', socket);
}

/** Not 200 and worth sending again: when; or how it is sent. */
function withAdvice(answer: HttpAnswer): HttpAnswer {
  const { status, headers } = answer;
  if (status === 429 || status === 503) return { ...answer, headers: { ...headers, 'retry-after': RETRY_AFTER_S } };
  return status === 405 ? { ...answer, headers: { ...headers, allow: 'POST' } } : answer;
}
