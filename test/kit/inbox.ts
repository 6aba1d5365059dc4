const ANSWER_TIMEOUT_MS = 60_000;

/** What comes in, taken one after the other. */
export class Inbox<T> {
  private readonly come: T[] = [];
  private ending: Error | 'ended' | undefined;
  private wake: () => void = () => undefined;

  put(item: T): void {
    this.come.push(item);
    this.wake();
  }

  end(): void {
    this.ending ??= 'ended';
    this.wake();
  }

  fail(error: Error): void {
    this.ending ??= error;
    this.wake();
  }

  get waiting(): number {
    return this.come.length;
  }

  /** @returns undefined once it ended cleanly @throws Error how else it ended, or that nothing came */
  async next(): Promise<T | undefined> {
    const end = Date.now() + ANSWER_TIMEOUT_MS;
    while (this.come.length === 0) {
      if (this.ending === 'ended') return undefined;
      if (this.ending) throw this.ending;
      if (Date.now() > end) throw new Error(`nothing came for ${ANSWER_TIMEOUT_MS / 1000} s`);
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        timer = setTimeout(resolve, end - Date.now() + 1);
      });
      clearTimeout(timer);
    }
    return this.come.shift();
  }

  /** Everything to the clean end. */
  async rest(): Promise<T[]> {
    const all: T[] = [];
    for (let item = await this.next(); item !== undefined; item = await this.next()) all.push(item);
    return all;
  }
}
