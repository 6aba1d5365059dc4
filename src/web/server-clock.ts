/**
 * Computes the server's time from the device's clock, which may be wrong by hours. Each answer gives a closer bound of
 * the difference: a Date header is a second that had begun when the answer was made, a room's `updated` is a moment
 * before it.
 */
export class ServerClock {
  private atLeast = -Infinity;
  private atMost = Infinity;

  constructor(private readonly deviceNow: () => number = () => Date.now()) {}

  /** ms since 1970 on the server */
  now(): number {
    const { atLeast, atMost } = this;
    const ahead =
      atLeast === -Infinity && atMost === Infinity
        ? 0
        : atMost === Infinity
          ? atLeast
          : atLeast === -Infinity
            ? atMost
            : (atLeast + atMost) / 2;
    return this.deviceNow() + ahead;
  }

  /** @param moment ms since 1970 that the server had reached when it answered */
  sawMoment(moment: number): void {
    if (Number.isFinite(moment)) this.narrow(moment - this.deviceNow(), Infinity);
  }

  /** @param header Date of an answer: a whole second @param sentAt by the device's clock */
  sawDate(header: string | null, sentAt: number): void {
    const second = Date.parse(header ?? '');
    if (Number.isFinite(second)) this.narrow(second - this.deviceNow(), second + 1000 - sentAt);
  }

  private narrow(atLeast: number, atMost: number): void {
    const low = Math.max(atLeast, this.atLeast);
    const high = Math.min(atMost, this.atMost);
    // the bounds contradict each other: the device's clock was changed, so only the newest one is kept
    [this.atLeast, this.atMost] = low <= high ? [low, high] : [atLeast, atMost];
  }
}
