import { DeadlinePassed } from '../persistence/index.ts';
import { BUSY, Failure, FAILURES } from './failures.ts';

interface Waiting {
  deadlineMs: number;
  resolve: () => void;
  reject: (error: Error) => void;
}

const EXPIRE_EVERY_MS = 100;

const busy = () => new Failure(FAILURES.Overloaded, BUSY);

/**
 * Shares a number of turns between callers: a call with a turn works, the others wait. Waiting callers get turns in
 * rotation, so that a caller with many calls does not delay one with few; of each caller the oldest call comes first.
 * When too many calls wait, the newest one of the caller with the most is refused.
 */
export class FairQueue {
  private readonly queues = new Map<unknown, Waiting[]>();
  private waitingCount = 0;
  private timer: NodeJS.Timeout | undefined;

  /** @param free turns at once @param waitingAtMost calls that wait for one, of all callers */
  constructor(
    private free: number,
    private readonly waitingAtMost: number,
  ) {}

  get waiting(): number {
    return this.waitingCount;
  }

  /**
   * Takes a turn, to be given back with `release`.
   * @param caller turns are shared between callers, compared by ===
   * @returns undefined when there was a free turn; else a promise, which may reject: DeadlinePassed, Failure Overloaded
   */
  acquire(caller: unknown, deadlineMs: number): Promise<void> | undefined {
    if (this.free > 0) {
      this.free--;
      return undefined;
    }
    return new Promise((resolve, reject) => {
      const queue = this.queues.get(caller) ?? [];
      if (queue.length === 0) this.queues.set(caller, queue);
      queue.push({ deadlineMs, resolve, reject });
      this.waitingCount++;
      if (this.waitingCount > this.waitingAtMost) this.dropNewestOfLongest();
      this.timer ??= this.planExpiry();
    });
  }

  release(): void {
    const next = this.next();
    if (next) next.resolve();
    else this.free++;
  }

  /** The oldest call of the next caller, which then goes to the end of the rotation. */
  private next(): Waiting | undefined {
    for (const [caller, queue] of this.queues) {
      const first = queue.shift();
      this.queues.delete(caller);
      if (queue.length > 0) this.queues.set(caller, queue);
      if (!first) continue;
      this.waitingCount--;
      if (first.deadlineMs >= Date.now()) return first;
      first.reject(new DeadlinePassed());
    }
    return undefined;
  }

  private dropNewestOfLongest(): void {
    let longest: [caller: unknown, queue: Waiting[]] | undefined;
    for (const entry of this.queues) if (!longest || entry[1].length >= longest[1].length) longest = entry;
    const [caller, queue = []] = longest ?? [];
    queue.pop()?.reject(busy());
    this.waitingCount--;
    if (queue.length === 0) this.queues.delete(caller);
  }

  /** Refuses the calls whose deadline has passed, also while no turn becomes free. */
  private expire(): void {
    const now = Date.now();
    for (const [caller, queue] of this.queues) {
      const rest = queue.filter((each) => each.deadlineMs >= now);
      if (rest.length === queue.length) continue;
      for (const each of queue) if (each.deadlineMs < now) each.reject(new DeadlinePassed());
      this.waitingCount -= queue.length - rest.length;
      if (rest.length > 0) this.queues.set(caller, rest);
      else this.queues.delete(caller);
    }
    this.timer = this.waitingCount > 0 ? this.planExpiry() : undefined;
  }

  private planExpiry(): NodeJS.Timeout {
    return setTimeout(() => this.expire(), EXPIRE_EVERY_MS).unref();
  }
}
