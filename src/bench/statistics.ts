import { seeded } from './seeded.ts';

/** @throws RangeError on no values */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new RangeError('no median of nothing');
  return (low + high) / 2;
}

export interface Spread {
  median: number;
  least: number;
  most: number;
}

export const spread = (values: readonly number[]): Spread => ({
  median: median(values),
  least: Math.min(...values),
  most: Math.max(...values),
});

/** A median, and where it lies with 95 % confidence. */
export interface Estimate {
  median: number;
  low: number;
  high: number;
}

const RESAMPLES = 2000;
const NOISY = 0.2;

/**
 * Percentile bootstrap of the median: samples drawn anew from the samples, with replacement, by a fixed seed, so that the
 * same data always gives the same interval. One sample is its own interval: nothing is known of its spread.
 */
export function estimate(samples: readonly number[]): Estimate {
  const random = seeded(samples.length);
  const draw = () => samples[Math.floor(random() * samples.length)] as number;
  const medians = Array.from({ length: RESAMPLES }, () => median(samples.map(draw))).sort((one, other) => one - other);
  const at = (share: number) => medians[Math.round(share * (RESAMPLES - 1))] as number;
  return { median: median(samples), low: at(0.025), high: at(0.975) };
}

/** Of pairs measured in turn, each pair's ratio: what drifts in both falls out. */
export function ratio(ours: readonly number[], theirs: readonly number[]): Estimate {
  if (ours.length !== theirs.length) throw new RangeError('a ratio wants pairs');
  return estimate(ours.map((mine, pair) => mine / (theirs[pair] as number)));
}

/** The interval spans 1: neither is known to be more. */
export const isTie = ({ low, high }: Estimate): boolean => low <= 1 && high >= 1;

/** The interval is wider than 20 % of the median. */
export const isNoisy = ({ median: middle, low, high }: Estimate): boolean => high - low > NOISY * middle;
