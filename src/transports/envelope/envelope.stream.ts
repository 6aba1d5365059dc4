import { Injectable } from '@nestjs/common';
import { PushHub, type Sink, type Subscription } from '../../push/index.ts';
import type { Answer } from '../../rpc/answer.ts';
import type { Invocation, Outcome } from '../../rpc/dispatcher.ts';
import { type Format, versionFor } from '../envelope.codec.ts';
import { Frames } from '../frames.ts';
import type { AnswerHeaders, HttpExchange, HttpStream } from '../http/http-transport.ts';
import { answerWithStream } from '../http/pushed-stream.ts';

/** JSON: one Response a line. Protobuf: each Response after its length as a varint. */
const STREAM_TYPES: Record<Format, string> = { protobuf: 'application/x-protobuf', json: 'application/x-ndjson' };

const headersOf = (format: Format): AnswerHeaders => ({
  'content-type': STREAM_TYPES[format],
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
});
const HEADERS: Record<Format, AnswerHeaders> = { protobuf: headersOf('protobuf'), json: headersOf('json') };

/** POST /api/stream: the HTTP answer stays open as long as the stream, and Responses are written to it as they come. */
@Injectable()
export class EnvelopeStreams {
  constructor(
    private readonly push: PushHub,
    private readonly frames: Frames,
  ) {}

  /** @returns a fault, which the caller has to answer; undefined: the answer has begun */
  answer(invocation: Invocation, exchange: HttpExchange, format: Format): Promise<Outcome | undefined> {
    const begin = (subscription?: Subscription) => {
      const stream = exchange.stream(HEADERS[format], subscription);
      return new StreamSink(stream, this.frames, { format, version: versionFor(invocation) });
    };
    return answerWithStream(this.push, { invocation, exchange }, begin);
  }
}

/** Thousands of these exist on a node at a time: keep it small. */
class StreamSink implements Sink {
  private readonly stream: HttpStream;
  private readonly frames: Frames;
  private readonly format: Format;
  private readonly version: number;

  constructor(stream: HttpStream, frames: Frames, { format, version }: { format: Format; version: number }) {
    this.stream = stream;
    this.frames = frames;
    this.format = format;
    this.version = version;
  }

  write(answers: readonly Answer[]): boolean {
    let takesMore = true;
    for (const answer of answers) takesMore = this.stream.write(this.bytesOf(answer));
    return takesMore;
  }

  end(): void {
    this.stream.end();
  }

  cut(): void {
    this.stream.cut();
  }

  private bytesOf(answer: Answer): Buffer {
    return this.format === 'json'
      ? this.frames.line(answer, this.version)
      : this.frames.delimited(answer, this.version);
  }
}
