const EVERY_MS = 10_000;

/** What is done now and about how long the rest takes, on stderr: one line rewritten in a terminal, else one a section and now and then. */
export class Progress {
  private readonly beganMs = performance.now();
  private doneSeconds = 0;
  private toldMs = -Infinity;
  private toldSection = '';

  /** @param totalSeconds planned */
  constructor(
    private readonly totalSeconds: number,
    private readonly out: NodeJS.WriteStream = process.stderr,
  ) {}

  begin(section: string, what: string): void {
    const now = performance.now();
    if (!this.out.isTTY && section === this.toldSection && now - this.toldMs < EVERY_MS) return;
    this.toldMs = now;
    this.toldSection = section;
    this.write(`${section}: ${what} · ${this.timeLeft()} left`);
  }

  /** @param seconds that were planned for it */
  done(seconds: number): void {
    this.doneSeconds += seconds;
  }

  /** A line that stays. */
  tell(line: string): void {
    this.out.write(`${this.out.isTTY ? '\r\x1b[K' : ''}${line}\n`);
  }

  end(): void {
    if (this.out.isTTY) this.out.write('\r\x1b[K');
  }

  private write(line: string): void {
    this.out.write(this.out.isTTY ? `\r\x1b[K${line.slice(0, this.out.columns - 1)}` : `${line}\n`);
  }

  /** As planned, stretched as what is done was. */
  private timeLeft(): string {
    const elapsed = (performance.now() - this.beganMs) / 1000;
    const stretch = this.doneSeconds > this.totalSeconds / 20 ? elapsed / this.doneSeconds : 1;
    const seconds = Math.max(0, this.totalSeconds - this.doneSeconds) * stretch;
    return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
  }
}
