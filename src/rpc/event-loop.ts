import { Injectable, type OnModuleDestroy } from '@nestjs/common';

const BEAT_MS = 20;

/** ms between two beats from which the loop counts as having been held up */
const LATE_MS = 2 * BEAT_MS;

/**
 * Knows how long what is read now may have waited for the event loop. While a turn of the loop lasts, requests wait
 * unseen in the kernel, so a call that is read after a turn of a second is reckoned as a second old: a timer tells how
 * long the turns are. It errs on the side of too old, by a turn at most.
 */
@Injectable()
export class EventLoop implements OnModuleDestroy {
  private lastBeat = performance.now();
  private beatBefore = this.lastBeat;
  private readonly timer = setInterval(() => this.beat(), BEAT_MS).unref();

  /** ms that a request which is read now may have waited */
  get lagMs(): number {
    const now = performance.now();
    if (this.lastBeat - this.beatBefore > LATE_MS) return now - this.beatBefore; // the turn before was long
    return now - this.lastBeat > LATE_MS ? now - this.lastBeat : 0; // or this one is
  }

  /** ms since 1970 at which a request that is read now came, at the earliest */
  get arrivedMs(): number {
    return Date.now() - this.lagMs;
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private beat(): void {
    this.beatBefore = this.lastBeat;
    this.lastBeat = performance.now();
  }
}
