import { Injectable } from '@nestjs/common';
import { WireSchema } from '../../rpc/codec.ts';
import { Dispatcher, type Invocation, type Outcome } from '../../rpc/dispatcher.ts';
import { Failure, FAILURES } from '../../rpc/failures.ts';
import { type BoundProcedure, ProcedureRegistry } from '../../rpc/registry.ts';
import { callHeaders } from '../call-headers.ts';
import { LONGEST_TIMER_MS } from '../deadlines.ts';
import type { HttpAnswer, HttpExchange, HttpTransport, RequestHead } from '../http/http-transport.ts';
import { ConnectCodec } from './connect.codec.ts';
import { ConnectStreams } from './connect.stream.ts';
import { bodyLimitOf, compressionsOf, timeoutMsOf, type Wire, wireOf } from './connect.wire.ts';

/**
 * `POST /othello.Othello/<Method>` in the protocols of Connect and gRPC-Web, told apart by content type. Browsers and
 * Unity WebGL can call these without a proxy (docs/decisions/0024).
 */
@Injectable()
export class ConnectServer implements HttpTransport {
  readonly paths: readonly string[];

  constructor(
    private readonly schema: WireSchema,
    private readonly registry: ProcedureRegistry,
    private readonly dispatcher: Dispatcher,
    private readonly codec: ConnectCodec,
    private readonly streams: ConnectStreams,
  ) {
    this.paths = [`/${schema.serviceName}/`];
  }

  async answer(exchange: HttpExchange): Promise<HttpAnswer | undefined> {
    const { method, headers, path } = exchange;
    if (method !== 'POST') throw new Failure(FAILURES.MethodNotAllowed, `${method} is not how calls come: POST them`);
    const wire = wireOf(headers);
    if (!wire)
      throw new Failure(FAILURES.MediaTypeNotSupported, `${quoted(headers['content-type'])} is not spoken here`);
    const procedure = this.procedureAt(path);
    requireWireOf(procedure, wire);
    if ((headers['connect-protocol-version'] ?? '1') !== '1')
      throw new Failure(FAILURES.Malformed, 'connect-protocol-version is not spoken here: send 1');
    const compressions = compressionsOf(wire, headers);
    const timeoutMs = timeoutMsOf(wire, headers);
    const calledMs = Date.now();
    const body = await exchange.body(bodyLimitOf(wire));
    const { arrivedMs, origin } = exchange;
    const invocation: Invocation = {
      procedure,
      request: this.codec.decode(procedure, body, { wire, compressions }),
      ...callHeaders((name) => headers[name]?.toString()),
      deadlineMs: timeoutMs === undefined ? undefined : calledMs + timeoutMs,
      arrivedMs,
      origin,
      transport: wire.protocol === 'gRPC-Web' ? 'grpc-web' : 'connect',
    };
    const outcome = procedure.isStream
      ? await this.streams.answer(invocation, exchange, { wire, timeoutMs })
      : await this.within(timeoutMs, this.dispatcher.dispatch(invocation));
    return outcome && this.codec.answer(outcome, wire, invocation);
  }

  failed(error: unknown, { headers }: RequestHead): HttpAnswer {
    return this.codec.failed(error, wireOf(headers));
  }

  /** @throws Failure Unimplemented */
  private procedureAt(path: string): BoundProcedure {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const procedure = this.registry.byName.get(name);
    if (procedure) return procedure;
    throw new Failure(
      FAILURES.Unimplemented,
      name === this.schema.envelopeRpc
        ? `${name} streams in both directions, which this wire does not: call it over gRPC`
        : `there is no rpc ${quoted(name)}: proto/othello.proto has them all`,
    );
  }

  /** The outcome, or the fault DeadlineExceeded when the caller's time-out is over first. */
  private async within(timeoutMs: number | undefined, outcome: Promise<Outcome>): Promise<Outcome> {
    if (timeoutMs === undefined || timeoutMs > LONGEST_TIMER_MS) return outcome;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Outcome>((resolve) => {
      timer = setTimeout(() => resolve(this.dispatcher.fail(outOfTime())), timeoutMs);
    });
    try {
      return await Promise.race([outcome, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/**
 * Connect has content types of its own for streams; gRPC-Web has the same for all.
 * @throws Failure MediaTypeNotSupported
 */
function requireWireOf({ name, isStream }: BoundProcedure, { protocol, contentType }: Wire): void {
  if (protocol === 'gRPC-Web' || isStream === (protocol === 'Connect streaming')) return;
  throw new Failure(
    FAILURES.MediaTypeNotSupported,
    isStream
      ? `${name} streams: send it as application/connect+proto or +json, not as ${contentType}`
      : `${name} does not stream: send it as application/proto or application/json, not as ${contentType}`,
  );
}

const outOfTime = () =>
  new Failure(FAILURES.DeadlineExceeded, "the caller's time is over: send the call again as it is");

const quoted = (text = 'a request without content-type'): string => text.slice(0, 60);
