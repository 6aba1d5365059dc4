/** How a cost grows with the data. */
export const LAWS = ['constant', 'bounded', 'logarithmic', 'linear'] as const;
export type Law = (typeof LAWS)[number];

/** Blocks by which two equal measurements may differ: a page that has just become full, a row that moved. */
const NOISE = 4;

/**
 * By the cost at the smallest and at the largest of the sizes, which are a factor of 16 apart: one or two more levels of
 * each index may double it, what reads a part of the data multiplies it.
 * @param atMost what a limit in the statement allows it
 */
export function lawOf(costs: readonly number[], atMost = 0): Law {
  const [first = 0, last = 0] = [costs[0], costs.at(-1)];
  if (last <= 1.25 * first + NOISE) return 'constant';
  if (last <= atMost) return 'bounded';
  return last <= 2 * first + 2 * NOISE ? 'logarithmic' : 'linear';
}
