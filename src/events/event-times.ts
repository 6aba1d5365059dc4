/** Intervals and limits of event delivery, in ms unless noted. A test provides others by a global module. */
export class EventTimes {
  /** between two checks for due events, when no commit was noticed */
  readonly lookMs: number;
  /** from a commit that may have written an event to the check for it, at least */
  readonly wakeMs: number;
  /** after which a handler has failed */
  readonly timeoutMs: number;
  /** duration of a node's lease on a handler; a killed node delays its events for so long. Above timeoutMs */
  readonly leaseMs: number;
  /** before the second attempt, doubled before each later one up to an hour: a random half to all of it is waited */
  readonly backoffMs: number;
  /** number of attempts before an event is given up */
  readonly attempts: number;

  constructor({
    lookMs = 1000,
    wakeMs = 100,
    timeoutMs = 10_000,
    leaseMs = 30_000,
    backoffMs = 2000,
    attempts = 16,
  }: Partial<EventTimes> = {}) {
    this.lookMs = lookMs;
    this.wakeMs = wakeMs;
    this.timeoutMs = timeoutMs;
    this.leaseMs = leaseMs;
    this.backoffMs = backoffMs;
    this.attempts = attempts;
  }
}
