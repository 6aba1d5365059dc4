import { existsSync } from 'node:fs';
import path from 'node:path';
import { chooseSection } from '../../bench/src/report/sections/choose.ts';
import { buildRun } from './run-builder.ts';
import { ANSWERERS, CRITERIA } from '../../bench/src/report/criteria/index.ts';

const root = path.resolve(import.meta.dirname, '../..');
const findings = ANSWERERS.flatMap(({ name, findings: all }) =>
  Object.entries(all).map(([asked, finding]) => ({ title: `${asked}: ${name.en}`, finding })),
);

test('every test and file that the table of criteria cites is there', () => {
  const cited = findings.flatMap(({ finding }) => finding.shownBy ?? []);
  expect(cited.length).toBeGreaterThan(20);
  expect(cited.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});

test('every choice that the report advises is shown by tests and files that are there', () => {
  const [table] = chooseSection(buildRun()).blocks;
  const rows = table?.kind === 'table' ? table.rows : [];
  expect(rows.length).toBeGreaterThanOrEqual(8);
  const cited = rows.map((row) => row.flatMap(({ shownBy = [] }) => shownBy));
  expect(cited.filter((files) => files.length === 0)).toEqual([]);
  expect(cited.flat().filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});

/** What runs and can fail: a spec, or a program of the checks. */
const isTest = (file: string) => /\.spec\.ts$|^scripts\/(test|check)-/.test(file);

test('each claim cites a test that shows it', () => {
  const claimed = findings.filter(({ finding: { state } }) => state === 'yes' || state === 'partly');
  expect(claimed.filter(({ finding: { shownBy = [] } }) => !shownBy.some(isTest)).map(({ title }) => title)).toEqual(
    [],
  );
});

test('the talk’s criteria are all there, each asked of every transport', () => {
  expect(CRITERIA.map(({ asked }) => asked.en)).toEqual([
    expect.stringMatching(/IDL.*compile time/),
    expect.stringMatching(/doesn’t wait/),
    expect.stringMatching(/Mono/),
    'C++',
    expect.stringMatching(/fast protocol/),
    'Exceptions',
    expect.stringMatching(/session without touching the IDL/i),
    expect.stringMatching(/duplicates/),
    expect.stringMatching(/browser without a proxy/i),
    expect.stringMatching(/^Push/),
  ]);
  expect(ANSWERERS.map(({ folder }) => folder).sort()).toEqual(['connect', 'envelope', 'grpc', 'thrift', 'websocket']);
});

test.each(ANSWERERS)(
  '$folder is called not built for as long as there is no such transport',
  ({ folder, findings: all }) => {
    const isThere = existsSync(path.join(root, 'src/transports', folder));
    const states = Object.values(all).map(({ state }) => state);
    expect(states.every((state) => state === 'not built')).toBe(!isThere);
    expect(states.some((state) => state === 'not built')).toBe(!isThere);
  },
);
