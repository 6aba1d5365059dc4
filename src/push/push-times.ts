import { BLOCKED_MS } from '../rpc/limits.ts';

/** The intervals and time-outs of push, in ms. A global module may provide another one. */
export class PushTimes {
  /** between two heartbeats of a subscriber */
  readonly heartbeatMs: number;
  /** between two re-checks of all topics, for wake-ups that were lost */
  readonly recheckMs: number;
  /** a reader that takes nothing for so long is disconnected */
  readonly blockedMs: number;

  constructor({ heartbeatMs = 15_000, recheckMs = 1500, blockedMs = BLOCKED_MS }: Partial<PushTimes> = {}) {
    this.heartbeatMs = heartbeatMs;
    this.recheckMs = recheckMs;
    this.blockedMs = blockedMs;
  }
}
