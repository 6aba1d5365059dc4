import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Admission } from '../../rpc/admission.ts';
import { BUSY, Failure, FAILURES, isToWait, REFUSED_AFTER_MS, RETRY_AFTER_S } from '../../rpc/failures.ts';
import { Config } from '../../config.ts';
import { ClientAddresses } from '../client-addresses.ts';
import {
  type AnswerHeaders,
  HTTP_TRANSPORTS,
  type HttpAnswer,
  type HttpExchange,
  type HttpTransport,
} from './http-transport.ts';
import { Origins } from './origins.ts';
import { REQUEST_ID, requestIdOf } from '../request-id.ts';
import { isPreflight } from './request-head.ts';

const EMPTY = Buffer.alloc(0);

/** Browsers call by https from now on, for a year: the port has no plain text. */
const HSTS = { 'strict-transport-security': 'max-age=31536000' };

const NONE = {};

const isHealth = (path: string) => path === '/health';

/** One request and its answer on the HTTP port, over HTTP/1.1 or HTTP/2. */
export interface ServedExchange extends HttpExchange {
  /** headers that are added to its answer, whatever the answer is: CORS, the request id */
  answerHeaders: AnswerHeaders;
  /** whether it can be refused without reading its body and without closing the client's connection */
  readonly isCheaplyRefused: boolean;
  send(answer: HttpAnswer): void;
}

/** Finds the transport that answers a request, and does what comes before it: host, origin, preflight, overload. */
@Injectable()
export class HttpAnswers {
  /** answers a refused request whose path belongs to no transport */
  readonly fallback: HttpTransport;
  /** headers of every answer of the port */
  readonly standing: AnswerHeaders;
  private readonly byPath = new Map<string, HttpTransport>();

  constructor(
    @Inject(HTTP_TRANSPORTS) transports: readonly [HttpTransport, ...HttpTransport[]],
    private readonly origins: Origins,
    private readonly admission: Admission,
    readonly addresses: ClientAddresses,
    { tls }: Config,
  ) {
    this.standing = tls ? HSTS : NONE;
    this.fallback = transports[0];
    for (const transport of transports) for (const path of transport.paths) this.byPath.set(path, transport);
  }

  /** Looks up the whole path, then its first segment. */
  transportOf(path: string): HttpTransport | undefined {
    return this.byPath.get(path) ?? this.byPath.get(path.slice(0, path.indexOf('/', 1) + 1));
  }

  /**
   * The reason to refuse a request by its head alone, or undefined.
   * @param readHost throws a Failure when the head can't be read
   */
  refusal(pathOf: () => string, readHost: () => string): Failure | undefined {
    try {
      const host = readHost();
      if (!isHealth(pathOf())) this.origins.requireKnownHost(host);
      return undefined;
    } catch (error) {
      return error as Failure;
    }
  }

  /** Never rejects. */
  async serve(transport: HttpTransport, exchange: ServedExchange, refusal: Failure | undefined): Promise<void> {
    let answer: HttpAnswer | undefined;
    const requestId = requestIdOf(exchange.headers[REQUEST_ID]);
    const own = requestId === undefined ? this.standing : { ...this.standing, [REQUEST_ID]: requestId };
    exchange.answerHeaders = own;
    try {
      if (refusal) throw refusal;
      const host = exchange.headers.host ?? '';
      this.origins.requireOwnSite(exchange, host);
      if (isPreflight(exchange)) {
        const headers = this.origins.preflightHeaders(exchange, host);
        return exchange.send({ status: 204, headers, body: EMPTY });
      }
      const cors = this.origins.answerHeaders(exchange, host);
      exchange.answerHeaders = own === NONE ? cors : { ...own, ...cors };
      if (this.admission.isFull && exchange.isCheaplyRefused) {
        // with a delay: a client that is refused at once sends again at once
        await pause(REFUSED_AFTER_MS);
        throw new Failure(FAILURES.Overloaded, BUSY);
      }
      answer = await transport.answer(exchange);
    } catch (error) {
      answer = transport.failed(error, exchange);
    }
    if (answer) exchange.send(withAdvice(answer));
  }
}

/**
 * Adds `retry-after` to an answer that says to come again and not yet when, and `allow` to one that refuses the method.
 */
export function withAdvice(answer: HttpAnswer): HttpAnswer {
  const { status, headers } = answer;
  if (isToWait(status)) return { ...answer, headers: { 'retry-after': RETRY_AFTER_S, ...headers } };
  return status === 405 ? { ...answer, headers: { ...headers, allow: 'POST' } } : answer;
}
