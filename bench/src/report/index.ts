import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readRun, type Run } from '../results.ts';
import { csvOf } from './csv.ts';
import { htmlOf } from './html.ts';
import { makeReport } from './make.ts';
import { markdownOf } from './markdown.ts';

/** By their names in the run's folder. */
export const FILES = { page: 'report.html', summary: 'summary.md', rounds: 'run.csv' } as const;

/** What is written beside run.json, made from it alone. */
export async function filesOf(run: Run): Promise<{ name: string; content: string }[]> {
  const report = makeReport(run);
  return [
    { name: FILES.page, content: await htmlOf(report) },
    { name: FILES.summary, content: markdownOf(report) },
    { name: FILES.rounds, content: csvOf(run) },
  ];
}

/**
 * Makes a run's page and summary from the run.json in its folder.
 * @throws Error with one line: which file is missing, wrong (and where in it), or can't be written
 */
export async function writeReport(folder: string): Promise<void> {
  const run = readRunIn(folder);
  for (const { name, content } of await filesOf(run)) {
    const file = path.join(folder, name);
    try {
      writeFileSync(file, content);
    } catch (error) {
      throw new Error(`cannot write ${file} (${(error as Error).message}): make room or name another folder`, {
        cause: error,
      });
    }
  }
}

/** @throws Error with one line: the run.json in that folder is missing, or wrong and where */
export const readRunIn = (folder: string): Run => readRun(presentIn(folder));

function presentIn(folder: string): string {
  const file = path.join(folder, 'run.json');
  try {
    readFileSync(file);
  } catch (error) {
    throw new Error(`cannot read ${file} (${(error as Error).message}): name a folder that npm run bench made`, {
      cause: error,
    });
  }
  return file;
}
