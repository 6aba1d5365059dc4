import type { RandomSource } from '@othello-rpc/kernel/random';

/** Pauses in ms, `everyMs` on average, after which something happens that keeps step with nothing. */
export const unevenPauses = (count: number, everyMs: number, random: RandomSource): number[] =>
  Array.from({ length: count }, (_, index) => (index === 0 ? random() : 0.5 + random()) * everyMs);
