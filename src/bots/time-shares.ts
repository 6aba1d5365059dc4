/** The time of one question, in ms: in shared memory, since it may shrink while the worker thinks. */
export type TimeShare = Int32Array<SharedArrayBuffer>;

/**
 * Shares the time of a move between concurrent questions: each gets the whole time divided by the largest number of
 * questions that were open together with it. So a new question shortens those that are being answered.
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
