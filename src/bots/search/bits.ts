const { clz32, imul } = Math;

/** The bits set in 32. */
export function bitCount(half: number): number {
  const pairs = half - ((half >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The number of the lowest bit set. */
export function lowestBit(half: number): number {
  return 31 - clz32(half & -half);
}
