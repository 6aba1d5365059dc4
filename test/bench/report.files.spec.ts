import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FILES, filesOf, writeReport } from '../../bench/src/report/index.ts';
import { withTable } from '../../bench/src/report/readme.ts';
import type { Run } from '../../bench/src/results.ts';
import { buildRun } from './run-builder.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../bench/dist/report/main.js');
const parent = mkdtempSync(path.join(tmpdir(), 'othello-report-'));
afterAll(() => rmSync(parent, { recursive: true }));

let folders = 0;
/** A run's folder with that run.json in it. */
function folderWith(text?: string): string {
  const folder = path.join(parent, `run-${(folders += 1)}`);
  mkdirSync(folder);
  if (text !== undefined) writeFileSync(path.join(folder, 'run.json'), text);
  return folder;
}

const json = (run: Run = buildRun()) => JSON.stringify(run, null, 2);
const oneLine = expect.stringMatching(/^[^\n]+\n?$/) as string;

/** As npm run bench:report does. */
function remake(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('a page and a summary are made beside run.json, from it alone', async () => {
  const folder = folderWith(json());
  await writeReport(folder);
  for (const { name, content } of await filesOf(buildRun()))
    expect(readFileSync(path.join(folder, name), 'utf8') === content).toBe(true);
});

test('the command makes them again and says where they are', () => {
  const folder = folderWith(json());
  expect(remake(folder)).toEqual({
    status: 0,
    stdout: Object.values(FILES)
      .map((name) => `${folder}/${name}\n`)
      .join(''),
    stderr: '',
  });
});

test('a file that is no JSON is named with its line and column', async () => {
  const folder = folderWith(json().replace('"seed": ', '"seed" '));
  const line =
    json()
      .split('\n')
      .findIndex((each) => each.includes('"seed"')) + 1;
  await expect(writeReport(folder)).rejects.toThrow(
    new RegExp(`^${folder}/run\\.json:${line}:\\d+: not JSON .*: measure it again$`),
  );
});

test.each([
  ['a figure that is text', json().replace('"bytesUp": 960000', '"bytesUp": "960000"'), 'cells[3].rounds[0].bytesUp'],
  ['a field of another version', json().replace('"seed"', '"sead"'), 'seed'],
  ['a negative time', json().replace(/"seconds": [\d.]+/, '"seconds": -1'), 'seconds'],
  ['half a file', '[]', 'the whole file'],
])('%s is named with its place', async (_, text, place) => {
  const folder = folderWith(text);
  const failure = await writeReport(folder).then(
    () => 'no failure',
    (error: Error) => error.message,
  );
  expect(failure).toEqual(oneLine);
  expect(failure.startsWith(`${folder}/run.json: ${place}: `)).toBe(true);
});

test('a folder without a run is told in one line', () => {
  const folder = folderWith();
  const { status, stderr } = remake(folder);
  expect([status, stderr]).toEqual([1, oneLine]);
  expect(stderr).toMatch(new RegExp(`^cannot read ${folder}/run\\.json .*: name a folder that npm run bench made`));
});

test.each([
  [[], /^bench:report: name one folder that holds a run\.json, or two to compare$/m],
  [['one', 'two', 'three'], /^bench:report: name one folder/m],
  [['one', 'two', '--threshold', 'much'], /^bench:report: --threshold much: give a percentage above 0, such as 10$/m],
  [['one', '--threshold', '5'], /^bench:report: --threshold is of two runs/m],
  [['--folder', 'one'], /^bench:report: Unknown option '--folder'/m],
])('what it cannot do is told with how it is called: %j', (words, told) => {
  const { status, stdout, stderr } = remake(...words);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(told);
  expect(stderr).toMatch(/^npm run bench:report -- FOLDER /m);
});

test('--help says how it is called', () => {
  const { status, stdout, stderr } = remake('--help');
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^npm run bench:report -- OLDER NEWER \[--threshold P\]/m);
});

test('a full disk is told in one line', () => {
  const folder = folderWith(json());
  symlinkSync('/dev/full', path.join(folder, FILES.page));
  const { status, stderr } = remake(folder);
  expect([status, stderr]).toEqual([1, oneLine]);
  expect(stderr).toMatch(/^cannot write .*report\.html \(ENOSPC: no space left on device.*\): make room/);
});

test('a folder that cannot be written gives one line', () => {
  const folder = folderWith(json());
  mkdirSync(path.join(folder, FILES.summary));
  const { status, stderr } = remake(folder);
  expect([status, stderr]).toEqual([1, oneLine]);
  expect(stderr).toMatch(/^cannot write .*summary\.md \(EISDIR/);
});

test('the table goes between its markers and nowhere else', () => {
  const readme = 'before\n<!-- comparison:begin -->\nold\n<!-- comparison:end -->\nafter\n';
  expect(withTable(readme, '| new |')).toBe(
    'before\n<!-- comparison:begin -->\n\n| new |\n\n<!-- comparison:end -->\nafter\n',
  );
  expect(() => withTable('no markers', '')).toThrow(/^README\.md has no <!-- comparison:begin -->/);
});
