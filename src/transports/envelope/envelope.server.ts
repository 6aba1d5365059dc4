import { type IncomingMessage, type RequestListener, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Admission } from '../../rpc/admission.ts';
import { Dispatcher, type Invocation, type Outcome } from '../../rpc/dispatcher.ts';
import { EventLoop } from '../../rpc/event-loop.ts';
import { BUSY, Failure, FAILURES, REFUSED_AFTER_MS, RETRY_AFTER_S } from '../../rpc/failures.ts';
import { readBody } from './body.ts';
import { type Connection, Connections } from './connections.ts';
import { CONTENT_TYPES, EnvelopeCodec, type Format } from '../envelope.codec.ts';
import { EnvelopeStreams } from './envelope.stream.ts';
import { Origins } from './origins.ts';
import { hasUnreadBody, isPreflight, isRefusedUnread, isShort, readTarget, requireReadable } from './request-head.ts';

const PATH = /^\/api(\/stream)?\/?(\?|$)/;
const isCall = (url = '') => url === '/api' || PATH.test(url);
const isStream = (url = '') => url.startsWith('/api/stream');
const isHealth = (url = '') => /^\/health\/?(\?|$)/.test(url);
const formatOf = (contentType: string | undefined): Format =>
  contentType !== undefined && /^application\/json\b/i.test(contentType) ? 'json' : 'protobuf';

const DRAIN_MS = 3000;

/** How a request came. */
interface Coming {
  connection: Connection;
  /** ms since 1970, if it waited for others of its connection */
  arrivedMs: number | undefined;
  /** why it is answered before it is looked at */
  refusal: Failure | undefined;
}

/**
 * POST /api and /api/stream, answered on Nest's HTTP server ahead of Express, whose router and body parser alone would cost more than
 * the call (docs/decisions/0003). Guards and interceptors run in the registry's pipeline all the same.
 */
@Injectable()
export class EnvelopeServer implements OnModuleInit, BeforeApplicationShutdown {
  private connections: Connections | undefined;
  /** bodies of the answer that the server is busy, as latin1 text */
  private readonly busy: Partial<Record<Format, string>> = {};

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly codec: EnvelopeCodec,
    private readonly dispatcher: Dispatcher,
    private readonly streams: EnvelopeStreams,
    private readonly origins: Origins,
    private readonly admission: Admission,
    private readonly eventLoop: EventLoop,
  ) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter?.getHttpServer() as Server | undefined;
    if (!server) return; // an application context without HTTP
    const connections = (this.connections = new Connections(server, this.eventLoop));
    const express = server.listeners('request') as RequestListener[];
    server.removeAllListeners('request');
    const serve = (request: IncomingMessage, response: ServerResponse) => {
      const connection = connections.of(request.socket);
      connection?.take(response, (arrivedMs) => {
        const refusal = this.refusal(request);
        if (refusal || isCall(request.url)) void this.answer(request, response, { connection, arrivedMs, refusal });
        else for (const listener of express) listener.call(server, request, response as never);
      });
    };
    server.on('request', serve);
    server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
      // a body that will not be read is not asked for
      if (!isRefusedUnread(request)) response.writeContinue();
      serve(request, response);
    });
    server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
      const connection = connections.of(request.socket);
      const words = `Expect: ${request.headers.expect ?? ''} is not done here: send the request without it`;
      const refusal = new Failure(FAILURES.ExpectationFailed, words);
      connection?.take(
        response,
        () => void this.answer(request, response, { connection, arrivedMs: undefined, refusal }),
      );
    });
    server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
      const failure = new Failure(FAILURES.MethodNotAllowed, 'CONNECT is not how calls come: POST a Request to /api');
      socket.end(this.rawAnswer(failure));
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
      const host = readTarget(request);
      if (!isHealth(request.url)) this.origins.requireKnownHost(host);
      return undefined;
    } catch (error) {
      return error as Failure;
    }
  }

  private async answer(
    request: IncomingMessage,
    response: ServerResponse,
    { connection, arrivedMs, refusal }: Coming,
  ): Promise<void> {
    const format = formatOf(request.headers['content-type']);
    const host = request.headers.host ?? '';
    let invocation: Invocation | undefined;
    let outcome: Outcome | undefined;
    let headers: Record<string, string> = {};
    try {
      if (refusal) throw refusal;
      this.origins.requireOwnSite(request, host);
      if (isPreflight(request)) return void response.writeHead(204, this.origins.preflightHeaders(request, host)).end();
      headers = this.origins.answerHeaders(request, host);
      if (this.admission.isFull && isShort(request)) return this.refuseBusy(response, format, headers);
      requireReadable(request);
      const body = await readBody(request);
      invocation = this.codec.decode(body, format, {
        arrivedMs: arrivedMs ?? connection.arrivedMs,
        origin: connection,
      });
      outcome = isStream(request.url)
        ? await this.streams.answer(invocation, response, { format, headers })
        : await this.dispatcher.dispatch(invocation);
    } catch (error) {
      outcome = this.dispatcher.fail(error);
    }
    if (!outcome || response.destroyed) return;
    const body = this.codec.encode(outcome, format, invocation);
    const status = outcome.fault?.http ?? 200;
    response.writeHead(status, {
      'content-type': CONTENT_TYPES[format],
      'content-length': Buffer.byteLength(body),
      ...headers,
      ...(outcome.fault && headersOf(status)),
      // the rest of a body that nobody wants is not read
      ...(hasUnreadBody(request) && { connection: 'close' }),
    });
    if (request.method === 'HEAD') response.end();
    else if (typeof body === 'string') response.end(body);
    else response.end(body.toString('latin1'), 'latin1'); // as text it goes in one piece with its head
  }

  /**
   * With as little work as can be, and not at once: of these there are many when the server has least time for them, and
   * who is refused at once asks again at once.
   */
  private async refuseBusy(response: ServerResponse, format: Format, headers: Record<string, string>): Promise<void> {
    await pause(REFUSED_AFTER_MS);
    if (response.destroyed) return;
    const body = (this.busy[format] ??= this.codec
      .encode(this.dispatcher.fail(new Failure(FAILURES.Overloaded, BUSY)), format)
      .toString('latin1'));
    response.writeHead(FAILURES.Overloaded.http, {
      'content-type': CONTENT_TYPES[format],
      'content-length': String(body.length),
      'retry-after': String(RETRY_AFTER_S),
      ...headers,
    });
    response.end(body, 'latin1');
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
    this.connections?.endWith(socket, this.rawAnswer(failure), ({ req }) => isStream(req.url));
  }

  /** An answer with its head, for a socket without a request. */
  private rawAnswer(failure: Failure): Buffer {
    const body = this.codec.encode(this.dispatcher.fail(failure), 'protobuf') as Buffer;
    const { http } = failure.kind;
    const head =
      `HTTP/1.1 ${http} ${STATUS_CODES[http]}\r\nconnection: close\r\n` +
      `content-type: ${CONTENT_TYPES.protobuf}\r\ncontent-length: ${body.length}\r\n\r\n`;
    return Buffer.concat([Buffer.from(head), body]);
  }
}

/** Not 200 and worth sending again: when. */
function headersOf(http: number): Record<string, string | number> {
  if (http === 429 || http === 503) return { 'retry-after': RETRY_AFTER_S };
  return http === 405 ? { allow: 'POST' } : {};
}
