import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { lineChart } from '../../bench/src/report/charts/lines.ts';
import type { Chart, Report } from '../../bench/src/report/document.ts';
import { PICTURE } from '../../bench/src/report/html.ts';
import { FILES, filesOf } from '../../bench/src/report/index.ts';
import { told } from '../../bench/src/report/korean.ts';
import { makeReport } from '../../bench/src/report/make.ts';
import { CLAIMS } from '../../bench/src/report/sections/claims.ts';
import { text } from '../../bench/src/report/text.ts';
import { repositoryOf } from '../../bench/src/machine.ts';
import { readRun, type Run } from '../../bench/src/results.ts';
import { COMPARISONS } from '../../bench/src/targets.ts';
import { buildRun } from './run-builder.ts';

const root = path.resolve(import.meta.dirname, '../..');
const committed = readRun(path.join(root, 'docs/comparison/run.json'));
const runs: [string, Run][] = [
  ['the run of these tests', buildRun()],
  ['the committed run', committed],
];
const chartsOf = ({ sections }: Report): Chart[] =>
  sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'chart' ? [block] : [])));
const pageOf = async (run: Run) => (await filesOf(run)).find(({ name }) => name === FILES.page)?.content ?? '';

describe.each(runs)('%s', (_, run) => {
  test('no scale is flattened by what has no wire: in-process stands in no chart where it is the most', () => {
    for (const { id, alternative } of chartsOf(makeReport(run))) {
      const figures = [...alternative.en.matchAll(/([^.;]+): ([\d.,]+)[^;]*/g)].map(([, name = '', figure = '']) => ({
        isInProcess: /^ ?In-process/.test(name),
        figure: Number(figure.replaceAll(',', '')),
      }));
      const most = Math.max(...figures.filter(({ isInProcess }) => !isInProcess).map(({ figure }) => figure));
      expect({ id, flattened: figures.filter(({ isInProcess, figure }) => isInProcess && figure > most) }).toEqual({
        id,
        flattened: [],
      });
    }
  });

  test('every chart has a key to its thin lines under it, in both languages', async () => {
    const charts = chartsOf(makeReport(run));
    expect(charts.filter(({ key }) => !/interval/.test(key.en) || !/구간/.test(key.ko))).toEqual([]);
    const figures = (await pageOf(run)).match(/<figure>[^]*?<\/figure>/g) ?? [];
    expect(figures).toHaveLength(charts.length);
    expect(figures.filter((figure) => !/<p class="key">.+<\/p>\n<\/figure>$/.test(figure))).toEqual([]);
  });

  test('no chart needs a legend: names stand at what they name', async () => {
    expect(await pageOf(run)).not.toContain('role-legend');
  });
});

test('a line of one point is refused', () => {
  const value = { median: 1, low: 1, high: 1 };
  const about = { id: 'one', title: text('a', 'a'), along: text('b', 'b'), unit: text('c', 'c') };
  const curve = { transport: 'grpc', points: [{ at: '16', value }] } as const;
  expect(() => lineChart({ ...about, curves: [curve] })).toThrow('one: a line wants two points');
});

/** Words that are names, units or code in Korean too. */
const NAMES =
  /\b(?:gRPC(?:-Web)?|WebSocket|Connect|Thrift|HTTP\/[12](?:\.1)?|JSON|protobuf|Protobuf|PostgreSQL|GamePut|GameSync|NoOp|MemoryPut|LAN|LTE|Wi-Fi|TLS|CPU|KiB|MiB|GiB|Mbit|gzip|FlatBuffers|MessagePack|BSON|npm|Node|C\+\+|ms|µs|ns|kept|p\d+(?:\.\d)?|max)\b/g;

/** What the data say is quoted as they say it. */
const CELL = /^[\w-]+, [\w-]+ \w+, [\w-]+, \d+ callers?$/;

