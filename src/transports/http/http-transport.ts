import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Origin } from '../../rpc/dispatcher.ts';

/** Of an answer, names in small letters. */
export type AnswerHeaders = Readonly<Record<string, string | number>>;

/** An answer that is known whole. */
export interface HttpAnswer {
  status: number;
  headers: AnswerHeaders;
  body: Buffer | string;
}

/** The head of a request, as far as it could be read. */
export interface RequestHead {
  method: string;
  /** what was called, without a query: `/api` */
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

/** An answer that is as long as there is something to tell. */
export interface HttpStream {
  /** @returns false when the peer is behind: `drained` follows once it has caught up */
  write(bytes: Buffer): boolean;
  end(): void;
  /** At once: what the peer hasn't taken is lost. */
  cut(): void;
}

/** A request to a transport, over whichever version of HTTP. Its site, host and place in the queue are checked already. */
export interface HttpExchange extends RequestHead {
  /** of the call: for Invocation.origin */
  readonly origin: Origin;
  /** ms since 1970 at which what was read last came to this machine, at the earliest: for Invocation.arrivedMs */
  readonly arrivedMs: number;
  /** the client has left: no answer reaches it */
  readonly isGone: boolean;
  /**
   * The whole body, as it came.
   * @param limitBytes by default 64 KiB
   * @throws Failure TooLarge, BodyStalled
   */
  body(limitBytes?: number): Promise<Buffer>;
  /** Begins an answer of status 200. `reader` is told of nothing before this returns. */
  stream(headers: AnswerHeaders, reader?: StreamReader): HttpStream;
}

/**
 * A transport on the HTTP port: it decodes and encodes. Connections, limits, hosts, other sites' pages (CORS), preflights and
 * overload are HttpServer's.
 */
export interface HttpTransport {
  /** whose requests it answers: `/api` is that path alone (and `/api/`), `/thrift/` is all that is one step below it */
  readonly paths: readonly string[];
  /**
   * @returns undefined when a stream of the exchange is the answer
   * @throws what `failed` then answers
   */
  answer(exchange: HttpExchange): Promise<HttpAnswer | undefined>;
  /** What answers a request that could not be served: a Failure, or an error of ours whose words stay here. */
  failed(error: unknown, head: RequestHead): HttpAnswer;
}

/** A connection that leaves HTTP/1.1 for another protocol: Node's own parts of it. */
export interface HttpUpgrade {
  request: IncomingMessage;
  socket: Duplex;
  /** what came behind the request's head */
  head: Buffer;
}

/** A transport to whose path a connection may be upgraded, as GET with `Upgrade: websocket` asks for. */
export interface UpgradeTransport extends HttpTransport {
  /** Takes the connection over. @throws what `failed` then answers */
  upgrade(upgrade: HttpUpgrade): void;
}

/** Every HttpTransport; the first also answers what no other does and could not be read. */
export const HTTP_TRANSPORTS = Symbol('HttpTransports');
