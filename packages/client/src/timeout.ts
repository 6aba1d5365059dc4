/** A timer that runs once after each `start`, unless it is started anew or cleared before. */
export class Timeout {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly onExpired: () => void) {}

  get isRunning(): boolean {
    return this.timer !== undefined;
  }

  /** Starts the timer, again if it runs already. */
  start(ms: number): void {
    this.clear();
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.onExpired();
    }, ms);
  }

  clear(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
