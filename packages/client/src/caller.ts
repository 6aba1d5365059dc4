import { CallImpossible, CallRefused, OutcomeUnknown } from './errors.ts';
import type { CallReport } from './events.ts';
import type { Handlers } from './handlers.ts';
import { type ProcedureCall, withAttempt } from './login-attempt.ts';
import type { AnyResponse } from './names.ts';
import { type ClientOptions, DEFAULTS } from './options.ts';
import type { CallOptions } from './procedure-calls.ts';
import { sendUntilAnswered } from './retry.ts';
import { Session } from './session.ts';
import type { Delivery, EncodedCall } from './transport.ts';
import { unlessAborted } from './unless-aborted.ts';
import type { Schema } from './wire/schema.ts';

/** When a call is to be given up. */
interface CallBounds {
  signal: AbortSignal;
  deadlineMs: number;
}

/** Does one call at a time: gives it a seqNo, sends it until it is answered, reports it and calls the handlers. */
export class Caller {
  /** how the last call went */
  lastCall: CallReport | undefined;
  private readonly session = new Session();
  private current = new AbortController();
  private isClosed = false;

  constructor(
    private readonly options: ClientOptions,
    private readonly handlers: Handlers,
    private readonly schema: Schema,
  ) {}

  /** @returns the Responses that came, the successful answer to this call first */
  async call(wanted: ProcedureCall, { signal, deadlineMs }: CallOptions): Promise<readonly AnyResponse[]> {
    const current = new AbortController();
    this.current = current;
    const abort = () => current.abort(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    const bounds = { signal: current.signal, deadlineMs: deadlineMs ?? this.options.deadlineMs ?? DEFAULTS.deadlineMs };
    return this.callUntilSettled(wanted, bounds).finally(() => signal?.removeEventListener('abort', abort));
  }

  /** The token of the current session. @throws CallRefused when it was replaced */
  get token(): string | undefined {
    if (this.session.replaced) throw this.session.replaced;
    return this.session.token;
  }

  /** Uses a session that another client opened. */
  adopt(token: string): void {
    this.session.adopt(token);
  }

  /** To be called when a stream's session was refused. @returns false when the client has another session by now */
  wasRefused(refusal: CallRefused, token: string | undefined): boolean {
    if (this.session.token !== token) return false;
    if (endsSession(refusal) && !this.session.replaced) {
      this.session.replaced = refusal;
      this.handlers.emit('replaced', refusal);
    }
    return true;
  }

  close(): void {
    this.isClosed = true;
    this.current.abort(new CallImpossible('the client was closed'));
    this.options.transport.close();
  }

  /** Rounds of attempts, as long as `onGiveUp` asks for another. */
  private async callUntilSettled(wanted: ProcedureCall, bounds: CallBounds): Promise<readonly AnyResponse[]> {
    let encoded = this.prepare(wanted);
    for (;;) {
      try {
        return this.acceptAnswer(wanted, await this.sendUntilAnswered(wanted.procedure, encoded, bounds));
      } catch (error) {
        const { onGiveUp } = this.options;
        if (!(error instanceof OutcomeUnknown) || !onGiveUp) throw error;
        const choice = await unlessAborted(Promise.resolve(onGiveUp(error)), bounds.signal);
        if (choice !== 'retry' && choice !== 'restart') throw error;
        const { login } = this.session;
        if (choice === 'retry' || wanted.procedure === 'Login' || !login) continue;
        await this.callUntilSettled({ procedure: 'Login', request: login }, bounds);
        encoded = this.prepare(wanted);
      }
    }
  }

  private prepare(wanted: ProcedureCall): EncodedCall {
    const { procedure, request } = withAttempt(wanted);
    if (this.isClosed) throw new CallImpossible('the client was closed: make another one');
    const header = this.session.header(procedure);
    try {
      const traceparent = this.traceparent();
      const call = { procedure, request, ...header, schema: this.schema };
      return this.options.transport.prepare(traceparent === undefined ? call : { ...call, traceparent });
    } catch (error) {
      throw error instanceof TypeError ? new CallImpossible(`${procedure}: ${error.message}`) : error;
    }
  }

  /** A trace that fails stops no call. */
  private traceparent(): string | undefined {
    try {
      return this.options.traceparent?.();
    } catch {
      return undefined;
    }
  }

  /** One round of attempts. */
  private async sendUntilAnswered(procedure: string, encoded: EncodedCall, bounds: CallBounds): Promise<Delivery> {
    const { transport, retry } = this.options;
    const started = performance.now();
    let attempts = 1;
    const report = (rest: Pick<CallReport, 'bytesDown' | 'error'>) => {
      const roundTripMs = performance.now() - started;
      this.lastCall = {
        procedure,
        transport: transport.name,
        bytesUp: encoded.bytesUp,
        roundTripMs,
        attempts,
        ...rest,
      };
      this.handlers.emit('call', this.lastCall);
    };
    try {
      const delivery = await sendUntilAnswered(encoded, {
        target: transport.target,
        policy: { ...DEFAULTS.retry, ...retry },
        signal: bounds.signal,
        endMs: started + bounds.deadlineMs,
        leaveDeadConnections: transport.leaveDeadConnections?.bind(transport),
        onRetry: (attempt, error, waitMs) => {
          attempts = attempt + 1;
          this.handlers.emit('retry', { procedure, attempt, error, waitMs });
        },
      });
      report({ bytesDown: delivery.bytesDown });
      return delivery;
    } catch (error) {
      report({ bytesDown: 0, error });
      throw error;
    }
  }

  /** In this order: the session is updated, handlers run, the call resolves. */
  private acceptAnswer({ procedure, request }: ProcedureCall, { responses }: Delivery): readonly AnyResponse[] {
    const refusal = refusalIn(procedure, responses);
    const [first] = responses;
    if (first?.name === 'RspLogin' && first.body.token) this.session.begin(request, first.body.token);
    if (first?.name === 'RspLogout' && !refusal) this.session.end();
    const isReplaced = refusal !== undefined && endsSession(refusal) && !this.session.replaced;
    if (isReplaced) this.session.replaced = refusal;
    this.handlers.dispatch(responses);
    this.handlers.emit('answer', { procedure, responses });
    if (isReplaced) this.handlers.emit('replaced', refusal);
    if (refusal) throw refusal;
    return responses;
  }
}

/** Whether no call of the session can succeed any more, nor a login by itself help. */
const endsSession = ({ code }: CallRefused): boolean =>
  code === 'ErrorUserDuplicatedLogin' || code === 'ErrorUserSuspended';

/** @throws CallImpossible when it is no answer to such a call */
function refusalIn(procedure: string, responses: readonly AnyResponse[]): CallRefused | undefined {
  const [first] = responses;
  if (first && first.code !== 'Success')
    return new CallRefused(procedure, first.code, { reason: first.message ?? 'a rule said no', responses });
  if (first?.name === `Rsp${procedure}`) return undefined;
  throw new CallImpossible(`${procedure} was answered with ${first?.name ?? 'nothing'}: is that an Othello server?`);
}
