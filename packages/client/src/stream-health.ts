import { backoffAfter, type BackoffPolicy, randomPart } from '@othello-rpc/kernel/backoff';

/** How well a client's streams to its server work, and when the next one may be tried. */
export class StreamHealth {
  /** in a row, without a stream in between that lived for long */
  private failures = 0;
  private notBeforeMs = 0;

  constructor(private readonly policy: BackoffPolicy) {}

  /** The last stream worked well: if it breaks, a new one will probably work. */
  get isWell(): boolean {
    return this.failures === 0;
  }

  /** ms until the next attempt may begin */
  get waitMs(): number {
    return Math.max(0, this.notBeforeMs - performance.now());
  }

  /** A stream has been open for steadyAfterMs, or ended normally. */
  steadied(): void {
    this.failures = 0;
  }

  /** A stream broke. @param leastMs that the server asks to wait */
  broke(leastMs = 0): void {
    this.failures++;
    this.wait(Math.max(leastMs, backoffAfter(this.failures, this.policy)));
  }

  /** The server stops, and asked for another stream: the first time that is opened at once. */
  askedToResume(): void {
    if (this.isWell) this.failures++;
    else this.broke();
  }

  /** The server, or a proxy before it, has no streams. */
  foundNone(): void {
    this.failures++;
    this.wait(randomPart(this.policy.backoffCeilingMs));
  }

  private wait(ms: number): void {
    this.notBeforeMs = performance.now() + ms;
  }
}
