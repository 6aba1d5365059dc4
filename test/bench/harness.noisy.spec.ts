import type { Bench } from '../../bench/src/bench.ts';
import { BUDGETS } from '../../bench/src/plan.ts';
import type { Run, TransportName } from '../../bench/src/results.ts';
import { cellSteps } from '../../bench/src/sections/cells.ts';

test('a cell whose interval is wide is measured again, beside the one that it is held against, and no other is', async () => {
  const budget = { ...BUDGETS.quick, rounds: 5, againMs: 120_000 };
  const run: Partial<Run> = {};
  let visits = 0;
  const targetOf = (name: TransportName) => ({
    closedLoop: async () => {
      // gRPC is now fast and now slow, until it has settled
      const isSlow = name === 'grpc' && visits++ < 8 && visits % 2 === 0;
      const calls = isSlow ? 500 : 1000;
      return { calls, seconds: 1, serverCpuUs: calls * 50, clientCpuUs: 1, bytesUp: 1, bytesDown: 1, latencyMs: {} };
    },
  });
  const lab = { target: async (name: TransportName) => targetOf(name) };
  const transports = ['envelope-protobuf', 'envelope-json', 'grpc'];
  const { signal } = new AbortController();
  const bench = { mode: 'quick', budget, run, lab, random: () => 0.5, transports, signal } as unknown as Bench;
  for (const step of cellSteps(bench, 'no-op')) await step.run();
  const roundsOf = (name: string) =>
    run.cells?.find(({ transport }) => transport === name)?.rounds.map(({ round }) => round) ?? [];
  expect(roundsOf('grpc').length).toBeGreaterThan(5);
  expect(roundsOf('envelope-protobuf')).toEqual(roundsOf('grpc'));
  expect(roundsOf('envelope-json')).toEqual([1, 2, 3, 4, 5]);
});
