/** mulberry32: the same seed gives the same numbers, in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Pauses in ms, `everyMs` on average, after which something happens that keeps step with nothing. */
export const unevenPauses = (count: number, everyMs: number, random: () => number): number[] =>
  Array.from({ length: count }, (_, index) => (index === 0 ? random() : 0.5 + random()) * everyMs);

/** Fisher–Yates on a copy. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const left = [...items];
  return items.map(() => left.splice(Math.floor(random() * left.length), 1)[0] as T);
}
