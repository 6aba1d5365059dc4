import { heartbeatSecondsOf, PUSH_POLICY } from '../../packages/client/src/push-policy.ts';
import { StreamHealth } from '../../packages/client/src/stream-health.ts';

const POLICY = { ...PUSH_POLICY, backoffMs: 1_000, backoffCeilingMs: 60_000 };

/** Waits that clients in one state would have, the shortest and the longest of many. */
function waits(happen: (health: StreamHealth) => void): { least: number; most: number } {
  const all = Array.from({ length: 200 }, () => {
    const health = new StreamHealth(POLICY);
    happen(health);
    return health.waitMs;
  });
  return { least: Math.min(...all), most: Math.max(...all) };
}

/** Half of it to all of it was drawn by chance. @param ms what is waited at most */
function expectJittered({ least, most }: { least: number; most: number }, ms: number): void {
  expect(least).toBeGreaterThan(ms * 0.49);
  expect(least).toBeLessThan(ms * 0.6);
  expect(most).toBeGreaterThan(ms * 0.9);
  expect(most).toBeLessThanOrEqual(ms);
}

test.each([
  [1, 1_000],
  [2, 2_000],
  [4, 8_000],
  [6, 32_000],
  [7, 60_000],
  [40, 60_000],
])('after %i failures in a row %i ms are waited at most, and half of it at least', (failures, ms) => {
  expectJittered(
    waits((health) => {
      for (let count = 0; count < failures; count++) health.broke();
    }),
    ms,
  );
});

test('a server that wants to be left alone is, for as long as it asks at least', () => {
  const { least } = waits((health) => health.broke(20_000));
  expect(least).toBeGreaterThan(19_900);
});

test('after a stream that stayed open the next failure counts as the first', () => {
  const health = new StreamHealth(POLICY);
  for (let count = 0; count < 5; count++) health.broke();
  expect(health.isWell).toBe(false);
  health.steadied();
  expect(health.isWell).toBe(true);
  expectJittered(
    waits((other) => {
      for (let count = 0; count < 5; count++) other.broke();
      other.steadied();
      other.broke();
    }),
    1_000,
  );
});

test('where there are no streams they are asked for seldom', () => {
  expectJittered(
    waits((health) => health.foundNone()),
    60_000,
  );
  const health = new StreamHealth(POLICY);
  health.foundNone();
  expect(health.isWell).toBe(false);
});

test('a node that stops is left at once the first time, and with a pause when it is met again', () => {
  expect(waits((health) => health.askedToResume())).toEqual({ least: 0, most: 0 });
  expectJittered(
    waits((health) => {
      health.askedToResume();
      health.askedToResume();
    }),
    2_000,
  );
});

test.each([
  [11_000, 5],
  [1_000, 5],
  [21_000, 10],
  [31_000, 15],
  [300_000, 15],
])('a client that calls %i ms of silence the end asks for a heartbeat each %i s', (silenceTimeoutMs, seconds) => {
  expect(heartbeatSecondsOf({ ...POLICY, silenceTimeoutMs })).toBe(seconds);
});
