/** When a watched room's stream is waited for, given up, opened again. */
export interface PushPolicy {
  /** ms until a room is polled whose stream has not said its first word; 2000 */
  pollAfterMs: number;
  /** ms until an attempt at a stream is given up that has not said its first word; 6000: the server gives itself 4500 */
  openTimeoutMs: number;
  /** ms without a word after which a stream is dead; 11 000: the server is asked to say something twice in that time */
  silenceTimeoutMs: number;
  /** ms that a stream may be behind an answer before it counts as dead; 5000 */
  lagTimeoutMs: number;
  /** ms for which a stream must have lived for its break to be the first; 10 000 */
  steadyAfterMs: number;
  /** ms before the second attempt at a stream, doubled before each later one: a random half to all of it is waited; 200 */
  backoffMs: number;
  /** ms that no wait exceeds; also waited where a server or what is before it knows no streams; 30 000 */
  backoffCeilingMs: number;
}

export const PUSH_POLICY: PushPolicy = {
  pollAfterMs: 2000,
  openTimeoutMs: 6000,
  silenceTimeoutMs: 11_000,
  lagTimeoutMs: 5000,
  steadyAfterMs: 10_000,
  backoffMs: 200,
  backoffCeilingMs: 30_000,
};

/** What a server can be asked for, and what it does unasked. */
const [LEAST_HEARTBEAT_S, USUAL_HEARTBEAT_S] = [5, 15];

/** Seconds between two heartbeats, so that a stream is dead when two of them in a row are over a second late. */
export function heartbeatSecondsOf({ silenceTimeoutMs }: PushPolicy): number {
  const twice = Math.floor((silenceTimeoutMs - 1000) / 2000);
  return Math.min(USUAL_HEARTBEAT_S, Math.max(LEAST_HEARTBEAT_S, twice));
}

/** Whether streams work on the way to a server, as all of a client's have found. */
export class PushHealth {
  private failures = 0;
  private notBeforeMs = 0;

  constructor(private readonly policy: PushPolicy) {}

  /** Whether the next break may be one that a stream opened anew mends. */
  get isWell(): boolean {
    return this.failures === 0;
  }

  /** until the next attempt */
  get waitMs(): number {
    return Math.max(0, this.notBeforeMs - performance.now());
  }

  steadied(): void {
    this.failures = 0;
  }

  /** @param leastMs that the server wants to be left alone */
  failed(leastMs = 0): void {
    const { backoffMs, backoffCeilingMs } = this.policy;
    this.wait(Math.min(backoffCeilingMs, backoffMs * 2 ** this.failures), leastMs);
    this.failures++;
  }

  /** The server asked for another stream: the first time it is opened at once. */
  asked(): void {
    if (this.isWell) this.failures++;
    else this.failed();
  }

  /** There are no streams. */
  missed(): void {
    this.failures++;
    this.wait(this.policy.backoffCeilingMs);
  }

  /** A random half to all of it, so that clients of one server do not come back at once. */
  private wait(ms: number, leastMs = 0): void {
    this.notBeforeMs = performance.now() + Math.max(leastMs, ms * (0.5 + Math.random() / 2));
  }
}
