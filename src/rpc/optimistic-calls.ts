import { Injectable } from '@nestjs/common';
import { Admission } from './admission.ts';
import type { Answer, Answers, Decision } from './answer.ts';
import { OptimisticCall } from './call.ts';
import type { CheckedCall } from './checked-call.ts';
import { ExactlyOnce } from './exactly-once.ts';
import { Failure, FAILURES } from './failures.ts';
import { asRefusal } from './faults.ts';
import type { BoundProcedure } from './registry.ts';
import type { SessionGuard, SessionKey, SessionRecord, SessionRow } from './session.ts';
import { requireLive, Sessions } from './sessions.ts';
import { VersionMap } from './versions.ts';

type Rows = NonNullable<BoundProcedure['optimistic']>;

/** The rows on which a decision is made. */
interface Seen {
  session: SessionRow;
  seen: unknown;
  /** from this node's cache, so possibly out of date: only a successful write confirms a decision on it */
  isRemembered: boolean;
}

interface First extends Seen {
  /** the decision, if it was made without the handler (a guard refused the call) */
  verdict?: Decision<unknown>;
}

/** attempts of one call; if other calls' writes defeat them all, it is refused with TwinInFlight */
const ATTEMPTS = 10;

const guardOf = (key: SessionKey, session: SessionRow, record: SessionRecord | undefined): SessionGuard => ({
  tokenHash: key.tokenHash,
  userId: session.user_id,
  seqNo: session.seq_no,
  record,
});

/**
 * Calls that read, decide, and write if the rows have not changed meanwhile; if they have, they read and decide again.
 */
@Injectable()
export class OptimisticCalls {
  constructor(
    private readonly sessions: Sessions,
    private readonly exactlyOnce: ExactlyOnce,
    private readonly versions: VersionMap,
    private readonly admission: Admission,
  ) {}

  /** Guards and interceptors run once, around all decisions. */
  async answer(checked: CheckedCall, rows: Rows): Promise<readonly Answer[]> {
    const { procedure, request, version, key, counted } = checked;
    const remembered = counted && rows.recall?.(key, request);
    const first = remembered
      ? { session: remembered.session, seen: remembered.seen, isRemembered: true }
      : await this.read(checked, rows);
    checked.invocation.userId = first.session.user_id;
    const recalled = first.isRemembered ? undefined : this.exactlyOnce.recall(first.session, counted);
    if (recalled) return recalled;
    let hasDecided = false;
    const decide = () => {
      hasDecided = true;
      return this.decide(checked, rows, first);
    };
    const call = new OptimisticCall({ version, userId: first.session.user_id }, first.seen);
    try {
      return await procedure.invoke(request, call, decide);
    } catch (error) {
      const refusal = asRefusal(error);
      if (!refusal) throw error;
      const answers = this.versions.refuse(refusal, procedure.responseField);
      if (hasDecided) return answers; // `decide` has stored them
      // a guard or an interceptor refused the call
      return this.decide(checked, rows, { ...first, verdict: { answers, change: undefined } });
    }
  }

  /** @throws Failure UserInvalidToken, UserDuplicatedLogin */
  private async read({ invocation, key, request }: CheckedCall, rows: Rows): Promise<Seen> {
    const { session, seen } = await rows.read(key, request);
    const live = requireLive(session);
    this.admission.know(invocation.token);
    return { session: live, seen, isRemembered: false };
  }

  /**
   * @throws Failure the refusal of a rule, after it is stored; TwinInFlight
   */
  private async decide(checked: CheckedCall, rows: Rows, first: First): Promise<Answers> {
    const { key, counted } = checked;
    const { verdict } = first;
    let found: Seen = first;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (attempt > 1) {
        found = await this.read(checked, rows);
        const recalled = this.exactlyOnce.recall(found.session, counted);
        if (recalled) return recalled;
      }
      const { answers, change, refusal } = verdict
        ? { ...verdict, refusal: undefined }
        : await this.ask(checked, found);
      if (found.isRemembered && change === undefined) continue; // without a write nothing confirms the cached rows
      const record = counted && this.exactlyOnce.record(counted, answers);
      const guard = guardOf(key, found.session, record);
      const isDone =
        change !== undefined
          ? await rows.write(guard, change, key.deadlineMs)
          : !record || (await this.sessions.recordAlone(guard, key.deadlineMs));
      if (!isDone) continue;
      if (refusal) throw refusal;
      return answers;
    }
    throw new Failure(FAILURES.TwinInFlight, 'other calls kept changing the same rows: send this one again as it is');
  }

  private async ask(
    { procedure, request, version }: CheckedCall,
    { session, seen, isRemembered }: Seen,
  ): Promise<Decision<unknown> & { refusal: Failure | undefined }> {
    const call = new OptimisticCall({ version, userId: session.user_id }, seen);
    try {
      const decided = await procedure.handle(request, call);
      return Array.isArray(decided)
        ? { answers: decided, change: undefined, refusal: undefined }
        : { answers: decided.answers, change: decided.change, refusal: undefined };
    } catch (error) {
      const refusal = asRefusal(error);
      if (!refusal && !isRemembered) throw error;
      const shown = refusal ?? new Failure(FAILURES.System, 'decided on what is true no more');
      return { answers: this.versions.refuse(shown, procedure.responseField), change: undefined, refusal };
    }
  }
}
