/** What comes when it comes, for whoever reads it one by one. */
export class Inbox<Item extends object> implements AsyncIterableIterator<Item, undefined> {
  private readonly items: Item[] = [];
  private end: { error?: unknown } | undefined;
  private wake: () => void = () => undefined;

  /** @param onLeave the reader has gone, before the end or after it */
  constructor(private readonly onLeave: () => void = () => undefined) {}

  put(item: Item): void {
    this.items.push(item);
    this.wake();
  }

  /** Nothing more will come; what is there is read first. */
  close(): void {
    this.end ??= {};
    this.wake();
  }

  /** As `close`; then reading throws. */
  fail(error: unknown): void {
    this.end ??= { error };
    this.wake();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Item, undefined>> {
    for (;;) {
      const value = this.items.shift();
      if (value !== undefined) return { done: false, value };
      if (this.end) return this.finish();
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  async return(): Promise<IteratorResult<Item, undefined>> {
    this.close();
    this.onLeave();
    return { done: true, value: undefined };
  }

  private finish(): IteratorResult<Item, undefined> {
    this.onLeave();
    if (this.end && 'error' in this.end) throw this.end.error;
    return { done: true, value: undefined };
  }
}
