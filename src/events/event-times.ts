/** How events are delivered, in ms unless it says otherwise. Another one comes from a global module that provides it. */
export class EventTimes {
  /** between two looks for what is due, when nothing was told of */
  readonly lookMs: number;
  /** between a commit that may have brought an event and the look for it, at least */
  readonly wakeMs: number;
  /** after which a handler has failed */
  readonly timeoutMs: number;
  /** for which a node keeps a handler to itself; one that was killed holds its events up for as long. Above timeoutMs */
  readonly leaseMs: number;
  /** until the second attempt; each later one takes twice as long as the one before, an hour at most */
  readonly againMs: number;
  /** how many, before an event is given up */
  readonly attempts: number;

  constructor({
    lookMs = 1000,
    wakeMs = 100,
    timeoutMs = 10_000,
    leaseMs = 30_000,
    againMs = 2000,
    attempts = 16,
  }: Partial<EventTimes> = {}) {
    this.lookMs = lookMs;
    this.wakeMs = wakeMs;
    this.timeoutMs = timeoutMs;
    this.leaseMs = leaseMs;
    this.againMs = againMs;
    this.attempts = attempts;
  }
}
