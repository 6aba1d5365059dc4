/** A queue between a producer that pushes items and one reader that awaits them one by one. */
export class Queue<Item extends object> implements AsyncIterator<Item, undefined> {
  private readonly items: Item[] = [];
  private end: { error?: unknown } | undefined;
  private wake: () => void = () => undefined;

  /** @param onLeave called when the reader has read the last item, or stops before it */
  constructor(private readonly onLeave: () => void = () => undefined) {}

  push(item: Item): void {
    this.items.push(item);
    this.wake();
  }

  /** Nothing more will come; what is queued is read first. */
  close(): void {
    this.end ??= {};
    this.wake();
  }

  /** Nothing more will come: what is queued is read first, then reading throws. */
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
