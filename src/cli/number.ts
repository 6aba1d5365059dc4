import { InvalidArgumentError } from 'commander';

/** Reads an option's whole number. */
export function wholeNumber(least: number, most = 1e9): (text: string) => number {
  return (text) => {
    const number = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Give a whole number, ${least} ${most === 1e9 ? 'or more' : `to ${most}`}.`);
  };
}
