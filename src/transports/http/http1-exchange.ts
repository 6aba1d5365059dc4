import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Origin } from '../../rpc/dispatcher.ts';
import { isTooLong, readBody } from './body.ts';
import type { Connection } from './connections.ts';
import type { AnswerHeaders, HttpAnswer, HttpStream, StreamReader } from './http-transport.ts';
import type { ClientAddresses } from '../client-addresses.ts';
import type { ServedExchange } from './http-answers.ts';
import { hasUnreadBody, isShort, type Target } from './request-head.ts';

/** ms without traffic after which the kernel sends TCP keep-alive probes */
const KEEP_ALIVE_MS = 30_000;

const NO_HEADERS = {};

/** How a request arrived. */
interface Arrived {
  connection: Connection;
  /** ms since 1970, set if it had to wait for others of its connection */
  arrivedMs: number | undefined;
  /** its client sends the body only after `100 Continue` */
  isContinueDue: boolean;
  addresses: ClientAddresses;
}

/** A request over HTTP/1.1. */
export class Http1Exchange implements ServedExchange, Origin {
  answerHeaders: AnswerHeaders = NO_HEADERS;
  readonly method: string;
  readonly path: string;
  readonly query: string;

  constructor(
    private readonly request: IncomingMessage,
    private readonly response: ServerResponse,
    { path, query }: Target,
    private readonly arrived: Arrived,
  ) {
    this.method = request.method ?? '';
    this.path = path;
    this.query = query;
  }

  get headers(): IncomingHttpHeaders {
    return this.request.headers;
  }

  get origin(): Origin {
    return this;
  }

  get connection(): object {
    return this.arrived.connection;
  }

  get address(): string {
    const { socket, headers } = this.request;
    return this.arrived.addresses.of(socket.remoteAddress, headers['x-forwarded-for']?.toString());
  }

  get arrivedMs(): number {
    return this.arrived.arrivedMs ?? this.arrived.connection.arrivedMs;
  }

  get isCheaplyRefused(): boolean {
    return isShort(this);
  }

  get isGone(): boolean {
    return this.response.destroyed;
  }

  body(limitBytes?: number): Promise<Buffer> {
    if (this.arrived.isContinueDue && !isTooLong(this.request, limitBytes)) this.response.writeContinue();
    const { request } = this;
    return readBody({ headers: request.headers, stream: request, isComplete: () => request.complete }, limitBytes);
  }

  send({ status, headers, body }: HttpAnswer): void {
    const { request, response } = this;
    if (response.destroyed) return;
    response.writeHead(status, {
      ...headers,
      'content-length': Buffer.byteLength(body),
      ...this.answerHeaders,
      // the rest of a body that nobody wants is not read
      ...(hasUnreadBody(request) && { connection: 'close' }),
    });
    if (request.method === 'HEAD') response.end();
    else if (typeof body === 'string') response.end(body);
    else response.end(body.toString('latin1'), 'latin1'); // as text it goes in one piece with its head
  }

  stream(headers: AnswerHeaders, reader?: StreamReader): HttpStream {
    const { request, response } = this;
    response.socket?.setKeepAlive(true, KEEP_ALIVE_MS);
    response.writeHead(200, { ...headers, ...this.answerHeaders });
    response.flushHeaders(); // a client that has seen a later version is sent nothing yet, and waits for the status
    // a stream lives for hours and needs neither of them any more: this frees memory
    request.rawHeaders.length = 0;
    request.headers = NO_HEADERS;
    if (this.arrived.connection.last) response.destroy(); // the connection closes once its answers end: this has no end
    if (reader) {
      response.on('drain', () => reader.drained());
      response.on('close', () => reader.close());
      if (response.destroyed) queueMicrotask(() => reader.close()); // the `close` event was before the listener
    }
    return new Http1Stream(response);
  }
}

/** Thousands of these exist on a node at a time, so it keeps nothing but the response. */
class Http1Stream implements HttpStream {
  constructor(private readonly response: ServerResponse) {}

  write(bytes: Buffer): boolean {
    return this.response.write(bytes);
  }

  end(): void {
    this.response.end();
  }

  cut(): void {
    this.response.destroy();
  }
}
