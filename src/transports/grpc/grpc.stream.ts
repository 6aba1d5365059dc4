import { constants, type ServerHttp2Stream } from 'node:http2';
import type * as grpc from '@grpc/grpc-js';
import { Injectable } from '@nestjs/common';
import { PushHub, type Sink, type Subscription } from '../../push/index.ts';
import type { Answer } from '../../rpc/answer.ts';
import type { Invocation, Outcome } from '../../rpc/dispatcher.ts';
import { Frames } from '../frames.ts';
import type { CallSource } from '../http/http2-connection.ts';
import { CountedWriter } from '../http/counted-writer.ts';

type StreamCall = grpc.ServerWritableStream<unknown, Buffer>;

/** Streaming procedures as server-streaming rpcs of Responses. */
@Injectable()
export class GrpcStreams {
  constructor(
    private readonly push: PushHub,
    private readonly frames: Frames,
  ) {}

  /** @returns a fault, which the caller has to answer; undefined: the answer has begun */
  async answer(invocation: Invocation, call: StreamCall, source: CallSource): Promise<Outcome | undefined> {
    const encode = (answer: Answer) => this.frames.plain(answer, invocation.version ?? 0);
    let subscription: Subscription | undefined;
    const sink = new CallSink(
      call,
      encode,
      source.stream,
      new CountedWriter(call, source, () => subscription?.drained()),
    );
    const refused = await this.push.open(invocation, (opened) => {
      subscription = opened;
      call.on('close', () => opened.close());
      return sink;
    });
    if (refused?.fault) return refused;
    if (refused) {
      sink.write(refused.answers);
      sink.end();
    }
    if (call.destroyed) subscription?.close();
    return undefined;
  }
}

/** Writes to grpc-js's call directly: Nest's own gRPC streams ignore that a reader is behind. */
class CallSink implements Sink {
  constructor(
    private readonly call: StreamCall,
    private readonly encode: (answer: Answer) => Buffer,
    private readonly stream: ServerHttp2Stream,
    private readonly writer: CountedWriter,
  ) {}

  write(answers: readonly Answer[]): boolean {
    let takesMore = true;
    for (const answer of answers) takesMore = this.writer.write(this.encode(answer));
    return takesMore;
  }

  end(): void {
    this.call.end();
  }

  cut(): void {
    cutStream(this.stream);
  }
}

/** Resets the HTTP/2 stream of a call, since a status would wait behind the bytes that the reader does not take. */
export function cutStream(stream: ServerHttp2Stream): void {
  stream.close(constants.NGHTTP2_CANCEL);
}
