import { shown, shownEstimate, shownRatio } from '../../bench/src/report/numbers.ts';
import { makeReport } from '../../bench/src/report/make.ts';
import { same, text } from '../../bench/src/report/text.ts';
import { clauseOf, sentence } from '../../bench/src/report/wording.ts';
import type { LatencyMs, Run } from '../../bench/src/results.ts';
import { buildRun } from './run-builder.ts';
import { grpcTimes, plain, verdictOf } from './verdicts.ts';

test.each([
  { kind: 'more', ratio: [1.41, 1.5, 1.58], en: '1.4–1.6 ×', ko: '1.4~1.6배' },
  { kind: 'less', ratio: [0.41, 0.42, 0.44], en: '0.41–0.44 ×', ko: '0.41~0.44배' },
  { kind: 'ends that read alike', ratio: [1.49, 1.5, 1.52], en: '1.5 ×', ko: '1.5배' },
  { kind: 'noisy', ratio: [1.2, 1.5, 1.9], en: '1.2–1.9 × (noisy)', ko: '1.2~1.9배(흔들림)' },
  { kind: 'a tie', ratio: [0.97, 1, 1.02], en: 'a tie (0.97–1.02 ×)', ko: '무승부(0.97~1.02배)' },
  { kind: '1 is its end', ratio: [1, 1.05, 1.1], en: 'a tie (1.00–1.1 ×)', ko: '무승부(1.00~1.1배)' },
  {
    kind: 'neither',
    ratio: [0.7, 1, 1.3],
    en: 'no difference shown (0.70–1.3 ×, noisy)',
    ko: '차이 안 보임(0.70~1.3배, 흔들림)',
  },
])('a ratio is called what its interval allows: $kind', ({ ratio: [low = 0, median = 0, high = 0], en, ko }) => {
  const clause = clauseOf({ low, median, high });
  expect([plain(clause.en), clause.ko]).toEqual([en, ko]);
});

test.each([
  [0.30712, '0.307'],
  [2.5, '2.50'],
  [12.44, '12.4'],
  [121, '121'],
  [999.6, '1,000'],
  [1980.4, '1,980'],
  [1234567, '1,234,567'],
  [0, '0'],
])('three digits count: %d is %s', (value, expected) => expect(shown(value)).toBe(expected));

test('a figure has the digits that its interval lets it have, two where it has none, and no interval is shown where there is none', () => {
  expect(shownEstimate({ median: 62.14, low: 60.4, high: 100.96 })).toBe('60 (60–100)');
  expect(shownEstimate({ median: 62.14, low: 60.4, high: 64.9 })).toBe('62 (60–65)');
  expect(shownEstimate({ median: 3.2, low: 1.1, high: 50 })).toBe('3 (1–50)');
  expect(shownEstimate({ median: 62.14, low: 62.01, high: 62.2 })).toBe('62.1 (62.0–62.2)');
  expect(shownEstimate({ median: 1984, low: 1961, high: 2010 })).toBe('1,980 (1,960–2,010)');
  expect(shownEstimate({ median: 0.3071, low: 0.3071, high: 0.3071 })).toBe('0.31');
  expect(shownEstimate({ median: 7, low: 7, high: 7 })).toBe('7');
  expect(plain(shownRatio({ median: 12.2, low: 11.6, high: 13.2 }))).toBe('12–13 ×');
});

test('a sentence says who costs what of whom, where', () => {
  const clause = {
    before: same(''),
    ratio: { low: 1.4, median: 1.5, high: 1.6 },
    after: text(' for NoOp', 'NoOp에서 '),
  };
  const claim = {
    who: same('gRPC'),
    verb: 'costs',
    what: text('the CPU', 'CPU는'),
    whom: text('the envelope', '엔벌로프'),
  };
  const { en, ko } = sentence({ ...claim, clauses: [clause] });
  expect(plain(en)).toBe('gRPC costs 1.4–1.6 × the CPU of the envelope for NoOp.');
  expect(ko).toBe('gRPC의 CPU는 엔벌로프 대비 NoOp에서 1.4~1.6배.');
  expect(() => sentence({ ...claim, clauses: [] })).toThrow(/nothing is known of gRPC/);
});

test.each([
  [() => 1.5, 'gRPC costs 1.5 × the server CPU of the envelope for a call without a database'],
  [() => 0.8, 'gRPC costs 0.80 × the server CPU of the envelope for a call without a database'],
  [
    (round: number) => 1 + (round - 3) * 0.01,
    'gRPC and the envelope: a tie (0.98–1.02 ×) in the server CPU for a call',
  ],
  [(round: number) => 2 + (round - 3) * 0.3, 'gRPC costs 1.4–2.6 × (noisy) the server CPU of the envelope for a call'],
])('the verdict follows the data, case %#', (times, beginning) => {
  expect(verdictOf(grpcTimes(times), 'cost')[0]).toMatch(new RegExp(`^${beginning.replace(/[()]/g, '\\$&')}`));
});

