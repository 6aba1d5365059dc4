import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Change, compareRuns } from '../../bench/src/report/compare-runs.ts';
import { comparedLines, regressions } from '../../bench/src/report/compared-lines.ts';
import type { Cell, Round, Run } from '../../bench/src/results.ts';
import { buildRun } from './run-builder.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../bench/dist/report/main.js');
const parent = mkdtempSync(path.join(tmpdir(), 'othello-compare-'));
afterAll(() => rmSync(parent, { recursive: true }));

const NAME = 'grpc, no-op NoOp, multiplexed, 16 callers';
const isNamed = ({ transport, logic, connections, callers }: Cell) =>
  transport === 'grpc' && logic === 'no-op' && connections === 'multiplexed' && callers === 16;

/** Of gRPC's cells alone: each figure has its interval drawn again. */
const small = (over: Partial<Run> = {}): Run => {
  const run = buildRun({ codecs: [], targets: [], ...over });
  return { ...run, cells: run.cells?.filter(({ transport }) => transport === 'grpc') ?? [] };
};

/** A run whose rounds of that cell are others. */
const withRounds = (change: (round: Round) => Partial<Round>, over: Partial<Run> = {}): Run => {
  const run = small(over);
  const cells = run.cells?.map((cell) =>
    isNamed(cell) ? { ...cell, rounds: cell.rounds.map((round) => ({ ...round, ...change(round) })) } : cell,
  );
  return { ...run, ...(cells && { cells }) };
};
const dearer = (times: number) => withRounds(({ serverCpuUs }) => ({ serverCpuUs: serverCpuUs * times }));
const changed = (changes: readonly Change[]) =>
  changes.filter(({ verdict }) => verdict !== 'same').map(({ what, verdict }) => [what, verdict]);

test('a run against itself changed nothing', () => {
  const { changes, onlyOlder, onlyNewer, otherMachine } = compareRuns(buildRun(), buildRun());
  expect(changed(changes)).toEqual([]);
  expect(changes.length).toBeGreaterThan(60);
  expect([onlyOlder, onlyNewer, otherMachine]).toEqual([[], [], undefined]);
});

test('more CPU a call is worse, less is better, and what lies within the intervals is neither', () => {
  const figure = `${NAME}: server CPU µs`;
  expect(changed(compareRuns(small(), dearer(1.3)).changes)).toEqual([[figure, 'worse']]);
  expect(changed(compareRuns(dearer(1.3), small()).changes)).toEqual([[figure, 'better']]);
  expect(changed(compareRuns(small(), dearer(1.001)).changes)).toEqual([]);
});

test('fewer calls a second are worse', () => {
  const slower = withRounds(({ seconds }) => ({ seconds: seconds * 1.5 }));
  expect(changed(compareRuns(small(), slower).changes)).toEqual([[`${NAME}: calls/s`, 'worse']]);
});

test('what one run measured twice and found 40 % apart is no change of 30 %', () => {
  const again = dearer(1.4).cells?.filter(isNamed) ?? [];
  expect(again).toHaveLength(1);
  expect(changed(compareRuns({ ...small(), again }, dearer(1.3)).changes)).toEqual([]);
});

test('on another machine times are not judged, bytes are', () => {
  const machine = { ...small().machine, cores: 8 };
  const other = withRounds(({ serverCpuUs, bytesUp }) => ({ serverCpuUs: serverCpuUs * 3, bytesUp: bytesUp * 2 }), {
    machine,
  });
  const comparison = compareRuns(small(), other);
  expect(changed(comparison.changes)).toEqual([[`${NAME}: bytes both ways`, 'worse']]);
  expect(comparedLines(comparison, 0.1)[0]).toBe(
    'measured on A CPU of tests, 2 cores, and on A CPU of tests, 8 cores: times are not judged, only bytes and targets',
  );
});

test('a target that was reached by more is better; what only one run has is told', () => {
  const target = (times: number) => ({
    ...{ what: 'gRPC / grpcio', unit: 'calls/s', atLeast: 8 },
    pairs: [1, 2, 3].map((pair) => ({ ours: times * (100 + pair), theirs: 100 })),
  });
  const [older, newer] = [small({ targets: [target(9)] }), small({ targets: [target(11)] })];
  expect(changed(compareRuns(older, newer).changes)).toEqual([['target: gRPC / grpcio, calls/s', 'better']]);
  const { onlyOlder } = compareRuns(older, small({ targets: [] }));
  expect(onlyOlder).toEqual(['target: gRPC / grpcio, calls/s']);
});

test('a loss below the threshold is told, and is no regression', () => {
  const comparison = compareRuns(small(), dearer(1.3));
  expect(regressions(comparison.changes, 0.5)).toEqual([]);
  expect(comparedLines(comparison, 0.5)[0]).toMatch(/^worse {3}grpc, no-op NoOp/);
  expect(comparedLines(comparison, 0.1)[0]).toMatch(/^WORSE {3}grpc, no-op NoOp.*: [\d.]+ .*→ [\d.]+ .*1\.3.*×\)$/);
  expect(comparedLines(comparison, 0.1).at(-1)).toMatch(
    /^\d+ figures compared, 1 changed beyond noise, 1 worse by 10 % or more$/,
  );
});

function folderWith(run: Run, name: string): string {
  const folder = path.join(parent, name);
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'run.json'), JSON.stringify(run));
  return folder;
}

test('the command fails on a regression, and on a folder without a run', () => {
  const [older, newer] = [folderWith(small(), 'older'), folderWith(dearer(1.3), 'newer')];
  const told = (...words: string[]) => spawnSync(process.execPath, [PROGRAM, ...words], { encoding: 'utf8' });
  expect(told(older, newer)).toMatchObject({ status: 1, stderr: '' });
  expect(told(older, newer, '--threshold', '60')).toMatchObject({ status: 0, stderr: '' });
  expect(told(newer, older)).toMatchObject({ status: 0, stderr: '' });
  const { status, stdout, stderr } = told(older, path.join(parent, 'nowhere'));
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^cannot read \S+nowhere\/run\.json .*: name a folder that npm run bench made\n$/);
});
