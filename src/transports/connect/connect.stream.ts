import { Injectable } from '@nestjs/common';
import { PushHub, type Sink, type Subscription } from '../../push/index.ts';
import type { Answer } from '../../rpc/answer.ts';
import { Dispatcher, type Invocation, type Outcome } from '../../rpc/dispatcher.ts';
import { Failure, FAILURES } from '../../rpc/failures.ts';
import { LONGEST_TIMER_MS } from '../deadlines.ts';
import { Frames } from '../frames.ts';
import type { HttpExchange, HttpStream } from '../http/http-transport.ts';
import { answerWithStream } from '../http/pushed-stream.ts';
import { ConnectCodec } from './connect.codec.ts';
import type { Wire } from './connect.wire.ts';

/** Streaming procedures: a frame for each Response, and a last frame that says how the stream ended. */
@Injectable()
export class ConnectStreams {
  constructor(
    private readonly push: PushHub,
    private readonly frames: Frames,
    private readonly codec: ConnectCodec,
    private readonly dispatcher: Dispatcher,
  ) {}

  /**
   * @param timeoutMs after which the stream ends, as its client asked for
   * @returns a fault, which the caller has to answer; undefined: the answer has begun
   */
  answer(
    invocation: Invocation,
    exchange: HttpExchange,
    { wire, timeoutMs }: { wire: Wire; timeoutMs: number | undefined },
  ): Promise<Outcome | undefined> {
    const begin = (subscription?: Subscription) => {
      const headers = { 'content-type': wire.contentType, 'cache-control': 'no-store', 'x-accel-buffering': 'no' };
      let deadline: NodeJS.Timeout | undefined;
      const reader = subscription && {
        drained: () => subscription.drained(),
        close: () => {
          clearTimeout(deadline);
          subscription.close();
        },
      };
      const stream = exchange.stream(headers, reader);
      const bytesOf = (answer: Answer) => this.frames.framed(answer, invocation.version ?? 0, wire);
      const sink = new FrameSink(stream, bytesOf, (fault) => this.codec.endOf(wire, fault));
      if (subscription && timeoutMs !== undefined && timeoutMs <= LONGEST_TIMER_MS)
        deadline = setTimeout(() => sink.end(this.late()), timeoutMs);
      return sink;
    };
    return answerWithStream(this.push, { invocation, exchange }, begin);
  }

  private late(): Outcome {
    return this.dispatcher.fail(new Failure(FAILURES.DeadlineExceeded, "the caller's time is over: subscribe again"));
  }
}

/** Thousands of these exist on a node at a time: keep it small. */
class FrameSink implements Sink {
  private hasEnded = false;

  constructor(
    private readonly stream: HttpStream,
    private readonly bytesOf: (answer: Answer) => Buffer,
    private readonly endOf: (fault?: Outcome) => Buffer,
  ) {}

  write(answers: readonly Answer[]): boolean {
    let takesMore = true;
    if (this.hasEnded) return takesMore;
    for (const answer of answers) takesMore = this.stream.write(this.bytesOf(answer));
    return takesMore;
  }

  end(fault?: Outcome): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.stream.write(this.endOf(fault));
    this.stream.end();
  }

  cut(): void {
    this.stream.cut();
  }
}
