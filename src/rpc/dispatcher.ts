import { Injectable } from '@nestjs/common';
import { DeadlinePassed, TIMEOUTS_MS, type Transaction, Transactions } from '../persistence/index.ts';
import { Admission } from './admission.ts';
import type { Answer } from './answer.ts';
import { BOUNDS } from './bounds.ts';
import { Call, OptimisticCall } from './call.ts';
import { type CountedCall, ExactlyOnce } from './exactly-once.ts';
import { Failure, FAILURES } from './failures.ts';
import { asFailure, asRefusal } from './faults.ts';
import type { Invocation, Opened, Outcome } from './invocation.ts';
import type { BoundProcedure } from './registry.ts';
import type { SessionGuard, SessionKey, SessionRecord, SessionRow } from './session.ts';
import { hashToken, requireLive, Sessions } from './sessions.ts';
import { VersionMap } from './versions.ts';
import type { Id } from './wire-id.ts';

export type { Invocation, Opened, Origin, Outcome } from './invocation.ts';

/** A procedure with its request, as the caller's version and token allow. */
interface Checked {
  invocation: Invocation;
  procedure: BoundProcedure;
  request: object;
  version: number;
  key: SessionKey;
  counted: CountedCall | undefined;
}

/** Hash of no token. */
const NO_SESSION = Buffer.alloc(0);

/** Lost races of one optimistic call before it is told to come again. */
const OPTIMISTIC_ATTEMPTS = 10;

const guardOf = (key: SessionKey, session: SessionRow, record: SessionRecord | undefined): SessionGuard => ({
  tokenHash: key.tokenHash,
  userId: session.user_id,
  seqNo: session.seq_no,
  record,
});

/** The pipeline of every call: version, procedure, session, sequence, handler, answers stored, commit. Never throws. */
@Injectable()
export class Dispatcher {
  constructor(
    private readonly sessions: Sessions,
    private readonly exactlyOnce: ExactlyOnce,
    private readonly transactions: Transactions,
    private readonly versions: VersionMap,
    private readonly admission: Admission,
  ) {}

  async dispatch(invocation: Invocation): Promise<Outcome> {
    const { token } = invocation;
    try {
      const others = this.enter(invocation);
      if (others) await others;
    } catch (error) {
      return this.fail(error, invocation);
    }
    try {
      return { answers: this.versions.lower(await this.answer(invocation), invocation.version), fault: undefined };
    } catch (error) {
      return this.fail(error, invocation);
    } finally {
      this.admission.leave(token);
    }
  }

  /** The same pipeline for a stream, as far as its method. @returns why not, if it can't be watched */
  async open(invocation: Invocation): Promise<Opened | Outcome> {
    const { token } = invocation;
    try {
      const others = this.enter(invocation);
      if (others) await others;
    } catch (error) {
      return this.fail(error, invocation);
    }
    try {
      const { procedure, request, version, key } = this.check(invocation);
      if (procedure.effect !== 'stream')
        throw new Failure(FAILURES.InvalidProcedure, `${procedure.name} is no stream: call it as one call, at /api`);
      const { userId, result: start } = await this.read({ invocation, key }, (userId) =>
        procedure.open(request, new Call({ userId, version })),
      );
      return { start, procedure, userId, tokenHash: key.tokenHash, version };
    } catch (error) {
      return this.fail(error, invocation);
    } finally {
      this.admission.leave(token);
    }
  }

  /** Before a token is so much as a key of a map, it is held to its bound. @throws Failure UserInvalidToken, Malformed, Overloaded, RateLimited */
  private enter({ token, seqNo }: Invocation): Promise<void> | undefined {
    const { most, refusal } = BOUNDS.Request.token;
    if (token !== undefined && token.length > most)
      throw new Failure(refusal, `the token has ${token.length} characters, which no session's has: log in first`);
    if (seqNo !== undefined && seqNo >>> 0 !== seqNo)
      throw new Failure(FAILURES.Malformed, "seqNo is no uint32: count a session's calls from 1");
    return this.admission.enter(token);
  }

  /** The outcome of a call that failed, or that never became one: then a V_1 caller is assumed. */
  fail(error: unknown, invocation?: Pick<Invocation, 'procedure' | 'version'>): Outcome {
    const failure = asFailure(error);
    const fault = failure.isFault ? failure.kind : undefined;
    const field = fault ? undefined : invocation?.procedure?.responseField;
    return { answers: this.versions.lower(this.refuse(failure, field), invocation?.version), fault };
  }

  /** A server error's Response when the failed call has no `field` of its own. */
  private refuse({ kind, message, followUps }: Failure, field = 'internalServerErrorRsp'): Answer[] {
    return [{ field, code: this.versions.codeOf(kind), message, body: {} }, ...followUps];
  }

  /** @throws Failure InvalidProtocolVersion, InvalidProcedure, UserInvalidToken; DeadlinePassed */
  private check(invocation: Invocation): Checked {
    const { procedure, request, token, seqNo } = invocation;
    const version = this.versions.check(invocation.version);
    if (!procedure || !request)
      throw new Failure(
        FAILURES.InvalidProcedure,
        'protocolId must be the field number of the one sub-message sent, both in proto/othello.proto',
      );
    procedure.requireBounded?.(request);
    const deadlineMs = Math.min(
      invocation.deadlineMs ?? Infinity,
      (invocation.arrivedMs ?? Date.now()) + TIMEOUTS_MS.call,
    );
    if (Date.now() > deadlineMs) throw new DeadlinePassed();
    if (procedure.access === 'public') {
      const key = { tokenHash: NO_SESSION, seqNo: undefined, deadlineMs };
      return { invocation, procedure, request, version, key, counted: undefined };
    }
    if (!token) throw new Failure(FAILURES.UserInvalidToken, 'this procedure needs a token: log in first');
    const counted = procedure.effect === 'write' ? this.exactlyOnce.count(procedure, request, seqNo) : undefined;
    const key = { tokenHash: hashToken(token), seqNo: counted?.seqNo, deadlineMs };
    return { invocation, procedure, request, version, key, counted };
  }

