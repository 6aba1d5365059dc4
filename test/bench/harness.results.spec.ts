import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readOptions } from '../../bench/src/options.ts';
import { readRun, type Run } from '../../bench/src/results.ts';
import { RunFolder } from '../../bench/src/run-folder.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'bench-results-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run: Run = {
  ...{ format: 1, startedAt: '2026-11-24T02:49:49.936Z', seconds: 1, mode: 'quick', seed: 1, isInterrupted: false },
  ...{ commit: 'abc', isDirty: false, versions: { node: '20' }, absent: ['thrift'], holes: [] },
  machine: { cpu: 'any', cores: 2, memoryMib: 1024, kernel: 'Linux 6', isContainer: false },
  ...{ loadAtStart: [0, 0, 0], loadAtEnd: [0, 0, 0] },
  firstCall: [{ transport: 'grpc', samplesMs: [1, 2] }],
};

describe('a data file', () => {
  const written = (content: string) => {
    const file = path.join(folder, 'run.json');
    writeFileSync(file, content);
    return file;
  };

  test('is read as it was written', () => {
    expect(readRun(written(JSON.stringify(run)))).toEqual(run);
  });

  test.each([
    ['a hole in its JSON', (text: string) => text.replace('"seed": 1', '"seed": '), /run\.json:6:11: not JSON/],
    ['a text that was cut', (text: string) => text.slice(0, -20), /run\.json:\d+:\d+: not JSON/],
    [
      'a figure that is none',
      (text: string) => text.replace(/2\n\s+\]\n\s+\}/, '-2]}'),
      /: firstCall\[0\]\.samplesMs\[1\]:/,
    ],
    [
      'a transport that there isn’t',
      (text: string) => text.replace('"grpc"', '"soap"'),
      /: firstCall\[0\]\.transport:/,
    ],
    ['a field that nobody knows', (text: string) => text.replace('"cores"', '"kernels"'), /: machine(\.cores)?:/],
    ['another format', (text: string) => text.replace('"format": 1', '"format": 2'), /: format:/],
    ['nothing of a run', () => '[]', /: the whole file:/],
  ])('with %s is refused in one line that names the file and the place', (_, corrupt, expected) => {
    const file = written(corrupt(JSON.stringify(run, undefined, 2)));
    expect(() => readRun(file)).toThrow(expected);
    expect(() => readRun(file)).toThrow(/^[^\n]+$/);
    expect(() => readRun(file)).toThrow(file);
  });
});

describe('a run is kept', () => {
  test('under the date when it began', () => {
    const kept = new RunFolder(folder, run.startedAt, () => undefined).save(run);
    expect(kept).toBe(path.join(folder, '2026-11-24T02-49-49'));
    expect(readRun(path.join(kept, 'run.json'))).toEqual(run);
  });

  test('elsewhere when the disk is full, with one line that says so', () => {
    const full = path.join(folder, '2026-11-24T02-49-49');
    mkdirSync(full);
    symlinkSync('/dev/full', path.join(full, 'run.json')); // every write: no space left on device
    const lines: string[] = [];
    const reports = new RunFolder(folder, run.startedAt, (line) => lines.push(line));
    const kept = reports.save(run);
    try {
      expect(readRun(path.join(kept, 'run.json'))).toEqual(run);
      expect(reports.save({ ...run, seconds: 2 })).toBe(kept);
      expect(readFileSync(path.join(kept, 'run.json'), 'utf8')).toContain('"seconds":2');
      expect(lines).toEqual([expect.stringMatching(/^can't write \S+ \(ENOSPC[^\n]+make room[^\n]*$/)]);
    } finally {
      rmSync(kept, { recursive: true });
    }
  });
});

describe('what is asked for', () => {
  test('is the standard run of everything with seed 1 unless told', () => {
    expect(readOptions([])).toMatchObject({ mode: 'standard', seed: 1, only: undefined, reports: 'reports' });
    expect(readOptions(['--quick', '--targets'])).toMatchObject({ mode: 'targets', isQuick: true });
    expect(readOptions(['--quick', '--seed', '9', '--only', 'idle', '--transports', 'grpc'])).toMatchObject({
      ...{ mode: 'quick', seed: 9, only: 'idle', transports: ['grpc'], idle: undefined },
    });
    expect(readOptions(['--only', 'idle', '--idle', '5000'])).toMatchObject({ only: 'idle', idle: 5000 });
  });

  test.each([
    [['--quick', '--full'], /--full goes alone/],
    [['--seed', 'x'], /--seed x is no seed/],
    [['--only', 'everything'], /--only everything: give one of cells/],
    [['--transports', 'grpc,soap'], /--transports soap: give some of/],
    [['--idle', '0'], /--idle 0: give a number/],
    [['--targets', '--idle', '9'], /--idle is not of --targets/],
    [['--row', 'thrift'], /--row is of --targets/],
    [['--targets', '--row', 'soap'], /--row soap: give part of envelope and aiohttp/],
    [['--fast'], /--fast/],
  ])('%j is refused in one line', (args, expected) => {
    expect(() => readOptions(args)).toThrow(expected);
  });
});
