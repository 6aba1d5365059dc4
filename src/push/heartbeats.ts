import type { Answer } from '../rpc/answer.ts';
import type { Subscriber } from './subscriber.ts';

/** Parts of an interval: with thousands of subscribers, all at one instant would hold up the calls. */
const PARTS = 15;

/** That a subscriber stands at that version, and that nothing more comes from here when it is to resume. */
export const standing = ({ procedure, told }: Subscriber, resume = false): Answer => ({
  field: procedure.responseField,
  code: 0,
  body: { ...(told !== undefined && { version: told }), ...(resume && { resume }) },
});

/** One timer for all subscribers; it runs while there are any. */
export class Heartbeats {
  private readonly parts = Array.from({ length: PARTS }, () => new Set<Subscriber>());
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
    return this.parts.flatMap((part) => [...part]);
  }

  /** Its first heartbeat comes one interval from now. */
  add(subscriber: Subscriber): void {
    this.parts[(this.next + PARTS - 1) % PARTS]?.add(subscriber);
    this.count++;
    this.timer ??= setInterval(() => this.beat(), this.everyMs / PARTS);
  }

  delete(subscriber: Subscriber): void {
    if (!this.parts.some((part) => part.delete(subscriber))) return;
    if (--this.count > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private beat(): void {
    const alike = new Map<string, readonly Answer[]>();
    for (const subscriber of this.parts[this.next] ?? []) {
      if (subscriber.blockedSince > 0 && Date.now() - subscriber.blockedSince > this.blockedMs) {
        subscriber.cut();
        continue;
      }
      const key = `${subscriber.procedure.name} ${subscriber.told}`;
      const answers = alike.get(key) ?? [standing(subscriber)];
      alike.set(key, answers);
      subscriber.say(answers);
    }
    this.next = (this.next + 1) % PARTS;
  }
}
