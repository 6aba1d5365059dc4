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

/** `62.1 (60.4–64.9)`, each with the decimals of the median; where all read alike, that alone. */
export function shownEstimate({ median, low, high }: Estimate): string {
  const decimals = Math.max(decimalsOf(median), low === high ? 0 : decimalsOf((low + high) / 2));
  const [middle, from, to] = [median, low, high].map((value) => written(value, decimals));
  return from === to ? `${middle}` : `${middle} (${from}–${to})`;
}

function shownTimes(ratio: number): string {
  if (ratio >= 9.95) return shown(Math.round(ratio));
  return ratio.toFixed(ratio < 1.095 ? 2 : 1); // near 1 and below, a tenth would hide what a tie is about
}

/** `1.4–1.6 ×`, and `1.5 ×` where both ends read alike. The sign keeps to its number: the space is one that doesn't break. */
export function shownRatio({ low, high }: Estimate): string {
  const [from, to] = [shownTimes(low), shownTimes(high)];
  return from === to ? `${from}\u00a0×` : `${from}–${to}\u00a0×`;
}
