import type { Chart, Report, Table } from '../../bench/src/report/document.ts';
import { filesOf, FILES } from '../../bench/src/report/index.ts';
import { makeReport } from '../../bench/src/report/make.ts';
import { type Run, runSchema } from '../../bench/src/results.ts';
import { buildRun } from './run-builder.ts';

const run = buildRun();
const contentOf = async (name: string, of: Run = run) =>
  (await filesOf(of)).find((file) => file.name === name)?.content ?? '';
const page = await contentOf(FILES.page);
const summary = await contentOf(FILES.summary);

const blocksOf = ({ sections }: Report) => sections.flatMap(({ blocks }) => blocks);
const isGame = (block: { kind: string }): block is Table => block.kind === 'table';
const isChart = (block: { kind: string }): block is Chart => block.kind === 'chart';

test('the run that these tests build is one that the file format takes', () => {
  expect(runSchema.parse(JSON.parse(JSON.stringify(run)))).toEqual(run);
});

test('the same data gives the same bytes, whatever was made before', async () => {
  await filesOf(buildRun({ codecs: undefined }));
  const copy = runSchema.parse(JSON.parse(JSON.stringify(run)));
  expect(await contentOf(FILES.page, copy)).toBe(page);
  expect(await contentOf(FILES.summary, copy)).toBe(summary);
});

test('other data gives another page', async () => {
  expect(await contentOf(FILES.page, buildRun({ seconds: 1200 }))).not.toBe(page);
});

test('the page is whole by itself: nothing is fetched from anywhere, whatever it links to', () => {
  const outside = [...page.replace(/<a href="https:[^]*?<\/a>/g, '').matchAll(/(?:https?:)?\/\/[\w.-]+/g)].map(
    ([address]) => address,
  );
  expect(outside.filter((address) => address !== 'http://www.w3.org')).toEqual([]); // the name of SVG
  expect(page).not.toMatch(/<(link|img|iframe|object|embed)\b|\bsrc=|@import|url\((?!#)/);
});

test('ids are there once, and what points to one finds it', () => {
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const wanted = [...page.matchAll(/(?:href="#|url\(#|for="|aria-labelledby=")([^")]+)/g)].map(([, id]) => id);
  expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
});

test('every section has a heading of its own under the one title', () => {
  const headings = [...page.matchAll(/<h(\d)/g)].map(([, level]) => level);
  expect(headings).toEqual(['1', '2', ...makeReport(run).sections.map(() => '2')]);
});

test('every chart tells its figures in words, in both languages', () => {
  const charts = blocksOf(makeReport(run)).filter(isChart);
  expect(charts.length).toBeGreaterThan(12);
  const alternatives = [...page.matchAll(/<svg role="img" aria-label="([^"]+)"/g)].map(([, words]) => words);
  expect(alternatives).toEqual(charts.flatMap(({ alternative: { en, ko } }) => [en, ko]));
  expect(charts.filter(({ alternative: { en, ko } }) => !/\d/.test(en) || !/[가-힣].*\d/s.test(ko))).toEqual([]);
});

test('every table has a caption and as many cells a row as its head', () => {
  const games = blocksOf(makeReport(run)).filter(isGame);
  expect(page.match(/<table/g)).toHaveLength(games.length);
  expect(page.match(/<caption>[^]*?\S[^]*?<\/caption>/g)).toHaveLength(games.length);
  expect(games.filter(({ head, rows }) => rows.some((row) => row.length !== head.length))).toEqual([]);
});

test('whatever is said in English is said in Korean, on the page and in the summary', () => {
  expect(page.match(/lang="en">/g)?.length).toBe((page.match(/lang="ko">/g)?.length ?? 0) + 1); // the document itself
  const [english = '', korean = ''] = summary.split('\n---\n');
  const outline = (half: string) => half.split('\n').map((line) => /^(#+|- |\||\*\*)?/.exec(line)?.[0]);
  expect(outline(korean.trimStart())).toEqual(outline(english.trimEnd()).concat(''));
});

test('the verdict of the run comes first, a line a section, each with the way to its section', () => {
  const { inShort, sections } = makeReport(run);
  expect(inShort.map(({ section }) => section)).toEqual([
    'choose',
    'cost',
    'capacity',
    'bytes',
    'push',
    'network',
    'clients',
    'codecs',
    'targets',
    'criteria',
    'limits',
  ]);
  expect(page.indexOf('id="short"')).toBeLessThan(page.indexOf(`id="${sections[0]?.id}"`));
});

test('words of the data are text on the page, never markup', async () => {
  const sly = buildRun({ commit: '<script>alert(1)</script>', holes: [{ section: 'idle', what: '<b>', why: '"&"' }] });
  const made = await contentOf(FILES.page, sly);
  expect(made).not.toMatch(/<script>alert|<b>:/);
  expect(made).toContain('&lt;b&gt;: &quot;&amp;&quot;');
});
