import { Injectable } from '@nestjs/common';
import { Dispatcher, type Invocation, type Outcome } from '../../rpc/dispatcher.ts';
import { Failure, FAILURES } from '../../rpc/failures.ts';
import { traceparentOf } from '../../tracing.ts';
import { CONTENT_TYPES, EnvelopeCodec, type Format } from '../envelope.codec.ts';
import { limitHeaders } from '../limit-headers.ts';
import type { HttpAnswer, HttpExchange, HttpTransport, RequestHead } from '../http/http-transport.ts';
import { requireReadable } from '../http/request-head.ts';
import { REQUEST_ID, requestIdOf } from '../request-id.ts';
import { EnvelopeStreams } from './envelope.stream.ts';

const CALL = '/api';
const STREAM = '/api/stream';

const formatOf = ({ headers }: RequestHead): Format => {
  const type = headers['content-type'];
  return type !== undefined && /^application\/json\b/i.test(type) ? 'json' : 'protobuf';
};

/** POST /api: a Request in, a MultipleResponse out. POST /api/stream: a Request in, a stream of Responses out. */
@Injectable()
export class EnvelopeServer implements HttpTransport {
  readonly paths = [CALL, STREAM];
  /** the encoded answer of overload, made once: it is needed most when there is least time to encode it */
  private readonly busy: Partial<Record<Format, HttpAnswer>> = {};

  constructor(
    private readonly codec: EnvelopeCodec,
    private readonly dispatcher: Dispatcher,
    private readonly streams: EnvelopeStreams,
  ) {}

  async answer(exchange: HttpExchange): Promise<HttpAnswer | undefined> {
    requireReadable(exchange);
    const format = formatOf(exchange);
    const body = await exchange.body();
    const { arrivedMs, origin } = exchange;
    const invocation = this.codec.decode(body, format, {
      arrivedMs,
      origin,
      transport: format === 'json' ? 'envelope-json' : 'envelope',
      requestId: requestIdOf(exchange.headers[REQUEST_ID]),
      traceparent: traceparentOf(() => exchange.headers['traceparent']?.toString()),
    });
    const outcome =
      exchange.path === STREAM
        ? await this.streams.answer(invocation, exchange, format)
        : await this.dispatcher.dispatch(invocation);
    return outcome && this.encoded(outcome, format, invocation);
  }

  failed(error: unknown, head: RequestHead): HttpAnswer {
    const format = formatOf(head);
    if (error instanceof Failure && error.kind === FAILURES.Overloaded) {
      const made = this.busy[format];
      if (made) this.dispatcher.noteRefused(error);
      return made ?? (this.busy[format] = this.encoded(this.dispatcher.fail(error), format));
    }
    return this.encoded(this.dispatcher.fail(error), format);
  }

  private encoded(outcome: Outcome, format: Format, invocation?: Invocation): HttpAnswer {
    return {
      status: outcome.fault?.http ?? 200,
      headers: { 'content-type': CONTENT_TYPES[format], ...(invocation && limitHeaders(outcome, invocation)) },
      body: this.codec.encode(outcome, format, invocation),
    };
  }
}
