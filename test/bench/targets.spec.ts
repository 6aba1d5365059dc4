import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Hole, TargetResult } from '../../bench/src/results.ts';
import { COMPARISONS } from '../../bench/src/targets.ts';
import { judge, missed, targetLines } from '../../bench/src/targets/verdicts.ts';

const root = path.resolve(import.meta.dirname, '../..');

interface Came {
  targets: TargetResult[];
  lines: string[];
  holes: (Pick<Hole, 'section'> & { subject: string; message: string })[];
}

async function runTargets(...args: string[]): Promise<Came> {
  const env = { ...process.env, DATABASE_URL: process.env.TEST_DATABASE_URL };
  const script = path.join(root, 'test/bench/targets-run.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...args], { cwd: root, env });
  return JSON.parse(stdout) as Came;
}

const TARGETS_TIMEOUT_MS = 600_000; // servers start one after the other, on a machine that has other tests to run

/** One of each kind: all of them would start 23 pairs of servers, which `npm run bench -- --targets --quick` does. */
const OF_EACH_KIND = [
  'COALESCE=off and aiohttp',
  'GameSync and a named select',
  'envelope-http2 and gRPC unary',
  'Thrift and npm thrift',
  'metrics on and off',
  'GamePut and pgbench, in batches of 16',
  'GamePut and a no-database call',
  'statements of two nodes',
  'two nodes and one',
  'NODES=2 and NODES=1, no-database calls',
];

test(
  'each kind of target is measured against its peer, pair by pair, on the same machine in the same run',
  async () => {
    const { targets, lines, holes } = await runTargets(`^(${OF_EACH_KIND.join('|')})$`);
    expect(holes).toEqual([]);
    const wanted = COMPARISONS.filter(({ name }) => OF_EACH_KIND.includes(name));
    expect(wanted).toHaveLength(OF_EACH_KIND.length);
    const rows = wanted.flatMap(({ rows }) => rows);
    expect(targets.map(({ what, unit, atLeast, atMost }) => [what, unit, atLeast, atMost])).toEqual(
      rows.map(({ what, unit, atLeast, atMost }) => [what, unit, atLeast, atMost]),
    );
    const counts = wanted.flatMap(({ rows: { length }, splitRounds = 1 }) =>
      new Array<number>(length).fill(2 * splitRounds),
    );
    expect(targets.map(({ pairs }) => pairs.length)).toEqual(counts);
    for (const { pairs } of targets)
      for (const { ours, theirs } of pairs) expect(Math.min(ours, theirs)).toBeGreaterThan(0);
    expect(lines).toEqual(
      counts.map(
        (count) =>
          expect.stringMatching(
            new RegExp(`^(pass|near|FAIL)  .+: \\d+\\.\\d\\d × \\(.+, ${count} pairs\\)`),
          ) as string,
      ),
    );
  },
  TARGETS_TIMEOUT_MS,
);

test(
  'a peer that dies on the way is told in one line; what was measured stays, and nothing waits for it',
  async () => {
    const { targets, holes } = await runTargets('^envelope and aiohttp$', 'aiohttp_server.py');
    expect(targets.map(({ pairs }) => pairs.length)).toEqual([1, 1]);
    expect(holes).toEqual([
      {
        section: 'targets',
        subject: 'envelope and aiohttp',
        message: expect.stringMatching(/^the aiohttp server ended/) as string,
      },
    ]);
  },
  TARGETS_TIMEOUT_MS,
);

test('the targets are those that were asked for', () => {
  const asked = COMPARISONS.flatMap(({ rows }) => rows).map(({ unit, atLeast, atMost }) => [unit, atLeast ?? atMost]);
  expect(asked).toEqual([
    ['calls/s', 6],
    ['p99 ms', 0.15],
    ['calls/s', 8],
    ['calls/s', 20],
    ['calls/s', 2],
    ['p50 ms', 0.5],
    ['calls/s', 5],
    ['server CPU µs a call', 1.15],
    ['server CPU µs a call', 1.15],
    ['server CPU µs a call', 1.02],
    ['server CPU µs a call', 1.25],
    ['server CPU µs a call', 1.4],
    ['server CPU µs a call', 0.6],
    ['server CPU µs a call', 0.3],
    ['server CPU µs a call', 1.3],
    ['server CPU µs a call', 1.1],
    ['server CPU µs a call', 0.8],
    ['server CPU µs a call', 0.5],
    ['PostgreSQL CPU µs a put', 0.35],
    ['PostgreSQL CPU µs a put', 1.2],
    ['server CPU µs a call', 1.8],
    ['statements', 0.2],
    ['statements', 0.2],
    ['calls/s', 1.9],
    ['calls/s', 1.8],
    ['calls/s', 1],
  ]);
});

describe('a verdict', () => {
  const target = (ratios: number[], wanted: Pick<TargetResult, 'atLeast' | 'atMost'>): TargetResult => ({
    what: 'puts',
    unit: 'calls/s',
    ...wanted,
    pairs: ratios.map((ratio) => ({ ours: ratio * 100, theirs: 100 })),
  });

  test('is of the median of the pairs', () => {
    expect(judge(target([9, 5, 1], { atLeast: 4.5 }))).toMatchObject({ isMet: true, ratio: { median: 5 } });
    expect(judge(target([0.2, 0.3, 0.9], { atMost: 0.3 }))).toMatchObject({ isMet: true });
    expect(judge(target([4.4, 4.4, 4.4], { atLeast: 4.5 }))).toMatchObject({ isMet: false });
  });

  test('is a miss only where no value in the interval would do', () => {
    expect(judge(target([4, 4.1, 4.2, 4.1, 4], { atLeast: 4.5 }))).toMatchObject({ isMet: false, isMissed: true });
    expect(judge(target([4, 4.4, 4.4, 5, 5.1], { atLeast: 4.5 }))).toMatchObject({ isMet: false, isMissed: false });
    expect(judge(target([0.4, 0.41, 0.4], { atMost: 0.3 }))).toMatchObject({ isMet: false, isMissed: true });
  });

  test('is near where the target lies within the interval, which is measured further and fails nothing', () => {
    const [near, met, missing] = [
      [4, 4.4, 4.4, 5, 5.1],
      [5, 5.1, 5.2],
      [4, 4.1, 4.2, 4.1, 4],
    ].map((ratios) => target(ratios, { atLeast: 4.5 })) as [TargetResult, TargetResult, TargetResult];
    expect([near, met, missing].map((each) => judge(each).isNear)).toEqual([true, false, false]);
    expect([near, met, missing].map((each) => missed([each]))).toEqual([false, false, true]);
  });

  test('is a line that says by how much, from how many pairs, and whether it is noise', () => {
    expect(targetLines([target([5, 5, 5], { atLeast: 4.5 })])).toEqual([
      'pass  puts, calls/s: 5.00 × (5.00–5.00, 3 pairs), wanted ≥ 4.5 ×',
    ]);
    expect(targetLines([target([4, 4.4, 4.4, 5, 5.1], { atLeast: 4.5 })])).toEqual([
      'near  puts, calls/s: 4.40 × (4.00–5.10, 5 pairs), wanted ≥ 4.5 ×: the interval reaches it, run it again',
    ]);
    expect(targetLines([target([5, 6, 9], { atLeast: 4.5 })])).toEqual([
      'pass  puts, calls/s: 6.00 × (5.00–9.00, 3 pairs), wanted ≥ 4.5 ×, noisy',
    ]);
  });
});
