import { useEffect, useReducer } from 'preact/hooks';

/** A value that notifies its subscribers of changes. */
export class Store<Value> {
  private readonly listeners = new Set<() => void>();

  constructor(private value: Value) {}

  get(): Value {
    return this.value;
  }

  set(value: Value): void {
    this.value = value;
    for (const tell of [...this.listeners]) tell();
  }

  patch(part: Partial<Value>): void {
    this.set({ ...this.value, ...part });
  }

  /** @returns a function that unsubscribes */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

/** The store's value; the component is rendered again when it changes. */
export function useStore<Value>(store: Store<Value>): Value {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const drawn = store.get();
  useEffect(() => {
    const stop = store.subscribe(() => redraw(undefined));
    if (store.get() !== drawn) redraw(undefined); // it changed after it was drawn, before anybody listened
    return stop;
  }, [store]);
  return drawn;
}
