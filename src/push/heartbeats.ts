import type { Answer } from '../rpc/answer.ts';
import type { Subscriber } from './subscriber.ts';

/**
 * Ticks of the usual interval, one a second: with thousands of subscribers, all heartbeats at one instant would hold up
 * the calls.
 */
const USUAL_TICKS = 15;
/** of the longest interval */
const MOST_TICKS = 60;

/** That a subscriber stands at that version, and that nothing more comes from here when it is to resume. */
export const heartbeatOf = ({ procedure, lastSentVersion: told }: Subscriber, resume = false): Answer => ({
  field: procedure.responseField,
  code: 0,
  body: { ...(told !== undefined && { version: told }), ...(resume && { resume }) },
});

/** One timer for all subscribers, each of which is due at one of the ticks to come; it runs while there are any. */
export class Heartbeats {
  private readonly due = Array.from({ length: MOST_TICKS }, () => new Set<Subscriber>());
  private timer: NodeJS.Timeout | undefined;
  private next = 0;
  private count = 0;

  constructor(
    private readonly everyMs: number,
    private readonly blockedMs: number,
  ) {}

  get size(): number {
    return this.count;
  }

  all(): Subscriber[] {
    return this.due.flatMap((subscribers) => [...subscribers]);
  }

  /** Its first heartbeat comes one interval from now. */
  add(subscriber: Subscriber): void {
    this.plan(subscriber, this.next - 1);
    this.count++;
    this.timer ??= setInterval(() => this.tick(), this.everyMs / USUAL_TICKS);
  }

  delete(subscriber: Subscriber): void {
    if (!this.due.some((subscribers) => subscribers.delete(subscriber))) return;
    if (--this.count > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** One interval after that tick. */
  private plan(subscriber: Subscriber, tick: number): void {
    const ticks = Math.min(MOST_TICKS, subscriber.heartbeatSeconds ?? USUAL_TICKS);
    this.due[(tick + ticks + MOST_TICKS) % MOST_TICKS]?.add(subscriber);
  }

  private tick(): void {
    const alike = new Map<string, readonly Answer[]>();
    const subscribers = [...(this.due[this.next] ?? [])];
    this.due[this.next]?.clear();
    for (const subscriber of subscribers) this.plan(subscriber, this.next);
    this.next = (this.next + 1) % MOST_TICKS;
    for (const subscriber of subscribers) {
      if (subscriber.blockedSince > 0 && Date.now() - subscriber.blockedSince > this.blockedMs) {
        subscriber.cut();
        continue;
      }
      const key = `${subscriber.procedure.name} ${subscriber.lastSentVersion}`;
      const answers = alike.get(key) ?? [heartbeatOf(subscriber)];
      alike.set(key, answers);
      subscriber.send(answers);
    }
  }
}
