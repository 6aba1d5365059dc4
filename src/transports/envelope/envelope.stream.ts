import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Push, type Sink, type Subscription } from '../../push/index.ts';
import type { Answer } from '../../rpc/answer.ts';
import type { Invocation, Outcome } from '../../rpc/dispatcher.ts';
import { Frames } from '../frames.ts';
import { type Format, versionFor } from '../envelope.codec.ts';

/** JSON comes a Response a line, protobuf each Response behind its length as a varint. */
const STREAM_TYPES: Record<Format, string> = { protobuf: 'application/x-protobuf', json: 'application/x-ndjson' };

/** after which the kernel asks a silent peer whether it is there */
const KEEP_ALIVE_MS = 30_000;

/** POST /api/stream: the answer is as long as there is something to tell, a chunk a Response. */
@Injectable()
export class EnvelopeStreams {
  constructor(
    private readonly push: Push,
    private readonly frames: Frames,
  ) {}

  /** @returns a fault, which is for the caller to answer; undefined: answered */
  async answer(invocation: Invocation, format: Format, response: ServerResponse): Promise<Outcome | undefined> {
    const version = versionFor(invocation);
    const encode = (answer: Answer) =>
      format === 'json' ? this.frames.line(answer, version) : this.frames.delimited(answer, version);
    let subscription: Subscription | undefined;
    const refused = await this.push.open(invocation, (opened) => {
      subscription = opened;
      begin(response, format);
      response.on('drain', () => opened.drained());
      response.on('close', () => opened.close());
      return new ResponseSink(response, encode);
    });
    if (refused?.fault) return refused;
    if (refused && !response.destroyed) {
      begin(response, format);
      const sink = new ResponseSink(response, encode);
      sink.write(refused.answers);
      sink.end();
    }
    if (response.destroyed) subscription?.close();
    return undefined;
  }
}

function begin(response: ServerResponse, format: Format): void {
  response.socket?.setKeepAlive(true, KEEP_ALIVE_MS);
  response.writeHead(200, {
    'content-type': STREAM_TYPES[format],
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
}

class ResponseSink implements Sink {
  constructor(
    private readonly response: ServerResponse,
    private readonly encode: (answer: Answer) => Buffer,
  ) {}

  write(answers: readonly Answer[]): boolean {
    let takesMore = true;
    for (const answer of answers) takesMore = this.response.write(this.encode(answer));
    return takesMore;
  }

  end(): void {
    this.response.end();
  }

  cut(): void {
    this.response.destroy();
  }
}
