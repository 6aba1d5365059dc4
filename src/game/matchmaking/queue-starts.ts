import { Injectable } from '@nestjs/common';

/** The snapshot of a statement: its `xmin` and `xmax`, and the last queue_no that was given out. */
export interface Moment {
  xmin: bigint;
  xmax: bigint;
  allotted: bigint;
}

/** One read of the queue, as it was before its statement was sent. */
export interface Look {
  readonly sentMs: number;
  readonly allottedBefore: bigint;
}

/** A queue_no, and which transactions must have ended before every room with a lower one is visible. */
interface Bound {
  below: bigint;
  xmax: bigint;
  atMs: number;
}

/** ms: no transaction of a call lasts longer, since the time-outs of its statements and pauses end it long before */
const LONGEST_TRANSACTION_MS = 30_000;
/** ms after which every part is read from its beginning again */
const FORGET_MS = 300_000;

/**
 * Where this node begins to read each part of the queue of waiting rooms. Index entries of matched rooms stay in the
 * index until every older snapshot is gone; a statement that begins at the start of the index steps over all of them
 * each time.
 *
 * A room may become visible after one with a higher queue_no, when its transaction commits later. So a part may begin
 * at a number only once every transaction that could have taken a lower one has ended. That takes two reads: one that
 * is sent after a number was given out, and a later one that sees all transactions ended which the first saw running.
 */
@Injectable()
export class QueueStarts {
  private readonly starts = new Map<string, bigint>();
  private allotted = 0n;
  private pending: Bound | undefined;
  private settled: Bound | undefined;
  private sinceMs = performance.now();

  /** The lowest queue_no that a waiting room of the part can have. */
  of(part: string): bigint {
    return this.starts.get(part) ?? 0n;
  }

  /** The parts that do not begin at 0. */
  entries(): [part: string, start: bigint][] {
    return [...this.starts];
  }

  begin(): Look {
    const sentMs = performance.now();
    if (sentMs - this.sinceMs > FORGET_MS) this.forget(sentMs);
    return { sentMs, allottedBefore: this.allotted };
  }

  /** @param oldest for each part that was read: the queue_no of its first room, undefined if it has none */
  end(look: Look, moment: Moment, oldest: ReadonlyMap<string, bigint | undefined>): void {
    if (look.sentMs < this.sinceMs) return; // sent before `forget`
    if (moment.allotted < look.allottedBefore) return this.forget(performance.now()); // the database was restored
    if (moment.allotted > this.allotted) this.allotted = moment.allotted;
    if (this.pending && sees(look, moment, this.pending)) {
      this.settled = this.pending;
      this.pending = undefined;
    }
    const { settled } = this;
    if (settled && sees(look, moment, settled))
      for (const [part, first = settled.below] of oldest) {
        const start = first < settled.below ? first : settled.below;
        if (start > this.of(part)) this.starts.set(part, start);
      }
    if (look.allottedBefore > (settled?.below ?? 0n))
      this.pending ??= { below: look.allottedBefore, xmax: moment.xmax, atMs: performance.now() };
  }

  private forget(nowMs: number): void {
    this.starts.clear();
    this.allotted = 0n;
    this.pending = this.settled = undefined;
    this.sinceMs = nowMs;
  }
}

/** Whether a statement sees the results of all transactions that ran when the bound was made. */
const sees = ({ sentMs }: Look, { xmin }: Moment, { xmax, atMs }: Bound): boolean =>
  xmin >= xmax || sentMs - atMs > LONGEST_TRANSACTION_MS;