test('Korean is wholly Korean: a text of the report’s own that both languages share has no sentence in it', () => {
  const quoted = new Set<string>();
  JSON.stringify(buildRun(), (_, value: unknown) => {
    if (typeof value === 'string' && value.includes(' ')) quoted.add(value);
    return value;
  });
  const isQuoted = (each: string) => CELL.test(each) || [...quoted].some((words) => each.includes(words));
  const shared = new Set<string>();
  JSON.stringify(makeReport(buildRun()), (_, value: unknown) => {
    if (value && typeof value === 'object' && 'en' in value && 'ko' in value && value.en === value.ko)
      shared.add(String(value.en));
    return value;
  });
  const sentences = [...shared].filter(
    (each) => !isQuoted(each) && (each.replace(NAMES, '').match(/\b[a-z]{3,}\b/g) ?? []).length > 2,
  );
  expect(sentences).toEqual([]);
});

test('what the targets are called is known in Korean', () => {
  const rows = COMPARISONS.flatMap(({ rows }) => rows.flatMap(({ what, unit }) => [what, unit]));
  const unknown = rows.filter((each) => !/[가-힣]/.test(told(each).ko) && !/^p\d\d ms$/.test(each));
  expect(unknown).toEqual([]);
});

test('the page leads to its data and to the commit, and says what it is to who shares it', async () => {
  const page = await pageOf(buildRun({ repository: 'https://example.org/team/othello' }));
  const { commit } = buildRun();
  expect(page).toContain(`<a href="https://example.org/team/othello/commit/${commit}"><code>${commit}</code></a>`);
  for (const name of ['run.json', FILES.rounds, FILES.summary]) expect(page).toContain(`<a href="${name}">`);
  expect(page).toContain('<meta property="og:title" content="Which RPC should a game’s client speak to its server?">');
  expect(page).toContain(`<meta property="og:image" content="../../${PICTURE}">`);
  expect(existsSync(path.join(root, PICTURE))).toBe(true);
  expect(await pageOf(buildRun())).toContain(`커밋</span> <code>${commit}</code>`);
});

test.each([
  ['git@example.org:team/othello.git', 'https://example.org/team/othello'],
  ['https://user:secret@example.org/team/othello.git', 'https://example.org/team/othello'],
  ['https://example.org/team/othello', 'https://example.org/team/othello'],
  ['/srv/othello', undefined],
  ['', undefined],
])('the page of the remote %s is %s', (remote, page) => expect(repositoryOf(remote)).toBe(page));

test('the CSV has a line for every round, under its head', async () => {
  const run = buildRun();
  const csv = (await filesOf(run)).find(({ name }) => name === FILES.rounds)?.content ?? '';
  const lines = csv.trimEnd().split('\n');
  const rounds = (run.cells ?? []).reduce((sum, { rounds: each }) => sum + each.length, 0);
  expect(lines).toHaveLength(1 + rounds + (run.openLoop?.length ?? 0));
  expect(new Set(lines.map((line) => line.split(',').length))).toEqual(new Set([19]));
  const [first] = run.cells ?? [];
  expect(lines[1]).toMatch(new RegExp(`^cells,${first?.transport},no-op,NoOp,none,1,,0,4000,`));
});

test('each published figure names its page, and ours beside it is of the two that it names', () => {
  for (const { source, figure, changed, nearest, ours } of CLAIMS) {
    expect(source).toMatch(/^https:\/\/[\w.-]+\/\S+$/);
    for (const said of [figure, changed, nearest]) expect(said.ko).toMatch(/[가-힣]/);
    expect(nearest.en).toMatch(/ ÷ /);
    expect(ours(buildRun())?.median).toBeGreaterThan(0);
    expect(ours(buildRun({ cells: [] }))).toBeUndefined();
  }
  const page = readFileSync(path.join(root, 'docs/comparison', FILES.summary), 'utf8');
  expect(CLAIMS.filter(({ source }) => !page.includes(`<${source}>`))).toEqual([]);
});
