import { Injectable } from '@nestjs/common';
import { Transactions } from '../persistence/index.ts';
import { Admission } from './admission.ts';
import type { Answer } from './answer.ts';
import { Call, PublicWriteCall } from './call.ts';
import type { CheckedCall } from './checked-call.ts';
import { RateLimits } from './rate-limits.ts';

/** Calls that need no session: their seqNo is ignored and their answers are not stored. */
@Injectable()
export class PublicCalls {
  constructor(
    private readonly transactions: Transactions,
    private readonly admission: Admission,
    private readonly limits: RateLimits,
  ) {}

  /** @throws Failure RateLimited, Overloaded; DeadlinePassed */
  answer(checked: CheckedCall): Promise<Answer[]> {
    const { invocation, procedure } = checked;
    if (!procedure.limit) return this.run(checked);
    const counted = this.limits.take(procedure.limit, invocation.origin?.address ?? '', invocation);
    return counted.then(() => this.run(checked));
  }

  private run({ invocation, procedure, request, version, key }: CheckedCall): Promise<Answer[]> {
    return this.admission.withConnection(invocation, key.deadlineMs, () =>
      procedure.effect === 'write'
        ? this.transactions.run((tx) => procedure.invoke(request, new PublicWriteCall(version, tx)), key.deadlineMs)
        : procedure.invoke(request, new Call(version)),
    );
  }
}
