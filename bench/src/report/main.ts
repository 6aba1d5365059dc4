// npm run bench:report -- <folder>: makes a run's report again from its run.json. docs/comparison feeds README's table too.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRun } from '../results.ts';
import { FILES, writeReport } from './index.ts';
import { writeReadmeTable } from './readme.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const REFERENCE = path.join(ROOT, 'docs/comparison');

const [folder, ...others] = process.argv.slice(2);
try {
  if (folder === undefined || others.length > 0)
    throw new Error('name one folder that holds a run.json: npm run bench:report -- reports/<date>');
  await writeReport(folder);
  console.log(`${path.join(folder, FILES.page)}\n${path.join(folder, FILES.summary)}`);
  if (path.resolve(folder) === REFERENCE) {
    writeReadmeTable(path.join(ROOT, 'README.md'), readRun(path.join(folder, 'run.json')));
    console.log('README.md, the table of the comparison');
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
