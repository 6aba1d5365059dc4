import { compare, figureOf, findCell } from '../../bench/src/cell-figures.ts';
import type { Cell } from '../../bench/src/results.ts';
import { mulberry32, shuffled } from '@othello-rpc/kernel/random';
import { unevenPauses } from '../../bench/src/uneven-pauses.ts';
import { estimate, isNoisy, isTie, median, ratio } from '../../bench/src/statistics.ts';

test('a median is the middle value, or the mean of the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([9, 1, 5, 7])).toBe(6);
  expect(() => median([])).toThrow(RangeError);
});

test('samples that are all alike leave no doubt, and one sample is all that is known', () => {
  expect(estimate([4, 4, 4, 4])).toEqual({ median: 4, low: 4, high: 4 });
  expect(estimate([7])).toEqual({ median: 7, low: 7, high: 7 });
});

test('the interval of 101 evenly spread samples is that of the median by theory', () => {
  // order statistics 50 ± 1.96 × √101 / 2 of 0 … 100: 40.6 and 60.4
  const { median: middle, low, high } = estimate(Array.from({ length: 101 }, (_, value) => value));
  expect(middle).toBe(50);
  expect(Math.abs(low - 41)).toBeLessThanOrEqual(3);
  expect(Math.abs(high - 59)).toBeLessThanOrEqual(3);
});

test('the interval holds the true median in about 95 of 100 trials', () => {
  const random = mulberry32(5);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const trials = Array.from({ length: 200 }, () => estimate(Array.from({ length: 21 }, normal)));
  const holding = trials.filter(({ low, high }) => low <= 0 && high >= 0).length;
  expect(holding / trials.length).toBeGreaterThan(0.9);
  expect(holding / trials.length).toBeLessThan(0.995);
});

test('the same samples give the same interval, every time', () => {
  const samples = [3, 1, 4, 1, 5, 9, 2, 6];
  expect(estimate(samples)).toEqual(estimate(samples));
});

test('a ratio is of pairs, so that a drift of both cancels out', () => {
  const drifting = Array.from({ length: 9 }, (_, round) => 100 * 2 ** round);
  const twice = drifting.map((value) => 2 * value);
  expect(ratio(twice, drifting)).toEqual({ median: 2, low: 2, high: 2 });
  expect(() => ratio([1, 2], [1])).toThrow('pairs');
});

test('an interval that spans 1 is a tie', () => {
  expect(isTie(ratio([1.1, 0.9, 1.2, 0.8, 1], [1, 1, 1, 1, 1]))).toBe(true);
  expect(isTie(ratio([1.3, 1.2, 1.25, 1.4], [1, 1, 1, 1]))).toBe(false);
});

test('an interval wider than 20 % of its median is noisy', () => {
  expect(isNoisy({ median: 100, low: 90, high: 110.1 })).toBe(true);
  expect(isNoisy({ median: 100, low: 90, high: 110 })).toBe(false);
});

describe('cells', () => {
  const latencyMs = { p50: 1, p90: 2, p99: 3, p999: 4, max: 5 };
  const cell = (transport: Cell['transport'], serverCpuUs: Record<number, number>): Cell => ({
    ...{ transport, logic: 'no-op', procedure: 'NoOp', connections: 'kept', callers: 16 },
    rounds: Object.entries(serverCpuUs).map(([round, us]) => ({
      ...{ round: Number(round), calls: 10, seconds: 2, serverCpuUs: us * 10, clientCpuUs: 50 },
      ...{ bytesUp: 1000, bytesDown: 2000, latencyMs },
    })),
  });
  const one = cell('grpc', { 1: 90, 2: 300, 3: 120 });
  const other = cell('envelope-protobuf', { 2: 100, 3: 40, 1: 30 });

  test('are told a call at a time', () => {
    expect(figureOf(one, 'calls/s').median).toBe(5);
    expect(figureOf(one, 'server CPU µs').median).toBe(120);
    expect(figureOf(one, 'bytes down').median).toBe(200);
    expect(figureOf(one, 'p99.9 ms').median).toBe(4);
  });

  test('are compared round by round, whatever their order', () => {
    expect(compare(one, other, 'server CPU µs')).toEqual({ median: 3, low: 3, high: 3 });
  });

  test('that share no round are not compared, and rounds that one lacks are left out', () => {
    expect(compare(one, cell('grpc-play', { 4: 1 }), 'server CPU µs')).toBeUndefined();
    expect(compare(one, cell('grpc-play', { 4: 1, 2: 60 }), 'server CPU µs')?.median).toBe(5);
  });

  test('are found by any of their conditions', () => {
    const run = { cells: [one, other] } as Parameters<typeof findCell>[0];
    expect(findCell(run, { transport: 'envelope-protobuf', callers: 16 })).toBe(other);
    expect(findCell(run, { transport: 'grpc', callers: 128 })).toBeUndefined();
  });
});

describe('what is shuffled by a seed', () => {
  const cells = Array.from({ length: 20 }, (_, cell) => cell);

  test('is shuffled alike by the same seed and otherwise by another', () => {
    expect(shuffled(cells, mulberry32(7))).toEqual(shuffled(cells, mulberry32(7)));
    expect(shuffled(cells, mulberry32(7))).not.toEqual(shuffled(cells, mulberry32(8)));
  });

  test('is all there, once each', () => {
    expect(shuffled(cells, mulberry32(7)).sort((a, b) => a - b)).toEqual(cells);
  });
});

test('what happens after uneven pauses keeps step with nothing, and is as frequent as it was asked for', () => {
  const pauses = unevenPauses(1000, 400, mulberry32(3));
  let at = 0;
  const quarters = [0, 0, 0, 0];
  for (const pause of pauses) quarters[Math.floor(((at += pause) % 400) / 100)]!++;
  for (const happened of quarters) expect(happened).toBeGreaterThan(150); // in step: 1000 in one of them
  expect(Math.abs(at / 1000 - 400)).toBeLessThan(20);
});
