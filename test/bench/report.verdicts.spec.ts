import { shown, shownEstimate, shownRatio } from '../../bench/src/report/numbers.ts';
import { makeReport } from '../../bench/src/report/make.ts';
import { same, text } from '../../bench/src/report/text.ts';
import { clauseOf, sentence } from '../../bench/src/report/wording.ts';
import { compare, findCell } from '../../bench/src/cell-figures.ts';
import type { Cell, Run, TransportName } from '../../bench/src/results.ts';
import { buildRun } from './run-builder.ts';

/** A space that doesn't break is a space to who reads. */
const plain = (words: string) => words.replaceAll('\u00a0', ' ');

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

test('an interval has the decimals of its median, and none is shown where there is none', () => {
  expect(shownEstimate({ median: 62.14, low: 60.4, high: 100.96 })).toBe('62.1 (60.4–101.0)');
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

const verdictOf = (run: Run, id: string) =>
  (makeReport(run).sections.find((section) => section.id === id)?.verdict ?? []).map(({ en }) => plain(en));

/** The run with every round of a transport's cells changed. */
function changed(run: Run, transport: string, change: (cpuUs: number, round: number) => number): Run {
  const cells = run.cells?.map((cell): Cell =>
    cell.transport === transport
      ? { ...cell, rounds: cell.rounds.map((each) => ({ ...each, serverCpuUs: change(each.serverCpuUs, each.round) })) }
      : cell,
  );
  return { ...run, cells };
}

/** gRPC's rounds are the envelope's, times what is asked. */
const grpcTimes = (times: (round: number) => number): Run => {
  const run = buildRun();
  const base = run.cells?.find(({ transport, callers }) => transport === 'envelope-protobuf' && callers === 16);
  return changed(run, 'grpc', (_, round) => (base?.rounds[round]?.serverCpuUs ?? 0) * times(round));
};

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

describe('which one to choose', () => {
  const tableOf = (run: Run) => {
    const [table] = makeReport(run).sections.find(({ id }) => id === 'choose')?.blocks ?? [];
    return table?.kind === 'table' ? table.rows.map((row) => row.map(({ text: { en } }) => plain(en))) : [];
  };

  test('is answered first, from the data: how far apart single calls are, and what one stream costs', () => {
    const run = grpcTimes(() => 1.5);
    const noOp = { ...run, cells: run.cells?.filter(({ logic }) => logic === 'no-op') };
    const start =
      'Speak what your client can speak without effort, the envelope if in doubt: a transport of single calls costs the server from 1.5 × (gRPC) to 2.3 × (the envelope in JSON) of the envelope for a call.';
    expect(verdictOf(noOp, 'choose')).toEqual([start]); // the play stream costs what the envelope does
    expect(
      verdictOf(
        changed(noOp, 'grpc-play', (cpuUs) => cpuUs / 2),
        'choose',
      ),
    ).toEqual([`${start} What changes the cost is one kept stream for all calls: gRPC’s play stream 0.50 ×.`]);
    expect(makeReport(run).inShort[0]?.section).toBe('choose');
  });

  test('each cost is of the two cells that the row names', () => {
    const run = grpcTimes(() => 1.5);
    const row = tableOf(run).find(([who]) => who === 'A bot or a tool in Python');
    expect(row?.slice(1, 2).concat(row.slice(3, 5))).toEqual(['gRPC', 'Envelope, protobuf', '1.5 ×']);
    expect(
      tableOf(run)
        .find(([, choice]) => choice === 'Thrift')
        ?.slice(4),
    ).toEqual(Array(3).fill('not measured'));
  });
});

describe('calls a second', () => {
  /** The run in which one call of gRPC takes `cpuUs` of its client. */
  const withClient = (cpuUs: number): Run => {
    const run = buildRun();
    const cells = run.cells?.map((cell): Cell =>
      cell.transport === 'grpc'
        ? { ...cell, rounds: cell.rounds.map((each) => ({ ...each, clientCpuUs: each.calls * cpuUs })) }
        : cell,
    );
    return { ...run, cells };
  };
  const claims = (run: Run) => verdictOf(run, 'capacity').filter((each) => /gRPC( and| reaches| against)/.test(each));

  test('are told of a transport whose client is not busier than the server', () => {
    const [byH2load, ours, ...others] = claims(withClient(1));
    expect(byH2load).toMatch(/^Driven by h2load, gRPC and the envelope: a tie/);
    expect(ours).toMatch(/^With 128 callers, gRPC reaches .* for a call without a database; .*GamePut.*GameSync/);
    expect(others).toEqual([]);
  });

  test('are not told where the client is busier: they would be the client’s', () => {
    const [, ours, ...others] = claims(withClient(10_000));
    expect(ours).toBe(
      'With 128 callers, the calls a second of gRPC against the envelope are not told (No database, GamePut on PostgreSQL, GameSync on PostgreSQL): the client is busier than the server, so they would measure the client.',
    );
    expect(others).toEqual([]);
  });

  test('come from h2load first, in pairs, and not from a check whose calls failed', () => {
    const slower = (serverCalls: number) =>
      buildRun().crossChecks?.map((check) => ({
        ...check,
        samples: check.samples.map((each) =>
          check.transport === 'grpc' ? { ...each, h2loadCallsPerS: each.h2loadCallsPerS * 0.65, serverCalls } : each,
        ),
      }));
    const run = buildRun({ crossChecks: slower(9100) });
    expect(claims(run)[0]).toBe(
      'Driven by h2load, gRPC reaches 0.65 × the calls a second of the envelope for a call without a database.',
    );
    expect(claims(buildRun({ crossChecks: slower(0) })).filter((each) => each.includes('h2load'))).toEqual([]);
  });

  test('a connection a call is held against the cell that the sentence names', () => {
    const run = buildRun();
    const named = {
      'a connection that each caller keeps': 'kept',
      'one connection that all callers share': 'multiplexed',
    };
    const transports = { 'the envelope': 'envelope-protobuf', 'the envelope in JSON': 'envelope-json', gRPC: 'grpc' };
    const about = { logic: 'no-op', procedure: 'NoOp', callers: 16 } as const;
    const pattern = /^Over (.+), a connection for each call takes ([^ ]+) × the server CPU of (.+)\.$/;
    const found = verdictOf(run, 'capacity').flatMap((each) => pattern.exec(each)?.slice(1) ?? []);
    expect(found.length).toBeGreaterThanOrEqual(3 * 3);
    for (let at = 0; at < found.length; at += 3) {
      const [name = '', range, way = ''] = found.slice(at, at + 3);
      const transport = transports[name as keyof typeof transports] as TransportName | undefined;
      if (!transport) continue;
      const cellOf = (connections: string) =>
        findCell(run, { ...about, transport, connections: connections as 'kept' });
      const [anew, kept] = [cellOf('one-a-call'), cellOf(named[way as keyof typeof named])];
      expect(plain(shownRatio(compare(anew!, kept!, 'server CPU µs')!))).toBe(`${range} ×`);
    }
  });
});

test('the noise of the run is told: a cell against itself', () => {
  const run = buildRun();
  const base = findCell(run, { transport: 'envelope-protobuf', callers: 16, logic: 'no-op' })!;
  const again = { ...base, rounds: base.rounds.map((each) => ({ ...each, serverCpuUs: each.serverCpuUs * 1.5 })) };
  expect(verdictOf({ ...run, again: [again] }, 'checks')[0]).toBe(
    'Noise of the run (No database): Envelope, protobuf against itself, measured twice in each round, is 1.5 × in server CPU and 1.00 × in calls a second. A difference that is no larger is none.',
  );
  expect(verdictOf(run, 'checks').join()).not.toContain('Noise');
});

test('the talk’s questions are answered: FlatBuffers against protobuf, push against polling every 3 s', () => {
  expect(verdictOf(buildRun(), 'codecs')[0]).toBe(
    'FlatBuffers, read in place, against protobuf, packed: bytes 2.1 ×, time to encode 1.6 ×, time to decode a tie (0.97–1.05 ×).',
  );
  expect(verdictOf(buildRun(), 'push')[0]).toBe(
    'Pushed over the envelope, half the moves are at the opponent’s within 3 ms (99 of 100: 9.30 ms). With polling every 3 s it is 1,500 ms, for 1.35 × the bytes and 1 × the server CPU of that push.',
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
