import { parseArgs } from 'node:util';
import { type Run, SECTIONS, type Section } from './results.ts';

export interface BenchOptions {
  mode: Run['mode'];
  seed: number;
  /** one section alone */
  only: Section | undefined;
  /** where reports/<date> comes */
  reports: string;
}

export const USAGE = `npm run bench -- [--quick | --full | --targets] [--seed N] [--only SECTION] [--reports FOLDER]
  about 10 minutes; --quick 60 s; --full an hour; --targets the targets alone
  SECTION: one of ${SECTIONS.join(', ')}`;

/** @throws Error with one line */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean' },
      full: { type: 'boolean' },
      targets: { type: 'boolean' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
      reports: { type: 'string', default: 'reports' },
    },
  });
  const modes = (['quick', 'full', 'targets'] as const).filter((mode) => values[mode]);
  if (modes.length > 1) throw new Error(`--${modes[0]} and --${modes[1]} don't go together: give one`);
  if (!/^\d{1,9}$/.test(values.seed)) throw new Error(`--seed ${values.seed} is no seed: give a whole number`);
  const only = SECTIONS.find((section) => section === values.only);
  if (values.only !== undefined && !only) throw new Error(`--only ${values.only}: give one of ${SECTIONS.join(', ')}`);
  if (only === 'targets') throw new Error('--only targets: give --targets');
  return { mode: modes[0] ?? 'standard', seed: Number(values.seed), only, reports: values.reports };
}
