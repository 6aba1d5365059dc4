import { filesOf } from '../../bench/src/report/index.ts';
import { makeReport } from '../../bench/src/report/make.ts';
import { readmeTable } from '../../bench/src/report/readme.ts';
import { type Run, runSchema, SECTIONS } from '../../bench/src/results.ts';
import { buildRun } from './run-builder.ts';

/** What the report of a run of ours has; one of a server elsewhere has that section alone. */
const OURS = SECTIONS.filter((section) => section !== 'foreign');

const holesOf = (run: Run) => makeReport(run).sections.flatMap(({ holes }) => holes.map(({ en }) => en));

test('a whole run lacks nothing but what is not built yet', () => {
  expect(holesOf(buildRun())).toEqual(['a Thrift codec of our own: not there yet']);
  expect(holesOf(buildRun({ absent: [] }))).toEqual([]);
});

const modeOf = (section: string): Run['mode'] => (section === 'foreign' ? 'foreign' : 'standard');

test.each(SECTIONS)('a run without %s still makes a report, which says that it is missing', (section) => {
  const run = buildRun({ [section]: undefined, mode: modeOf(section) });
  expect(holesOf(run)).toContain(`not in this run: ${section}`);
});

test.each(SECTIONS)('why %s is missing is told in the run’s own words', (section) => {
  const why = { section, what: 'gRPC', why: 'h2load is not installed: apt-get install -y nghttp2-client' };
  const told = holesOf(buildRun({ [section]: undefined, holes: [why], mode: modeOf(section) }));
  expect(told).toContain('gRPC: h2load is not installed: apt-get install -y nghttp2-client');
  expect(told).not.toContain(`not in this run: ${section}`);
});

test('a run that was interrupted at once makes a report of holes', async () => {
  const bare = Object.fromEntries(SECTIONS.map((section) => [section, undefined]));
  const run = runSchema.parse(buildRun({ ...bare, isInterrupted: true }));
  const files = await filesOf(run);
  expect(files.map(({ content }) => content.length > 5000)).toEqual([true, true, false]); // of no rounds, the head alone
  expect(new Set(holesOf(run)).size).toBe(OURS.length + 1);
  for (const section of OURS) expect(files[0]?.content).toContain(`not in this run: ${section}`);
  expect(files[0]?.content.match(/이 실행에 없음: [가-힣]/g)).toHaveLength(
    files[0]?.content.match(/not in this run: /g)?.length ?? 0,
  );
  expect(readmeTable(run)).toMatch(/not measured/);
});

test('a transport that was not measured is left out where others are told, and never invented', () => {
  const run = buildRun();
  const without = { ...run, cells: run.cells?.filter(({ transport }) => transport !== 'envelope-protobuf') };
  expect(makeReport(without).sections.find(({ id }) => id === 'cost')?.verdict).toEqual([]);
});

test('what a run can’t tell grows with what was wrong with it', () => {
  const said = (over: Partial<Run>) =>
    makeReport(buildRun(over))
      .sections.find(({ id }) => id === 'limits')
      ?.blocks.map((block) => (block.kind === 'words' ? block.text.en : ''))
      .join('\n');
  expect(said({})).not.toMatch(/quick|interrupted|changes|quiet machine/);
  expect(said({ mode: 'quick' })).toMatch(/quick run/);
  expect(said({ isInterrupted: true })).toMatch(/interrupted/);
  expect(said({ isDirty: true })).toMatch(/changes that the commit does not/);
  expect(said({ loadAtStart: [1.9, 1, 1] })).toMatch(/the load was 1.90 on 2 cores/);
});

test.each([
  [{ mode: 'quick' as const }, 'a quick run'],
  [{ loadAtStart: [4, 1, 1] as [number, number, number] }, 'a busy machine'],
  [{ mode: 'quick' as const, loadAtStart: [4, 1, 1] as [number, number, number] }, 'a quick run on a busy machine'],
])('a run that was made in haste says so first: %j', (over, how) => {
  expect(makeReport(buildRun(over)).inShort[0]?.text.en).toBe(
    `Measured in haste: ${how}. Take what is noisy here as a direction.`,
  );
});