test('what stands behind the calls is named once, for all that follow', () => {
  expect(verdictOf(buildRun(), 'cost')[0]).toMatch(
    /without a database; with PostgreSQL behind, [^;]+ for GamePut; [^;]+ for GameSync\.$/,
  );
});

test('the talk’s questions are answered: FlatBuffers against protobuf, push against polling every 3 s', () => {
  expect(verdictOf(buildRun(), 'codecs')[0]).toBe(
    'FlatBuffers, read in place, against protobuf, packed: bytes 2.1 ×, time to encode 1.6 ×, time to decode a tie (0.97–1.05 ×).',
  );
  expect(verdictOf(buildRun(), 'push')[0]).toBe(
    'Pushed over the envelope, half the moves are at the opponent’s within 3.0 ms (99 of 100: 9.3 ms). With polling every 3 s it is 1,500 ms, for 1.4 × the bytes and 1.0 × the server CPU of that push.',
  );
});

test('what was measured in rounds has an interval: latency against the envelope, and from move to eye', () => {
  const { openLoop = [], moveToEye = [] } = buildRun();
  const scaled = (by: number) => (latencyMs: LatencyMs) => ({
    ...latencyMs,
    p50: latencyMs.p50 * by,
    p99: latencyMs.p99 * by,
  });
  const inRounds = <T extends { latencyMs: LatencyMs }>(rows: readonly T[]) =>
    [1, 1.04, 1.1].flatMap((by, at) =>
      rows.map((each) => ({ ...each, round: at + 1, latencyMs: scaled(by)(each.latencyMs) })),
    );
  const run = buildRun({ openLoop: inRounds(openLoop), moveToEye: inRounds(moveToEye) });
  expect(verdictOf(run, 'latency')).toContain(
    'GamePut on PostgreSQL, 1,500 calls/s due: the p99 of gRPC against the envelope is 1.1 ×.',
  );
  const push = makeReport(run).sections.find(({ id }) => id === 'push');
  const table = push?.blocks.find((block) => block.kind === 'table');
  expect(table?.rows[0]?.[1]?.text.en).toBe('3.1 (3.0–3.3)');
});

test('calls and tasks that grow with the data are named', () => {
  expect(verdictOf(buildRun(), 'growth')).toEqual([
    'From 3,000 to 48,000 users, 2 calls and tasks grow so: 1 constant, 1 logarithmic.',
  ]);
  const { growth } = buildRun();
  const costs = growth?.costs.map((cost) => ({ ...cost, law: 'linear' as const })) ?? [];
  expect(verdictOf(buildRun({ growth: growth && { ...growth, costs } }), 'growth')[1]).toBe(
    'These grow with the data: GamePut; sweep: merge waiting rooms.',
  );
});

test('a missed target is told with its figure and what was asked', () => {
  expect(verdictOf(buildRun(), 'targets')).toEqual([
    '1 of 2 targets are met.',
    'Missed: durable GamePut, envelope against Python (p99 ms): 0.667 × where ≤ 0.3 × is asked.',
  ]);
});

test('calls that h2load counts and the server did not answer void the check', () => {
  const [check] = buildRun().crossChecks ?? [];
  const samples = check?.samples.map((sample) => ({ ...sample, serverCalls: 0 })) ?? [];
  const run = buildRun({ crossChecks: check && [{ ...check, samples }] });
  expect(verdictOf(run, 'checks')).toEqual([expect.stringMatching(/this check does not hold\.$/)]);
});

test('memory that did not grow is called too little to tell, not none', () => {
  const idle = { what: 'connection' as const, count: 200, kibBefore: 90_000 };
  const run = buildRun({
    idle: [
      { ...idle, transport: 'grpc', kibAfter: 93_000 },
      { ...idle, transport: 'envelope-protobuf', kibAfter: 89_900 },
    ],
  });
  expect(verdictOf(run, 'memory')).toEqual([
    'Resident memory of an idle connection: gRPC 15 KiB, the envelope too little to tell.',
  ]);
});

test('a run with one number of callers draws bars of calls a second, since a point is no line', () => {
  const run = buildRun();
  const chartsOf = (of: Run) =>
    makeReport(of)
      .sections.find(({ id }) => id === 'capacity')
      ?.blocks.flatMap((block) => (block.kind === 'chart' ? [block.alternative.en.split(',')[0]] : []));
  expect(chartsOf(run)).toEqual(['Lines', 'Lines', 'Lines']);
  expect(chartsOf({ ...run, cells: run.cells?.filter(({ callers }) => callers === 16) })).toEqual([
    'Bars',
    'Bars',
    'Bars',
  ]);
});
