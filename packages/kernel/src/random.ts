const { imul } = Math;

/** Gives numbers from 0 up to 1, as Math.random does. */
export type RandomSource = () => number;

/** The same numbers for the same seed, on every machine (mulberry32, Tommy Ettinger). @param seed its lowest 32 bits count */
export function mulberry32(seed: number): RandomSource {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** FNV-1a of a text, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

/** The same numbers for the same words and numbers, on every machine. */
export const seededRandom = (...seed: (string | number)[]): RandomSource => mulberry32(hashOf(seed.join('/')));

/** @throws RangeError when there is nothing to choose from */
export function pick<T>(choices: readonly T[], random: RandomSource): T {
  const index = Math.floor(random() * choices.length);
  if (index >= choices.length) throw new RangeError('nothing to choose from');
  return choices[index] as T;
}

/** A copy in random order. */
export function shuffled<T>(items: readonly T[], random: RandomSource): T[] {
  const rest = [...items];
  return items.map(() => rest.splice(Math.floor(random() * rest.length), 1)[0] as T);
}
