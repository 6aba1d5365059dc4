import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Push, type Sink, type Subscription } from '../../push/index.ts';
import type { Answer } from '../../rpc/answer.ts';
import type { Invocation, Outcome } from '../../rpc/dispatcher.ts';
import { type Format, versionFor } from '../envelope.codec.ts';
import { Frames } from '../frames.ts';

/** JSON comes a Response a line, protobuf each Response behind its length as a varint. */
const STREAM_TYPES: Record<Format, string> = { protobuf: 'application/x-protobuf', json: 'application/x-ndjson' };

/** after which the kernel asks a silent peer whether it is there */
const KEEP_ALIVE_MS = 30_000;

/** How a stream is answered. */
interface StreamOptions {
  format: Format;
  /** beside the stream's own */
  headers: Readonly<Record<string, string>>;
}

/** POST /api/stream: the answer is as long as there is something to tell, a chunk a Response. */
@Injectable()
export class EnvelopeStreams {
  constructor(
    private readonly push: Push,
    private readonly frames: Frames,
  ) {}

  /** @returns a fault, which is for the caller to answer; undefined: answered */
  async answer(invocation: Invocation, response: ServerResponse, options: StreamOptions): Promise<Outcome | undefined> {
    const { format, headers } = options;
    const sink = new ResponseSink(response, this.frames, { format, version: versionFor(invocation) });
    const refused = await this.push.open(invocation, (subscription) => sink.begin(headers, subscription));
    if (refused?.fault) return refused;
    if (refused && !response.destroyed) {
      sink.begin(headers);
      sink.write(refused.answers);
      sink.end();
    }
    return undefined;
  }
}

const NO_HEADERS = {};

/** What a stream of hours needs no more once it has begun: the headers of its request. */
function letGo(response: ServerResponse): void {
  response.req.rawHeaders.length = 0;
  response.req.headers = NO_HEADERS;
}

/** Thousands of these idle on a node: it holds what it needs and lets go of the rest of its request. */
class ResponseSink implements Sink {
  private readonly response: ServerResponse;
  private readonly frames: Frames;
  private readonly format: Format;
  private readonly version: number;

  constructor(response: ServerResponse, frames: Frames, { format, version }: { format: Format; version: number }) {
    this.response = response;
    this.frames = frames;
    this.format = format;
    this.version = version;
  }

  /** @param headers beside the stream's own */
  begin(headers: Readonly<Record<string, string>>, subscription?: Subscription): this {
    const { response, format } = this;
    response.socket?.setKeepAlive(true, KEEP_ALIVE_MS);
    response.writeHead(200, {
      'content-type': STREAM_TYPES[format],
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      ...headers,
    });
    response.flushHeaders(); // a first state may say nothing, and the reader waits for the status
    letGo(response);
    if (!subscription) return this;
    response.on('drain', () => subscription.drained());
    response.on('close', () => subscription.close());
    if (response.destroyed) queueMicrotask(() => subscription.close()); // its close was told before
    return this;
  }

  write(answers: readonly Answer[]): boolean {
    let takesMore = true;
    for (const answer of answers) takesMore = this.response.write(this.bytesOf(answer));
    return takesMore;
  }

  end(): void {
    this.response.end();
  }

  cut(): void {
    this.response.destroy();
  }

  private bytesOf(answer: Answer): Buffer {
    return this.format === 'json'
      ? this.frames.line(answer, this.version)
      : this.frames.delimited(answer, this.version);
  }
}
