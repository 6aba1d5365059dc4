import type { NodeLog } from '../../node-log.ts';
import type { CallObserver } from '../../rpc/call-observer.ts';
import type { FailureKind } from '../../rpc/failures.ts';
import type { Invocation, Opened, Outcome } from '../../rpc/invocation.ts';
import { type Readings, single } from '../../rpc/readings.ts';
import { type CodeNames, endingOf } from '../code-names.ts';
import { LineQuota } from './line-quota.ts';

/** lines of calls in a second; faults have as many of their own, so that what goes well does not crowd them out */
const LINES_A_SECOND = 1000;

/** Logs a line for each call, sampled when thousands come in a second. */
export class CallLog implements CallObserver {
  private leftOut = 0;
  private readonly others: LineQuota;
  private readonly faults: LineQuota;

  constructor(
    private readonly log: NodeLog,
    private readonly names: CodeNames,
    readings: Readings,
  ) {
    const quota = (what: string) =>
      new LineQuota(LINES_A_SECOND, (count) => {
        this.leftOut += count;
        this.log.log(`${count} more ${what} of the last second have no line`, 'Calls');
      });
    [this.others, this.faults] = [quota('calls'), quota('faults')];
    readings.add({
      name: 'othello_log_calls_left_out_total',
      help: 'Calls that have no line in the log, since thousands came in a second.',
      kind: 'counter',
      read: () => single(this.leftOut),
    });
  }

  answered(invocation: Invocation, outcome: Outcome | Opened, ms: number): void {
    const ending = endingOf(outcome);
    if (!(typeof ending === 'number' ? this.others : this.faults).takes()) return;
    const { procedure, transport = 'in-process', userId, seqNo, requestId } = invocation;
    this.log.call({
      procedure: procedure?.name,
      transport,
      code: this.names.of(ending),
      ms: Math.round(ms * 100) / 100,
      userId,
      seqNo,
      requestId,
    });
  }

  refused({ name }: FailureKind): void {
    if (!this.faults.takes()) return;
    const unknown = undefined;
    this.log.call({
      ...{ procedure: unknown, transport: unknown, ms: unknown, userId: unknown, seqNo: unknown, requestId: unknown },
      code: name,
    });
  }
}
