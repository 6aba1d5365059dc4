import { untilQuiet } from '../../bench/src/quiet.ts';

const FAST = { cores: 2, lookMs: 1, longestMs: 60_000 };

test('a measurement begins once the load has fallen to half the cores, and says what it waits for', async () => {
  const loads = [1.9, 1.9, 1.4, 1.1, 1.0, 0.9];
  const told: string[] = [];
  await untilQuiet(new AbortController().signal, (line) => told.push(line), {
    ...FAST,
    load: () => (loads.length > 1 ? loads.shift() : loads[0]) ?? 0,
  });
  expect(told).toEqual(['the load is 1.9 on 2 cores: waiting up to 60 s for it to fall']);
  expect(loads).toEqual([0.9]); // it began at 1.0, not later
});

test('a quiet machine is not waited for', async () => {
  const told: string[] = [];
  await untilQuiet(new AbortController().signal, (line) => told.push(line), { ...FAST, load: () => 1 });
  expect(told).toEqual([]);
});

test('a machine that stays busy is measured on all the same, and Ctrl-C ends the wait', async () => {
  const busy = { ...FAST, load: () => 8 };
  await untilQuiet(new AbortController().signal, () => undefined, { ...busy, longestMs: 20 });
  const controller = new AbortController();
  const waiting = untilQuiet(controller.signal, () => controller.abort(), { ...busy, lookMs: 60_000 });
  await expect(waiting).resolves.toBeUndefined();
});
