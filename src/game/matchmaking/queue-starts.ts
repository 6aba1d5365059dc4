import { Injectable } from '@nestjs/common';

/** What a statement tells of the moment that it saw: `xmin` and `xmax` of its snapshot, and the last queue_no given out. */
export interface Moment {
  xmin: bigint;
  xmax: bigint;
  allotted: bigint;
}

/** One look at the queue, from when it was sent. */
export interface Look {
  readonly sentMs: number;
  readonly allottedBefore: bigint;
}

/** A number, and what must have ended before all rooms with lower ones are in sight. */
interface Bound {
  below: bigint;
  xmax: bigint;
  atMs: number;
}

/** ms that no transaction of a call lasts: its statements and pauses are cut long before */
const LONGEST_TRANSACTION_MS = 30_000;
/** ms after which all is looked at from the beginning once more */
const FORGET_MS = 300_000;

/**
 * Where this node begins to read the parts of the queue of waiting rooms. Rooms that were matched stay in an index until
 * every older snapshot is gone; a statement that began before them would step over all of them each time.
 *
 * A room may become visible after one with a higher queue_no: only once each transaction that could have taken a lower
 * number has ended is what a look does not find gone for good. That takes two looks: one before which a number had been
 * given out, and a later one that sees the end of every transaction that the first saw running.
 */
@Injectable()
export class QueueStarts {
  private readonly starts = new Map<string, bigint>();
  private allotted = 0n;
  private pending: Bound | undefined;
  private settled: Bound | undefined;
  private sinceMs = performance.now();

  /** The least queue_no that a room of that part may have. */
  of(part: string): bigint {
    return this.starts.get(part) ?? 0n;
  }

  /** The parts that begin anywhere but at 0. */
  entries(): [part: string, start: bigint][] {
    return [...this.starts];
  }

  begin(): Look {
    const sentMs = performance.now();
    if (sentMs - this.sinceMs > FORGET_MS) this.forget(sentMs);
    return { sentMs, allottedBefore: this.allotted };
  }

  /** @param oldest queue_no of the first room that each part read was found to have, if any */
  end(look: Look, moment: Moment, oldest: ReadonlyMap<string, bigint | undefined>): void {
    if (look.sentMs < this.sinceMs) return; // sent before all was forgotten
    if (moment.allotted < look.allottedBefore) return this.forget(performance.now()); // an earlier state of the database
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

/** Whether a statement sees all that the transactions did which ran when the bound was made. */
const sees = ({ sentMs }: Look, { xmin }: Moment, { xmax, atMs }: Bound): boolean =>
  xmin >= xmax || sentMs - atMs > LONGEST_TRANSACTION_MS;
