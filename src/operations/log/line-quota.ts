const WINDOW_MS = 1000;

/**
 * How many of the lines that come are written: all of them up to a number in a second, and beyond that every n-th, so
 * that those written stand for the whole second. What is left out is counted and told each second.
 */
export class LineQuota {
  private came = 0;
  private written = 0;
  /** every so many are written, by the number of the second before */
  private stride = 1;
  private timer: NodeJS.Timeout | undefined;

  /** @param most lines in a second @param tell is told after a second how many were left out of it, if any were */
  constructor(
    private readonly most: number,
    private readonly tell: (leftOut: number) => void,
  ) {}

  /** Whether the next line is written. */
  takes(): boolean {
    this.timer ??= setTimeout(() => this.next(), WINDOW_MS).unref();
    const isWritten = this.came++ % this.stride === 0 && this.written < this.most;
    if (isWritten) this.written++;
    return isWritten;
  }

  private next(): void {
    this.timer = undefined;
    const leftOut = this.came - this.written;
    this.stride = Math.max(1, Math.ceil(this.came / this.most));
    this.came = this.written = 0;
    if (leftOut > 0) this.tell(leftOut);
  }
}
