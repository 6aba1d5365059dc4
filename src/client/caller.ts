import { CallImpossible, CallRefused, OutcomeUnknown } from './errors.ts';
import type { CallReport } from './events.ts';
import type { Handlers } from './handlers.ts';
import type { AnyResponse, ProcedureName } from './names.ts';
import { type ClientOptions, DEFAULTS } from './options.ts';
import type { CallOptions } from './procedure-calls.ts';
import { deliver } from './retry.ts';
import { Session } from './session.ts';
import type { Delivery, OutgoingCall, Parcel } from './transport.ts';

/** A procedure with its request. */
export type Wanted = Pick<OutgoingCall, 'procedure' | 'request'>;

/** The road of one call: counted, sent until it is answered, told of, handed to the handlers. One at a time. */
export class Caller {
  /** how the last call went */
  lastCall: CallReport | undefined;
  private readonly session = new Session();
  private current = new AbortController();
  private isClosed = false;

  constructor(
    private readonly options: ClientOptions,
    private readonly handlers: Handlers,
  ) {}

  /** @returns the Responses that came, a successful answer to this call first */
  async call(wanted: Wanted, options: CallOptions): Promise<readonly AnyResponse[]> {
    let parcel = this.prepare(wanted);
    for (;;) {
      try {
        return this.take(wanted, await this.round(wanted.procedure, parcel, options));
      } catch (error) {
        if (!(error instanceof OutcomeUnknown)) throw error;
        const choice = await this.options.onGiveUp?.(error);
        if (this.isClosed || options.signal?.aborted || (choice !== 'retry' && choice !== 'restart')) throw error;
        if (choice === 'restart' && wanted.procedure !== 'Login' && this.session.login) {
          await this.call({ procedure: 'Login', request: this.session.login }, options);
          parcel = this.prepare(wanted);
        }
      }
    }
  }

  close(): void {
    this.isClosed = true;
    this.current.abort(new CallImpossible('the client was closed'));
    this.options.transport.close();
  }

  private prepare({ procedure, request }: Wanted): Parcel {
    if (this.isClosed) throw new CallImpossible('the client was closed: make another one');
    const header = this.session.header(procedure);
    try {
      return this.options.transport.prepare({ procedure, request, ...header });
    } catch (error) {
      throw error instanceof TypeError ? new CallImpossible(`${procedure}: ${error.message}`) : error;
    }
  }

  /** One round of attempts. */
  private async round(procedure: ProcedureName, parcel: Parcel, options: CallOptions): Promise<Delivery> {
    const { signal, deadlineMs = this.options.deadlineMs ?? DEFAULTS.deadlineMs } = options;
    const started = performance.now();
    let attempts = 1;
    const report = (rest: Pick<CallReport, 'bytesDown' | 'error'>) => {
      const roundTripMs = performance.now() - started;
      const { name: transport } = this.options.transport;
      this.lastCall = { procedure, transport, bytesUp: parcel.bytesUp, roundTripMs, attempts, ...rest };
      this.handlers.emit('call', this.lastCall);
    };
    this.current = new AbortController();
    const abort = () => this.current.abort(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    try {
      const delivery = await deliver(parcel, {
        policy: { ...DEFAULTS.retry, ...this.options.retry },
        signal: this.current.signal,
        deadlineMs: Date.now() + deadlineMs,
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
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  /** The session is up to date before handlers run, and they before the call resolves. */
  private take({ procedure, request }: Wanted, { responses }: Delivery): readonly AnyResponse[] {
    const [first] = responses;
    const isOwn = first?.name === `Rsp${procedure}`;
    if (!first || (!isOwn && first.code === 'Success'))
      throw new CallImpossible(
        `${procedure} was answered with ${first?.name ?? 'nothing'}: is the server an older one?`,
      );
    if (first.name === 'RspLogin' && first.body.token) this.session.begin(request, first.body.token);
    this.handlers.dispatch(responses);
    this.handlers.emit('answer', { procedure, responses });
    if (first.code === 'Success') return responses;
    const { code, message: reason = 'a rule said no' } = first;
    const refusal = new CallRefused(procedure, code, { reason, responses });
    if (code === 'ErrorUserDuplicatedLogin') this.session.replaced = refusal;
    if (code === 'ErrorUserDuplicatedLogin') this.handlers.emit('replaced', refusal);
    throw refusal;
  }
}
