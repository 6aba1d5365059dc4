import { Injectable } from '@nestjs/common';
import { type Transaction, Transactions } from '../persistence/index.ts';
import { Admission } from './admission.ts';
import type { Answer } from './answer.ts';
import { WriteCall } from './call.ts';
import type { CheckedCall } from './checked-call.ts';
import { ExactlyOnce } from './exactly-once.ts';
import { asRefusal } from './faults.ts';
import { RateLimits } from './rate-limits.ts';
import { requireLive, Sessions } from './sessions.ts';
import { VersionMap } from './versions.ts';

/** Calls that write. Their answers are stored in the same transaction, for a repeated call. */
@Injectable()
export class WriteCalls {
  constructor(
    private readonly sessions: Sessions,
    private readonly exactlyOnce: ExactlyOnce,
    private readonly transactions: Transactions,
    private readonly versions: VersionMap,
    private readonly admission: Admission,
    private readonly limits: RateLimits,
  ) {}

  /**
   * Locks the session first, to the end: another sending of the same call waits for it, and then finds the stored
   * answers.
   */
  answer(checked: CheckedCall): Promise<readonly Answer[]> {
    const { invocation, procedure, request, version, key, counted } = checked;
    const work = async (tx: Transaction) => {
      const locked = await this.sessions.lock(tx, key);
      const ending = locked && this.exactlyOnce.recallEnding(locked, counted);
      if (ending) return ending;
      const session = requireLive(locked);
      invocation.userId = session.user_id;
      this.admission.know(invocation.token);
      const recalled = this.exactlyOnce.recall(session, counted);
      if (recalled) return recalled;
      if (procedure.limit) await this.limits.take(procedure.limit, session.user_id, invocation);
      const call = new WriteCall({ version, userId: session.user_id }, tx);
      const answers = await tx
        .savepoint(() => procedure.invoke(request, call))
        .catch((error: unknown) => {
          const refusal = asRefusal(error); // a refusal is an answer and is stored; a fault is thrown on
          if (!refusal) throw error;
          return this.versions.refuse(refusal, procedure.responseField);
        });
      if (counted) await this.sessions.record(tx, key.tokenHash, this.exactlyOnce.record(counted, answers));
      return answers;
    };
    return this.admission.withConnection(invocation, key.deadlineMs, () => this.transactions.run(work, key.deadlineMs));
  }
}
