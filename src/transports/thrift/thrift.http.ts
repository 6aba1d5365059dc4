import { Injectable } from '@nestjs/common';
import { Dispatcher, type Invocation, type Outcome } from '../../rpc/dispatcher.ts';
import { Failure, FAILURES } from '../../rpc/failures.ts';
import type { HttpAnswer, HttpExchange, HttpTransport } from '../http/http-transport.ts';
import { requireReadable } from '../http/request-head.ts';
import { limitHeaders } from '../limit-headers.ts';
import { Unreadable } from './protocol.ts';
import { type ThriftCall, ThriftCodec } from './thrift.codec.ts';
import { ThriftPolls } from './thrift.stream.ts';
import { type CutMessage, messageIn, protocolOf, unframed } from './wire.ts';

const HEADERS = { 'content-type': 'application/x-thrift' };

const LENGTH_BYTES = 4;

interface Answered {
  outcome: Outcome;
  invocation: Pick<Invocation, 'allowance'>;
}

/**
 * POST /thrift: one message a body, framed or not. Every answer that a Thrift message can express has status 200, since
 * most Thrift clients do not read the body of another status.
 */
@Injectable()
export class ThriftHttp implements HttpTransport {
  readonly paths = ['/thrift'];

  constructor(
    private readonly codec: ThriftCodec,
    private readonly dispatcher: Dispatcher,
    private readonly polls: ThriftPolls,
  ) {}

  async answer(exchange: HttpExchange): Promise<HttpAnswer> {
    const { method } = exchange;
    if (method !== 'POST')
      throw new Failure(FAILURES.MethodNotAllowed, `${method} is not how calls come: POST a message to /thrift`);
    requireReadable(exchange);
    const message = messageOf(await exchange.body());
    const call = this.read(message, exchange);
    if ('answer' in call) return { status: 200, headers: HEADERS, body: call.answer ?? Buffer.alloc(0) };
    const { outcome, invocation } = await this.outcomeOf(call, exchange);
    const headers = { ...HEADERS, ...limitHeaders(outcome, invocation) };
    return { status: 200, headers, body: this.codec.encode(call, outcome) };
  }

  /** Plain text: no message could be read, so the client's protocol is not known. */
  failed(error: unknown): HttpAnswer {
    const { fault, answers } = this.dispatcher.fail(error);
    return {
      status: fault?.http ?? 400,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: `${answers[0]?.message ?? ''}\n`,
    };
  }

  private read(message: CutMessage, { headers }: HttpExchange) {
    try {
      return this.codec.read(message, (name) => message.keys?.get(name) ?? headers[name]?.toString());
    } catch (error) {
      throw error instanceof Unreadable ? malformed(error.message) : error;
    }
  }

  private async outcomeOf(call: ThriftCall, { arrivedMs, origin }: HttpExchange): Promise<Answered> {
    try {
      const invocation = this.codec.invocation(call, { arrivedMs, origin });
      const outcome = call.procedure.isStream
        ? await this.polls.open(invocation).outcome
        : await this.dispatcher.dispatch(invocation);
      return { outcome, invocation };
    } catch (error) {
      return { outcome: this.dispatcher.fail(error), invocation: {} };
    }
  }
}

/** @throws Failure Malformed, EncodingNotSupported */
function messageOf(body: Buffer): CutMessage {
  const protocol = protocolOf(body[0], body[1]);
  if (protocol) return unframed(protocol, body);
  if (body[0] === 0x5b || body[0] === 0x7b)
    throw new Failure(
      FAILURES.EncodingNotSupported,
      'TJSONProtocol is not read here: use the binary or the compact protocol',
    );
  if (body.length <= LENGTH_BYTES || body.readUInt32BE(0) !== body.length - LENGTH_BYTES)
    throw malformed('it is neither of the binary nor of the compact protocol');
  try {
    return messageIn(body.subarray(LENGTH_BYTES));
  } catch (error) {
    throw error instanceof Unreadable ? malformed(error.message) : error;
  }
}

const malformed = (why: string): Failure =>
  new Failure(FAILURES.Malformed, `the body is no message of Thrift (${why}): see proto/othello.thrift`);
