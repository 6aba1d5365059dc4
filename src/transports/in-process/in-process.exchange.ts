import { Injectable } from '@nestjs/common';
import { PushHub } from '../../push/index.ts';
import { Dispatcher, type Invocation, type Outcome } from '../../rpc/dispatcher.ts';
import { EnvelopeCodec } from '../envelope.codec.ts';
import { watch } from './in-process.stream.ts';

/** The answer to a Request, or one push of a stream. */
interface EncodedAnswer {
  /** as over HTTP: 200, or the status of the fault */
  httpStatus: number;
  /** a MultipleResponse */
  body: Uint8Array;
}

/** The envelope without a network, for the SDK in the server's process: encoded Requests in, MultipleResponses out. */
@Injectable()
export class InProcessExchange {
  constructor(
    private readonly codec: EnvelopeCodec,
    private readonly dispatcher: Dispatcher,
    private readonly push: PushHub,
  ) {}

  async call(request: Uint8Array): Promise<EncodedAnswer> {
    const invocation = this.codec.decode(request as Buffer, 'protobuf');
    return this.encoded(await this.dispatcher.dispatch(invocation), invocation);
  }

  async *stream(request: Uint8Array, signal: AbortSignal): AsyncGenerator<EncodedAnswer> {
    const invocation = this.codec.decode(request as Buffer, 'protobuf');
    for await (const outcome of watch(this.push, invocation, signal)) yield this.encoded(outcome, invocation);
  }

  private encoded(outcome: Outcome, invocation: Invocation): EncodedAnswer {
    const body = this.codec.encode(outcome, 'protobuf', invocation) as Uint8Array;
    return { httpStatus: outcome.fault?.http ?? 200, body };
  }
}
