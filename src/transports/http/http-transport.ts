import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Origin } from '../../rpc/dispatcher.ts';

/** Headers of an answer; names in lower case. */
export type AnswerHeaders = Readonly<Record<string, string | number>>;

/** An answer that is sent in one piece, as opposed to a stream. */
export interface HttpAnswer {
  status: number;
  headers: AnswerHeaders;
  body: Buffer | string;
}

/** The head of a request, as far as it could be read. */
export interface RequestHead {
  method: string;
  /** without the query: `/api` */
  path: string;
  /** from the question mark on, or '' */
  query: string;
  headers: IncomingHttpHeaders;
}

/** Who reads a streamed answer: a Subscription is one. */
export interface StreamReader {
  /** the peer took what it was behind with */
  drained(): void;
  /** the peer is gone, or has the whole answer */
  close(): void;
}

/** An answer of unknown length: bytes are written to it until one side ends it. */
export interface HttpStream {
  /** @returns false when the peer is behind: `drained` follows once it has caught up */
  write(bytes: Buffer): boolean;
  end(): void;
  /** Ends at once: what the peer hasn't taken is lost. */
  cut(): void;
}

/** A request as a transport gets it, over HTTP/1.1 or HTTP/2. Host, origin and overload are checked already. */
export interface HttpExchange extends RequestHead {
  /** for Invocation.origin */
  readonly origin: Origin;
  /** ms since 1970, the earliest time at which the request can have arrived: for Invocation.arrivedMs */
  readonly arrivedMs: number;
  /** the client has left: no answer reaches it */
  readonly isGone: boolean;
  /**
   * The whole body, not decompressed.
   * @param limitBytes by default 64 KiB
   * @throws Failure TooLarge, BodyStalled
   */
  body(limitBytes?: number): Promise<Buffer>;
  /** Begins a streamed answer of status 200. `reader` is not called before this returns. */
  stream(headers: AnswerHeaders, reader?: StreamReader): HttpStream;
}

/**
 * A transport on the HTTP port: it decodes and encodes. Connections, limits, hosts, other sites' pages (CORS),
 * preflights and overload are HttpServer's.
 */
export interface HttpTransport {
  /** the paths it answers: `/api` is that path alone (and `/api/`), `/name/` is every path below it */
  readonly paths: readonly string[];
  /**
   * @returns undefined when a stream of the exchange is the answer
   * @throws what `failed` then answers
   */
  answer(exchange: HttpExchange): Promise<HttpAnswer | undefined>;
  /** The answer when `answer` threw: a Failure, or an unexpected error, whose text must not reach the client. */
  failed(error: unknown, head: RequestHead): HttpAnswer;
  /**
   * Takes a connection over that leaves HTTP/1.1; absent: none may leave it here.
   * @throws what `failed` then answers
   */
  upgrade?(upgrade: HttpUpgrade): void;
}

/** A connection that leaves HTTP/1.1, as GET with `Upgrade: websocket` asks for and Node's `upgrade` event gives it. */
export interface HttpUpgrade {
  request: IncomingMessage;
  socket: Duplex;
  /** bytes that came after the request's head */
  head: Buffer;
}

/** Every HttpTransport; the first one is the fallback (HttpAnswers). */
export const HTTP_TRANSPORTS = Symbol('HttpTransports');
