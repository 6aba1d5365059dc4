import { constants, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import type { Origin } from '../../rpc/dispatcher.ts';
import type { EventLoop } from '../../rpc/event-loop.ts';
import type { ClientAddresses } from '../client-addresses.ts';
import { isTooLong, readBody } from './body.ts';
import { CountedWriter } from './counted-writer.ts';
import type { ServedExchange } from './http-answers.ts';
import type { AnswerHeaders, HttpAnswer, HttpStream, StreamReader } from './http-transport.ts';
import type { Http2Connection } from './http2-connection.ts';
import type { Target } from './request-head.ts';

const NO_HEADERS = {};

/** A request over HTTP/2. */
export class Http2Exchange implements ServedExchange, Origin {
  answerHeaders: AnswerHeaders = NO_HEADERS;
  readonly isCheaplyRefused = true; // its stream ends, its connection does not
  readonly method: string;
  readonly path: string;
  readonly query: string;
  private arrived: number | undefined;
  /** its connection counts it as a call in flight: `done` is due */
  private isInFlight = false;

  constructor(
    private readonly http2Stream: ServerHttp2Stream,
    readonly headers: IncomingHttpHeaders,
    { path, query }: Target,
    readonly connection: Http2Connection,
    private readonly services: { eventLoop: EventLoop; addresses: ClientAddresses },
  ) {
    this.method = headers[':method'] ?? '';
    this.path = path;
    this.query = query;
  }

  get origin(): Origin {
    return this;
  }

  get address(): string {
    const forwarded = this.headers['x-forwarded-for']?.toString();
    return this.services.addresses.of(this.connection.socket?.remoteAddress, forwarded);
  }

  get arrivedMs(): number {
    return this.arrived ?? this.services.eventLoop.arrivedMs;
  }

  get isGone(): boolean {
    return this.http2Stream.destroyed || this.http2Stream.closed;
  }

  /** Resolves once the body is whole and its connection has room for one more call. */
  async body(limitBytes?: number): Promise<Buffer> {
    const { http2Stream: stream, headers } = this;
    if (isContinueDue(headers) && !isTooLong(this, limitBytes)) stream.additionalHeaders({ ':status': 100 });
    const bytes = await readBody({ headers, stream, isComplete: () => stream.readableEnded }, limitBytes);
    this.arrived = this.services.eventLoop.arrivedMs;
    this.connection.read(stream, false);
    await new Promise<void>((resolve) =>
      this.connection.begin(() => {
        this.isInFlight = true;
        if (this.isGone)
          this.release(); // the client reset the stream while it waited
        else resolve();
      }),
    );
    return bytes;
  }

  send({ status, headers, body }: HttpAnswer): void {
    const { http2Stream: stream } = this;
    if (!this.isGone) {
      const length = Buffer.byteLength(body);
      const own = { ...headers };
      delete own['upgrade']; // HTTP/2 forbids it
      const endStream = this.method === 'HEAD' || length === 0;
      stream.respond({ ...own, ':status': status, 'content-length': length, ...this.answerHeaders }, { endStream });
      if (!endStream) stream.end(body);
      if (!stream.readableEnded) endUnread(stream);
    }
    this.release(stream);
  }

  stream(headers: AnswerHeaders, reader?: StreamReader): HttpStream {
    const { http2Stream: stream, connection } = this;
    connection.read(stream, true);
    if (!this.isGone) stream.respond({ ...headers, ':status': 200, ...this.answerHeaders });
    if (reader) {
      stream.on('close', () => reader.close());
      if (stream.destroyed) queueMicrotask(() => reader.close()); // the `close` event was before the listener
    }
    const writer = new CountedWriter(stream, { connection, stream }, () => reader?.drained());
    this.release();
    return new Http2Answer(stream, writer);
  }

  /**
   * Tells the connection that this call is no longer in flight.
   * @param stream given if its answer is to count until the peer has taken it
   */
  release(stream?: ServerHttp2Stream): void {
    if (!this.isInFlight) return;
    this.isInFlight = false;
    this.connection.done(stream);
  }
}

/** Thousands of these exist on a node at a time: keep it small. */
class Http2Answer implements HttpStream {
  constructor(
    private readonly stream: ServerHttp2Stream,
    private readonly writer: CountedWriter,
  ) {}

  write(bytes: Buffer): boolean {
    return this.writer.write(bytes);
  }

  end(): void {
    this.stream.end();
  }

  /** A reset, since a status would wait behind the bytes that the reader does not take. */
  cut(): void {
    this.stream.close(constants.NGHTTP2_CANCEL);
  }
}

/** Ends a stream once its answer is written, without reading the rest of the request's body. */
export function endUnread(stream: ServerHttp2Stream): void {
  stream.close(constants.NGHTTP2_NO_ERROR);
  // otherwise Node waits until somebody has read the part of the body that arrived
  if (stream.writableFinished) stream.destroy();
  else stream.once('finish', () => stream.destroy());
}

/** Whether the client sends the body only after `100 Continue`. */
export const isContinueDue = ({ expect }: IncomingHttpHeaders): boolean => expect?.toLowerCase() === '100-continue';
