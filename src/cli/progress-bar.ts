/** How far a piece of work is. */
export interface Shown {
  what: string;
  done: number;
  of: number;
}

const CELLS = 30;
/** ms between two drawings */
const EVERY_MS = 100;

/** A bar in one line of a terminal, written over; elsewhere nothing is written. */
export class ProgressBar {
  private drawnMs = -Infinity;
  private isDrawn = false;

  constructor(private readonly output: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>) {}

  show(shown: Shown): void {
    const nowMs = performance.now();
    if (!this.output.isTTY || nowMs - this.drawnMs < EVERY_MS) return;
    this.drawnMs = nowMs;
    this.isDrawn = true;
    this.output.write(`\r\x1b[K${lineOf(shown)}`);
  }

  /** Takes the bar away, so that a line can be printed in its place. */
  clear(): void {
    if (this.isDrawn) this.output.write('\r\x1b[K');
    this.isDrawn = false;
  }
}

/** `checks rooms [=====     ] 17 % of 10,000,000` */
function lineOf({ what, done, of }: Shown): string {
  const share = of === 0 ? 1 : Math.min(1, done / of);
  const full = Math.floor(share * CELLS);
  const bar = '='.repeat(full) + ' '.repeat(CELLS - full);
  return `${what} [${bar}] ${Math.floor(share * 100)} % of ${of.toLocaleString('en')}`;
}
