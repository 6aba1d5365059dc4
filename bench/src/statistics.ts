import { mulberry32 } from '@othello-rpc/kernel/random';

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
  const { length } = samples;
  const drawn = drawsOf(length);
  const resample = new Float64Array(length);
  const medians = Float64Array.from({ length: RESAMPLES }, (_, number) => {
    for (let at = 0; at < length; at++) resample[at] = samples[drawn[number * length + at] as number] as number;
    resample.sort();
    return ((resample[(length - 1) >> 1] as number) + (resample[length >> 1] as number)) / 2;
  }).sort();
  const at = (share: number) => medians[Math.round(share * (RESAMPLES - 1))] as number;
  return { median: median(samples), low: at(0.025), high: at(0.975) };
}

const draws = new Map<number, Uint32Array>();

/** Which samples each resample holds: the same for all data of one length, and made once, since a report wants thousands. */
function drawsOf(length: number): Uint32Array {
  const known = draws.get(length);
  if (known) return known;
  const random = mulberry32(length);
  const drawn = Uint32Array.from({ length: RESAMPLES * length }, () => Math.floor(random() * length));
  draws.set(length, drawn);
  return drawn;
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
