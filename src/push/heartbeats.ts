import type { Answer } from '../rpc/answer.ts';
import { heartbeatOf, type Subscriber } from './topic.ts';

/**
 * The usual interval is divided into one tick a second, so that the heartbeats of thousands of subscribers are not sent all
 * at once, which would delay calls.
 */
const USUAL_TICKS = 15;
/** ticks of the longest interval */
const MOST_TICKS = 60;

/** One timer for all subscribers; each is due at one of the next ticks. It runs while there are subscribers. */
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

  /** Plans the next heartbeat for one interval after that tick. */
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
