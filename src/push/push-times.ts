/** How push keeps time, in ms. Another one comes from a global module that provides it. */
export class PushTimes {
  /** after it a subscriber hears that its stream lives */
  readonly heartbeatMs: number;
  /** between two looks at what is watched, for wake-ups that were lost */
  readonly recheckMs: number;
  /** a reader that takes nothing for that long is cut off */
  readonly blockedMs: number;

  constructor({ heartbeatMs = 15_000, recheckMs = 1500, blockedMs = 60_000 }: Partial<PushTimes> = {}) {
    this.heartbeatMs = heartbeatMs;
    this.recheckMs = recheckMs;
    this.blockedMs = blockedMs;
  }
}
