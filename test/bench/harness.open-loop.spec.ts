import type { Bench } from '../../bench/src/bench.ts';
import { BUDGETS } from '../../bench/src/plan.ts';
import type { Run } from '../../bench/src/results.ts';
import { openLoopSteps } from '../../bench/src/sections/open-loop.ts';

/** Runs the first step of an open loop on a target that makes `share` of the calls that are due. */
async function runWith(share: number): Promise<{ run: Partial<Run>; prepared: number; due: number }> {
  const budget = { ...BUDGETS.quick, rates: { postgresql: [500] }, openLoopMs: 3000 };
  const run: Partial<Run> = {};
  let prepared = 0;
  const openLoop = async ({ calls }: { calls: number }, { rate, ms }: { rate: number; ms: number }) => {
    prepared = calls;
    const latencyMs = { p50: 1, p90: 1, p99: 1, p999: 1, max: 1 };
    return {
      rate,
      calls: Math.floor(((rate * ms) / 1000) * share),
      seconds: ms / 1000,
      latencyMs,
      uncorrectedMs: latencyMs,
    };
  };
  const lab = { target: async () => ({ openLoop }) };
  const bench = { budget, run, lab, random: () => 0.5, transports: ['envelope-protobuf'] } as unknown as Bench;
  const [step] = openLoopSteps(bench, 'postgresql');
  await step?.run();
  return { run, prepared, due: 1500 };
}

test('a row whose due calls were not made is a hole that says how many were', async () => {
  await expect(runWith(0.7)).rejects.toThrow('only 1050 of 1500 calls that were due were made');
  const { run } = await runWith(0.995);
  expect(run.openLoop).toEqual([expect.objectContaining({ rate: 500, calls: 1492 })]);
});

test('enough is prepared for every caller to hold a game that is not over, beside the calls that are due', async () => {
  const { prepared, due } = await runWith(1);
  expect(prepared).toBeGreaterThanOrEqual(due + 128 * 40);
});
