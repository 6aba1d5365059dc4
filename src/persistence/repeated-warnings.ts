import type { Logger } from '@nestjs/common';

/** ms in which the same line is logged once */
const WINDOW_MS = 1000;
/** different lines that are counted in one window; further ones are counted together */
const MOST_LINES = 20;
const OTHERS = 'other warnings of the kind';

/**
 * For warnings that come with every call while a condition lasts: the first of each line is logged at once, and after a
 * second how many more there were.
 */
export class RepeatedWarnings {
  private readonly counts = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly logger: Pick<Logger, 'warn'>) {}

  warn(line: string): void {
    const count = this.counts.get(line);
    if (count === undefined && this.counts.size < MOST_LINES) {
      this.counts.set(line, 0);
      this.logger.warn(line);
    } else {
      const counted = count === undefined ? OTHERS : line;
      this.counts.set(counted, (this.counts.get(counted) ?? 0) + 1);
    }
    this.timer ??= setTimeout(() => this.sum(), WINDOW_MS).unref();
  }

  private sum(): void {
    this.timer = undefined;
    for (const [line, count] of this.counts) if (count > 0) this.logger.warn(`${line} (${count} more times)`);
    this.counts.clear();
  }
}
