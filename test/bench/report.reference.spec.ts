import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FILES, filesOf } from '../../bench/src/report/index.ts';
import { readmeTable, withTable } from '../../bench/src/report/readme.ts';
import { readRun } from '../../bench/src/results.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'docs/comparison');
const run = readRun(path.join(folder, 'run.json'));
const read = (file: string) => readFileSync(file, 'utf8');
const MEND = 'npm run bench:report -- docs/comparison makes them again';

test.each(Object.values(FILES))(`docs/comparison/%s is what its run.json makes (${MEND})`, async (name) => {
  const made = (await filesOf(run)).find((file) => file.name === name);
  expect(made?.content === read(path.join(folder, name))).toBe(true);
});

test(`README's table is what docs/comparison/run.json makes (${MEND})`, () => {
  const readme = read(path.join(root, 'README.md'));
  expect(withTable(readme, readmeTable(run))).toBe(readme);
});

test('the folder holds a run and what was made of it, no more', () => {
  expect(readdirSync(folder).sort()).toEqual(['run.json', ...Object.values(FILES)].sort());
});

test('what the summary links to is there', () => {
  const links = [...read(path.join(folder, FILES.summary)).matchAll(/\]\(([^)#]+)\)/g)].map(([, link = '']) => link);
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter((link) => !existsSync(path.join(folder, link)))).toEqual([]);
});
