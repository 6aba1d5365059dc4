import type { Estimate } from '../statistics.ts';

const DIGITS = 3;

/** Decimals that leave three digits that count. A whole number below a thousand may be a count: it needs none. */
function decimalsOf(value: number): number {
  if (value === 0 || Number.isInteger(value)) return 0;
  return Math.min(DIGITS, Math.max(0, DIGITS - 1 - Math.floor(Math.log10(Math.abs(value)))));
}

function written(value: number, decimals: number): string {
  const [whole = '', rest] = value.toFixed(decimals).split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest ? `.${rest}` : '');
}

/** Three digits that count, and commas: 0.307, 12.4, 1,980. */
export const shown = (value: number): string => written(value, decimalsOf(value));

/** What was measured once, or has no interval: two digits that count. */
const ONCE = 2;

/** The digits of a figure go as far as its interval lets them: `62 (60–65)`, `62.1 (61.9–62.4)`; never beyond three that count. */
function stepOf({ median, low, high }: Estimate): number {
  const digits = low === high ? ONCE : DIGITS;
  const first = median === 0 ? 0 : Math.floor(Math.log10(Math.abs(median)));
  const finest = first - digits + 1;
  const known = low === high ? finest : Math.floor(Math.log10((high - low) / 2));
  return 10 ** Math.min(first, Math.max(finest, known));
}

function rounded(value: number, step: number): string {
  const decimals = Math.min(DIGITS, Math.max(0, -Math.round(Math.log10(step))));
  return written(Math.round(value / step) * step, decimals);
}

/** `62 (60–65)`: digits by the interval; where all read alike, that alone. */
export function shownEstimate(estimate: Estimate): string {
  const { median, low, high } = estimate;
  if (low === high && Number.isInteger(median) && Math.abs(median) < 1000) return shown(median); // it may be a count
  const step = stepOf(estimate);
  const [middle, from, to] = [median, low, high].map((value) => rounded(value, step));
  return from === to ? `${middle}` : `${middle} (${from}–${to})`;
}

/** The median alone, with the digits that its interval lets it have: `62`. */
export const shownAlone = (estimate: Estimate): string => rounded(estimate.median, stepOf(estimate));

function shownTimes(ratio: number): string {
  if (ratio >= 9.95) return shown(Math.round(ratio));
  return ratio.toFixed(ratio < 1.095 ? 2 : 1); // near 1 and below, a tenth would hide what a tie is about
}

/** `1.4–1.6 ×`, and `1.5 ×` where both ends read alike. The sign keeps to its number: the space is one that doesn't break. */
export function shownRatio({ low, high }: Estimate): string {
  const [from, to] = [shownTimes(low), shownTimes(high)];
  return from === to ? `${from}\u00a0×` : `${from}–${to}\u00a0×`;
}
