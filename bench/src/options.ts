import { parseArgs } from 'node:util';
import { FOREIGN_FLAGS, type ForeignServerAt, foreignServer } from './foreign/foreign-options.ts';
import { COMPARISONS } from './targets.ts';
import { type Run, SECTIONS, type Section, type TransportName, TRANSPORTS } from './results.ts';

export interface BenchOptions {
  mode: Run['mode'];
  /** of targets too: whether all of it runs, no more */
  isQuick: boolean;
  seed: number;
  /** one section alone */
  only: Section | undefined;
  /** part of the names of the targets to be measured; '': all */
  row: string;
  /** idle connections and subscribers whose memory is measured; undefined: as many as the mode has */
  idle: number | undefined;
  transports: readonly TransportName[];
  /** where reports/<date> comes */
  reports: string;
  /** a server that the bench does not start: nothing else is measured */
  foreign?: ForeignServerAt;
}

export const USAGE = `npm run bench -- [--quick | --full | --targets [--quick]] [--seed N] [--only SECTION] [--transports A,B]
      [--row NAME] [--idle N] [--reports FOLDER]
  about 25 minutes on two cores; --quick about 2; --full hours; --targets the targets alone
  SECTION: one of ${SECTIONS.filter((name) => name !== 'foreign').join(', ')}
  A, B: of ${TRANSPORTS.join(', ')}
  N: idle connections and subscribers whose memory is measured: --only idle --idle 5000 for that alone
  NAME: of --targets, part of one's name: ${COMPARISONS.map(({ name }) => name).join(', ')}`;

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
      row: { type: 'string', default: '' },
      idle: { type: 'string' },
      transports: { type: 'string', default: TRANSPORTS.join() },
      reports: { type: 'string', default: 'reports' },
      ...FOREIGN_FLAGS,
    },
  });
  const { quick: isQuick = false, full: isFull = false, targets: isTargets = false } = values;
  if (isFull && (isQuick || isTargets)) throw new Error(`--full goes alone: leave the others out`);
  if (!/^\d{1,9}$/.test(values.seed)) throw new Error(`--seed ${values.seed} is no seed: give a whole number`);
  const only = SECTIONS.find((section) => section === values.only);
  if (values.only !== undefined && !only) throw new Error(`--only ${values.only}: give one of ${SECTIONS.join(', ')}`);
  if (only === 'targets') throw new Error('--only targets: give --targets');
  if (values.idle !== undefined && !/^[1-9]\d{0,4}$/.test(values.idle))
    throw new Error(`--idle ${values.idle}: give a number of connections from 1 to 99999`);
  if (values.idle !== undefined && isTargets) throw new Error('--idle is not of --targets: leave one out');
  if (only === 'foreign') throw new Error('--only foreign: give --url');
  const { row } = values;
  if (row !== '' && !isTargets) throw new Error('--row is of --targets: give both');
  if (!COMPARISONS.some(({ name }) => name.includes(row)))
    throw new Error(`--row ${row}: give part of ${COMPARISONS.map(({ name }) => name).join(', ')}`);
  const transports = TRANSPORTS.filter((name) => values.transports.split(',').includes(name));
  const strange = values.transports.split(',').find((name) => !transports.some((each) => each === name));
  if (strange !== undefined) throw new Error(`--transports ${strange}: give some of ${TRANSPORTS.join()}`);
  const foreign = foreignServer(values);
  if (foreign && (isFull || isTargets || only || values.idle !== undefined))
    throw new Error('--url goes without --full, --targets, --only and --idle');
  const mode = foreign ? 'foreign' : isTargets ? 'targets' : isFull ? 'full' : isQuick ? 'quick' : 'standard';
  const idle = values.idle === undefined ? undefined : Number(values.idle);
  return {
    mode,
    isQuick,
    seed: Number(values.seed),
    only,
    row,
    idle,
    transports,
    reports: values.reports,
    ...(foreign && { foreign }),
  };
}
