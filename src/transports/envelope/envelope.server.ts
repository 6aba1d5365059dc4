import { type IncomingMessage, type RequestListener, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Dispatcher, type Invocation, type Outcome } from '../../rpc/dispatcher.ts';
import { Failure, FAILURES } from '../../rpc/failures.ts';
import { readBody } from './body.ts';
import { CONTENT_TYPES, EnvelopeCodec, type Format } from '../envelope.codec.ts';
import { EnvelopeStreams } from './envelope.stream.ts';

const PATH = /^\/api(\/stream)?\/?(\?|$)/;
const isCall = (url = '') => url === '/api' || PATH.test(url);
const isStream = (url = '') => url.startsWith('/api/stream');
const formatOf = (contentType: string | undefined): Format =>
  contentType !== undefined && /^application\/json\b/i.test(contentType) ? 'json' : 'protobuf';

const RETRY_AFTER_S = 1;

const DRAIN_MS = 3000;

/** longer than a balancer keeps its connections, so that it never sends on one that closes */
const KEEP_ALIVE_MS = 75_000;

/** A whole request in this time, however its bytes drip */
const REQUEST_PATIENCE_MS = 15_000;

/**
 * POST /api and /api/stream, answered on Nest's HTTP server ahead of Express, whose router and body parser alone would cost more than
 * the call (docs/decisions/0003). Guards and interceptors run in the registry's pipeline all the same.
 */
@Injectable()
export class EnvelopeServer implements OnModuleInit, BeforeApplicationShutdown {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly codec: EnvelopeCodec,
    private readonly dispatcher: Dispatcher,
    private readonly streams: EnvelopeStreams,
  ) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter?.getHttpServer() as Server | undefined;
    if (!server) return; // an application context without HTTP
    server.requestTimeout = REQUEST_PATIENCE_MS;
    server.headersTimeout = REQUEST_PATIENCE_MS;
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    const express = server.listeners('request') as RequestListener[];
    server.removeAllListeners('request');
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (isCall(request.url)) void this.answer(request, response);
      else for (const listener of express) listener.call(server, request, response as never);
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

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const format = formatOf(request.headers['content-type']);
    let invocation: Invocation | undefined;
    let outcome: Outcome | undefined;
    try {
      requireReadable(request);
      invocation = this.codec.decode(await readBody(request), format);
      outcome = isStream(request.url)
        ? await this.streams.answer(invocation, format, response)
        : await this.dispatcher.dispatch(invocation);
    } catch (error) {
      outcome = this.dispatcher.fail(error);
    }
    if (!outcome || response.destroyed) return;
    const body = this.codec.encode(outcome, format, invocation);
    response.writeHead(outcome.fault?.http ?? 200, {
      'content-type': CONTENT_TYPES[format],
      'content-length': Buffer.byteLength(body),
      ...(outcome.fault && headersOf(outcome.fault.http)),
    });
    if (request.method === 'HEAD') response.end();
    else if (typeof body === 'string') response.end(body);
    else response.end(body.toString('latin1'), 'latin1'); // as text it goes in one piece with its head
  }

  /** What Node's parser refused: no request came of it, only a socket. */
  private answerUnreadable({ code }: NodeJS.ErrnoException, socket: Duplex): void {
    if (!socket.writable || code === 'ECONNRESET') return void socket.destroy();
    const failure =
      code === 'HPE_HEADER_OVERFLOW'
        ? new Failure(FAILURES.HeadersTooLarge, 'the headers are over 16 KiB: send fewer')
        : code === 'ERR_HTTP_REQUEST_TIMEOUT'
          ? new Failure(FAILURES.BodyStalled, 'the request did not arrive in time: send it again')
          : new Failure(FAILURES.Malformed, 'this is no HTTP/1.1 request: POST a Request to /api');
    const body = this.codec.encode(this.dispatcher.fail(failure), 'protobuf');
    const { http } = failure.kind;
    socket.write(
      `HTTP/1.1 ${http} ${STATUS_CODES[http]}\r\nconnection: close\r\n` +
        `content-type: ${CONTENT_TYPES.protobuf}\r\ncontent-length: ${body.length}\r\n\r\n`,
    );
    socket.end(body);
  }
}

/** @throws Failure MethodNotAllowed, EncodingNotSupported */
function requireReadable({ method, headers }: IncomingMessage): void {
  if (method !== 'POST')
    throw new Failure(FAILURES.MethodNotAllowed, `${method} is not how calls come: POST a Request to /api`);
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity')
    throw new Failure(
      FAILURES.EncodingNotSupported,
      `Content-Encoding ${encoding} is not read here: send the body plain`,
    );
}

/** Not 200 and worth sending again: when. A body that never came leaves the connection unusable. */
function headersOf(http: number): Record<string, string | number> {
  if (http === 429 || http === 503) return { 'retry-after': RETRY_AFTER_S };
  if (http === 405) return { allow: 'POST' };
  return http === 408 ? { connection: 'close' } : {};
}
