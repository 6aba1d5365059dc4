// npm run bench:report -- <folder>: makes a run's report again from its run.json. docs/comparison feeds README's table too.
// npm run bench:report -- <older> <newer>: says what changed beyond noise. 0: done; 1: a regression, or a file that is no run;
// 2: asked for what there isn't.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compareRuns } from './compare-runs.ts';
import { comparedLines, regressions } from './compared-lines.ts';
import { FILES, readRunIn, writeReport } from './index.ts';
import { writeReadmeTable } from './readme.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const REFERENCE = path.join(ROOT, 'docs/comparison');

const USAGE = `npm run bench:report -- FOLDER                     makes the report of the run.json in it again
npm run bench:report -- OLDER NEWER [--threshold P]  says what changed beyond noise; exit 1 if a figure got worse by P %, 10 unless told
  FOLDER, OLDER, NEWER: docs/comparison, reports/<date>, or another folder that holds a run.json
exit codes: 0 done; 1 a figure got worse, or a file is missing, wrong or could not be written; 2 asked for what there is not`;

async function makeAgain(folder: string): Promise<void> {
  await writeReport(folder);
  for (const name of Object.values(FILES)) console.log(path.join(folder, name));
  if (path.resolve(folder) !== REFERENCE) return;
  writeReadmeTable(path.join(ROOT, 'README.md'), readRunIn(folder));
  console.log('README.md, the table of the comparison');
}

/** @returns whether nothing got worse */
function compareFolders(older: string, newer: string, threshold: number): boolean {
  const comparison = compareRuns(readRunIn(older), readRunIn(newer));
  for (const line of comparedLines(comparison, threshold)) console.log(line);
  return regressions(comparison.changes, threshold).length === 0;
}

interface Asked {
  folders: string[];
  /** a share: 0.1 */
  threshold: number;
}

/** @returns undefined where usage was asked for @throws Error with one line */
function readOptions(args: string[]): Asked | undefined {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { threshold: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return undefined;
  const { threshold = '10' } = values;
  if (positionals.length < 1 || positionals.length > 2)
    throw new Error('name one folder that holds a run.json, or two to compare');
  if (!/^\d{1,4}(\.\d+)?$/.test(threshold) || Number(threshold) === 0)
    throw new Error(`--threshold ${threshold}: give a percentage above 0, such as 10`);
  if (values.threshold !== undefined && positionals.length === 1)
    throw new Error('--threshold is of two runs that are compared: name both folders');
  return { folders: positionals, threshold: Number(threshold) / 100 };
}

function orUsage(args: string[]): Asked {
  try {
    const asked = readOptions(args);
    if (asked) return asked;
    console.log(USAGE);
    process.exit(0);
  } catch (error) {
    console.error(`bench:report: ${(error as Error).message}\n${USAGE}`);
    process.exit(2);
  }
}

const {
  folders: [folder = '', newer],
  threshold,
} = orUsage(process.argv.slice(2));
try {
  if (newer === undefined) await makeAgain(folder);
  else if (!compareFolders(folder, newer, threshold)) process.exitCode = 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
