/** One asker's part of the time, in ms, as it is now: shared with the thread that thinks, since it may still shrink. */
export type TimeShare = Int32Array<SharedArrayBuffer>;

/**
 * A move's time, shared by those who ask at once: each gets the time divided by the most that were there with it, the
 * first as much as the last, and one who is thinking already has to make room for who comes.
 */
export class TimeShares {
  private readonly mostAtOnce = new Map<TimeShare, number>();

  constructor(private readonly timeMs: number) {}

  take(): TimeShare {
    const share = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    this.mostAtOnce.set(share, 0);
    const now = this.mostAtOnce.size;
    for (const [each, most] of this.mostAtOnce) {
      if (most >= now) continue;
      this.mostAtOnce.set(each, now);
      Atomics.store(each, 0, this.timeMs / now);
    }
    return share;
  }

  giveBack(share: TimeShare): void {
    this.mostAtOnce.delete(share);
  }
}
