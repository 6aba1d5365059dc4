/** Rings once, unless it is set anew or cleared before. */
export class Alarm {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ring: () => void) {}

  get isSet(): boolean {
    return this.timer !== undefined;
  }

  set(ms: number): void {
    this.clear();
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.ring();
    }, ms);
  }

  clear(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
