import { constants, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import type { Origin } from '../../rpc/dispatcher.ts';
import type { EventLoop } from '../../rpc/event-loop.ts';
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
  /** its connection counts it as in flight */
  private isInFlight = false;

  constructor(
    private readonly http2Stream: ServerHttp2Stream,
    readonly headers: IncomingHttpHeaders,
    { path, query }: Target,
    readonly connection: Http2Connection,
    private readonly eventLoop: EventLoop,
  ) {
    this.method = headers[':method'] ?? '';
    this.path = path;
    this.query = query;
  }

  get origin(): Origin {
    return this;
  }

  get arrivedMs(): number {
    return this.arrived ?? this.eventLoop.arrivedMs;
  }

  get isGone(): boolean {
    return this.http2Stream.destroyed || this.http2Stream.closed;
  }

  /** Once it is whole, and its connection has room for one more in flight. */
  async body(limitBytes?: number): Promise<Buffer> {
    const { http2Stream: stream, headers } = this;
    if (isContinueDue(headers) && !isTooLong(this, limitBytes)) stream.additionalHeaders({ ':status': 100 });
    const bytes = await readBody({ headers, stream, isComplete: () => stream.readableEnded }, limitBytes);
    this.arrived = this.eventLoop.arrivedMs;
    this.connection.read(stream, false);
    await new Promise<void>((resolve) =>
      this.connection.begin(() => {
        this.isInFlight = true;
        if (this.isGone)
          this.release(); // reset while it waited: nobody would be answered
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
      delete own['upgrade']; // there are none in HTTP/2
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
      if (stream.destroyed) queueMicrotask(() => reader.close()); // its close was told before
    }
    const writer = new CountedWriter(stream, { connection, stream }, () => reader?.drained());
    this.release();
    return new Http2Answer(stream, writer);
  }

  /**
   * It is in flight no longer.
   * @param stream whose answer counts until the peer has taken it
   */
  release(stream?: ServerHttp2Stream): void {
    if (!this.isInFlight) return;
    this.isInFlight = false;
    this.connection.done(stream);
  }
}

/** Thousands of these idle on a node. */
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

  /** A status would wait behind what the reader does not take. */
  cut(): void {
    this.stream.close(constants.NGHTTP2_CANCEL);
  }
}

/** Ends a stream once its answer is written: the rest of a body that nobody wants is not read. */
export function endUnread(stream: ServerHttp2Stream): void {
  stream.close(constants.NGHTTP2_NO_ERROR);
  // Node would wait for the reader of what has come of the body
  if (stream.writableFinished) stream.destroy();
  else stream.once('finish', () => stream.destroy());
}

/** Its client waits with the body until it is asked for it. */
export const isContinueDue = ({ expect }: IncomingHttpHeaders): boolean => expect?.toLowerCase() === '100-continue';