  private async answer(invocation: Invocation): Promise<readonly Answer[]> {
    const checked = this.check(invocation);
    const { procedure } = checked;
    if (procedure.effect === 'stream')
      throw new Failure(
        FAILURES.InvalidProcedure,
        `${procedure.name} is a stream: POST it to /api/stream, or call it over gRPC`,
      );
    if (procedure.access === 'public') return this.answerPublic(checked);
    if (procedure.optimistic) return this.answerOptimistic(checked, procedure.optimistic);
    return procedure.effect === 'write' ? this.answerWrite(checked) : this.answerRead(checked);
  }

  private answerPublic({ invocation, procedure, request, version, key }: Checked): Promise<Answer[]> {
    const invoke = (transaction?: Transaction) =>
      procedure.invoke(request, new Call({ userId: '0', version, transaction }));
    return this.admission.withConnection(invocation, key.deadlineMs, () =>
      procedure.effect === 'write' ? this.transactions.run(invoke, key.deadlineMs) : invoke(),
    );
  }

  private async answerRead({ procedure, request, version, ...checked }: Checked): Promise<Answer[]> {
    const { result } = await this.read(checked, (userId) => procedure.invoke(request, new Call({ userId, version })));
    return result;
  }

  /** @throws Failure UserInvalidToken, UserDuplicatedLogin, Overloaded; DeadlinePassed */
  private read<T>(
    { invocation, key }: Pick<Checked, 'invocation' | 'key'>,
    work: (userId: Id) => Promise<T>,
  ): Promise<{ userId: Id; result: T }> {
    return this.admission.withConnection(invocation, key.deadlineMs, async () => {
      const { user_id: userId } = requireLive(await this.sessions.find(key));
      this.admission.know(invocation.token);
      if (Date.now() > key.deadlineMs) throw new DeadlinePassed();
      return { userId, result: await work(userId) };
    });
  }

  /** The session row is locked first and to the end: a twin waits for it and then finds the stored answers. */
  private answerWrite(checked: Checked): Promise<readonly Answer[]> {
    const { invocation, procedure, request, version, key, counted } = checked;
    const work = async (transaction: Transaction) => {
      const session = requireLive(await this.sessions.lock(transaction, key));
      this.admission.know(invocation.token);
      const recalled = this.exactlyOnce.recall(session, counted);
      if (recalled) return recalled;
      const call = new Call({ userId: session.user_id, version, transaction });
      const answers = await this.decide(procedure, () => transaction.savepoint(() => procedure.invoke(request, call)));
      if (counted) await this.sessions.record(transaction, key.tokenHash, this.exactlyOnce.record(counted, answers));
      return answers;
    };
    return this.admission.withConnection(invocation, key.deadlineMs, () => this.transactions.run(work, key.deadlineMs));
  }

  /** Reads, decides, writes if nothing has moved meanwhile; else reads and decides again. */
  private async answerOptimistic(
    checked: Checked,
    optimistic: NonNullable<BoundProcedure['optimistic']>,
  ): Promise<readonly Answer[]> {
    const guessed = checked.counted && (await this.answerFromCache(checked, checked.counted, optimistic));
    if (guessed) return guessed;
    const { procedure, request, version, key, counted } = checked;
    for (let attempt = 1; attempt <= OPTIMISTIC_ATTEMPTS; attempt++) {
      const { session: found, seen } = await optimistic.read(key, request);
      const session = requireLive(found);
      const recalled = this.exactlyOnce.recall(session, counted);
      if (recalled) return recalled;
      const call = new OptimisticCall({ userId: session.user_id, version }, seen);
      const answers = await this.decide(procedure, () => procedure.invoke(request, call));
      const record = counted && this.exactlyOnce.record(counted, answers);
      const guard = guardOf(key, session, record);
      if (call.change !== undefined) {
        if (await optimistic.write(guard, call.change, key.deadlineMs)) return answers;
      } else if (!record || (await this.sessions.recordAlone(guard, key.deadlineMs))) return answers;
    }
    throw new Failure(FAILURES.TwinInFlight, 'other calls kept changing the same rows: send this one again as it is');
  }

  /** Decides on what the node remembers: what comes of it counts only when it is written, for that proves it. */
  private async answerFromCache(
    { procedure, request, version, key }: Checked,
    counted: CountedCall,
    optimistic: NonNullable<BoundProcedure['optimistic']>,
  ): Promise<readonly Answer[] | undefined> {
    const remembered = optimistic.recall?.(key, request);
    if (!remembered) return undefined;
    const { session, seen } = remembered;
    const call = new OptimisticCall({ userId: session.user_id, version }, seen);
    const answers = await procedure.invoke(request, call).catch(() => undefined);
    if (!answers || call.change === undefined) return undefined;
    const guard = guardOf(key, session, this.exactlyOnce.record(counted, answers));
    return (await optimistic.write(guard, call.change, key.deadlineMs)) ? answers : undefined;
  }

  /** A failure is an answer, to be recorded as any other; a fault goes on up. */
  private async decide(procedure: BoundProcedure, handle: () => Promise<Answer[]>): Promise<Answer[]> {
    try {
      return await handle();
    } catch (error) {
      const refusal = asRefusal(error);
      if (!refusal) throw error;
      return this.refuse(refusal, procedure.responseField);
    }
  }
}
