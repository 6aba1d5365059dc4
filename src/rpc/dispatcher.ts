import { Injectable, Optional } from '@nestjs/common';
import { isTracing } from '../tracing.ts';
import { Admission } from './admission.ts';
import type { Answer } from './answer.ts';
import { BOUNDS } from './bounds.ts';
import { CallObserver } from './call-observer.ts';
import { type CheckedCall, checkCall } from './checked-call.ts';
import { ExactlyOnce } from './exactly-once.ts';
import { Failure, FAILURES } from './failures.ts';
import { asFailure } from './faults.ts';
import type { Invocation, Opened, Outcome } from './invocation.ts';
import { OptimisticCalls } from './optimistic-calls.ts';
import { PublicCalls } from './public-calls.ts';
import { ReadCalls } from './read-calls.ts';
import { SessionRate } from './session-rate.ts';
import { tracedCall } from './traced-calls.ts';
import { VersionMap } from './versions.ts';
import { WriteCalls } from './write-calls.ts';

export type { Invocation, Opened, Origin, Outcome } from './invocation.ts';

/**
 * The pipeline of every call: version, procedure and bounds are checked, then a class of the call's kind does the rest:
 * PublicCalls, ReadCalls, WriteCalls, OptimisticCalls. Never rejects.
 */
@Injectable()
export class Dispatcher {
  constructor(
    private readonly publicCalls: PublicCalls,
    private readonly reads: ReadCalls,
    private readonly writes: WriteCalls,
    private readonly optimistic: OptimisticCalls,
    private readonly exactlyOnce: ExactlyOnce,
    private readonly versions: VersionMap,
    private readonly admission: Admission,
    private readonly sessionRate: SessionRate,
    @Optional() private readonly observer?: CallObserver,
  ) {}

  dispatch(invocation: Invocation): Promise<Outcome> {
    return isTracing() ? tracedCall(invocation, () => this.outcomeOf(invocation)) : this.outcomeOf(invocation);
  }

  /** The same pipeline for a stream, up to its handler. @returns the opened stream, or the outcome that refuses it */
  open(invocation: Invocation): Promise<Opened | Outcome> {
    return isTracing() ? tracedCall(invocation, () => this.openedBy(invocation)) : this.openedBy(invocation);
  }

  private async outcomeOf(invocation: Invocation): Promise<Outcome> {
    const takenMs = performance.now();
    const { token, version } = invocation;
    let outcome: Outcome;
    try {
      const others = this.enter(invocation);
      if (others) await others;
      try {
        outcome = { answers: this.versions.lower(await this.answer(invocation), version), fault: undefined };
      } finally {
        this.admission.leave(token);
      }
    } catch (error) {
      outcome = this.failed(asFailure(error, invocation.requestId), invocation);
    }
    this.observer?.answered(invocation, outcome, performance.now() - takenMs);
    return outcome;
  }

  private async openedBy(invocation: Invocation): Promise<Opened | Outcome> {
    const takenMs = performance.now();
    let opened: Opened | Outcome;
    try {
      const others = this.enter(invocation);
      if (others) await others;
      try {
        opened = await this.reads.open(this.streamOf(invocation));
      } finally {
        this.admission.leave(invocation.token);
      }
    } catch (error) {
      opened = this.failed(asFailure(error, invocation.requestId), invocation);
    }
    this.observer?.answered(invocation, opened, performance.now() - takenMs);
    return opened;
  }

  /** Counts a call that was refused with an answer that was made before. */
  noteRefused({ kind }: Failure): void {
    this.observer?.refused(kind);
  }

  /**
   * The outcome of a call that failed before it was dispatched.
   * @param invocation absent when there is none: then a V_1 caller is assumed
   */
  fail(error: unknown, invocation?: Pick<Invocation, 'procedure' | 'version'>): Outcome {
    const failure = asFailure(error);
    this.observer?.refused(failure.kind);
    return this.failed(failure, invocation);
  }

  private failed(failure: Failure, invocation?: Pick<Invocation, 'procedure' | 'version'>): Outcome {
    const fault = failure.isFault ? failure.kind : undefined;
    const field = fault ? undefined : invocation?.procedure?.responseField;
    return { answers: this.versions.lower(this.versions.refuse(failure, field), invocation?.version), fault };
  }

  /**
   * Checks the token's length and the seqNo, before the token is used as a key of a map, and counts the call: of its
   * session, and as in flight.
   * @throws Failure UserInvalidToken, Malformed, Overloaded, RateLimited
   */
  private enter(invocation: Invocation): Promise<void> | undefined {
    const { token, seqNo } = invocation;
    const { most, refusal } = BOUNDS.Request.token;
    if (token !== undefined && token.length > most)
      throw new Failure(refusal, `the token has ${token.length} characters, which no session's has: log in first`);
    if (seqNo !== undefined && seqNo >>> 0 !== seqNo)
      throw new Failure(FAILURES.Malformed, "seqNo is no uint32: count a session's calls from 1");
    this.sessionRate.count(invocation);
    return this.admission.enter(token);
  }

  /** @throws Failure what checkCall throws, InvalidProcedure */
  private streamOf(invocation: Invocation): CheckedCall {
    const checked = checkCall(invocation, this.versions, this.exactlyOnce);
    const { effect, name } = checked.procedure;
    if (effect === 'stream') return checked;
    throw new Failure(FAILURES.InvalidProcedure, `${name} is no stream: call it as one call, at /api`);
  }

  /** Not async, since every call passes here: each promise more would cost it a turn of the microtask queue. */
  private answer(invocation: Invocation): Promise<readonly Answer[]> {
    const checked = checkCall(invocation, this.versions, this.exactlyOnce);
    const { procedure } = checked;
    if (procedure.effect === 'stream')
      throw new Failure(
        FAILURES.InvalidProcedure,
        `${procedure.name} is a stream: POST it to /api/stream, or call it over gRPC`,
      );
    if (procedure.access === 'public') return this.publicCalls.answer(checked);
    if (procedure.optimistic) return this.optimistic.answer(checked, procedure.optimistic);
    return procedure.effect === 'write' ? this.writes.answer(checked) : this.reads.answer(checked);
  }
}
