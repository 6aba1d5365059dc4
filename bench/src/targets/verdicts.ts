import type { TargetResult } from '../results.ts';
import { isNoisy, ratio } from '../statistics.ts';

/** What the pairs of a target say. */
export interface Verdict {
  /** ours ÷ theirs: median of the pairs, and its 95 % interval */
  ratio: { median: number; low: number; high: number };
  isMet: boolean;
  /** not met, and no value in the interval would be */
  isMissed: boolean;
  /** the target lies within the interval: further pairs may tell otherwise */
  isNear: boolean;
  isNoisy: boolean;
}

export function judge({ pairs, atLeast = -Infinity, atMost = Infinity }: TargetResult): Verdict {
  const estimate = ratio(
    pairs.map(({ ours }) => ours),
    pairs.map(({ theirs }) => theirs),
  );
  const { median, low, high } = estimate;
  return {
    ratio: estimate,
    isMet: median >= atLeast && median <= atMost,
    isMissed: high < atLeast || low > atMost,
    isNear: [atLeast, atMost].some((target) => low <= target && target <= high && low < high),
    isNoisy: isNoisy(estimate),
  };
}

/** A line a target, for people. */
export function targetLines(targets: readonly TargetResult[]): string[] {
  return targets.map((target) => {
    const { what, unit, atLeast, pairs } = target;
    const { ratio: of, isMet, isMissed, isNoisy: isWide } = judge(target);
    const wanted = atLeast === undefined ? `≤ ${target.atMost}` : `≥ ${atLeast}`;
    const noise = isMet || isMissed ? (isWide ? ', noisy' : '') : ': the interval reaches it, run it again';
    const verdict = isMet ? 'pass' : isMissed ? 'FAIL' : 'near';
    return (
      `${verdict}  ${what}, ${unit}: ${of.median.toFixed(2)} × ` +
      `(${of.low.toFixed(2)}–${of.high.toFixed(2)}, ${pairs.length} pairs), wanted ${wanted} ×${noise}`
    );
  });
}

/** No value in the interval would do: noise alone is no reason to fail. */
export const missed = (targets: readonly TargetResult[]): boolean => targets.some((target) => judge(target).isMissed);
