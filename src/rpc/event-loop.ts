import { Injectable, type OnModuleDestroy } from '@nestjs/common';

const BEAT_MS = 20;

/** a longer time between two timer events, in ms, means that the event loop was blocked */
const LATE_MS = 2 * BEAT_MS;

/**
 * Estimates how long a request that is read now may have waited for the event loop. During a long turn of the loop
 * requests wait in the kernel, where we do not see them, so a call that is read after a turn of one second counts as
 * one second old. A timer measures the turns. The estimate may be too high, by one turn at most.
 */
@Injectable()
export class EventLoop implements OnModuleDestroy {
  private lastBeat = performance.now();
  private beatBefore = this.lastBeat;
  private readonly timer = setInterval(() => this.beat(), BEAT_MS).unref();

  /** ms that a request which is read now may have waited, at most */
  get lagMs(): number {
    return this.lagMsAt(performance.now());
  }

  /** ms since 1970: the earliest time at which a request that is read now can have arrived */
  get arrivedMs(): number {
    return this.arrivedMsAt(performance.now());
  }

  /** `arrivedMs` for a caller that has looked at the clock. @param now performance.now() */
  arrivedMsAt(now: number): number {
    return Date.now() - this.lagMsAt(now);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private lagMsAt(now: number): number {
    if (this.lastBeat - this.beatBefore > LATE_MS) return now - this.beatBefore; // the last turn was long
    return now - this.lastBeat > LATE_MS ? now - this.lastBeat : 0; // otherwise: whether this turn is long
  }

  private beat(): void {
    this.beatBefore = this.lastBeat;
    this.lastBeat = performance.now();
  }
}
