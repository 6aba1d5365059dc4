import { makeReport } from '../../bench/src/report/make.ts';
import type { Cell, Run } from '../../bench/src/results.ts';
import { buildRun } from './run-builder.ts';

/** A space that doesn't break is a space to who reads. */
export const plain = (words: string) => words.replaceAll('\u00a0', ' ');

/** The verdict of one section, in English. */
export const verdictOf = (run: Run, id: string) =>
  (makeReport(run).sections.find((section) => section.id === id)?.verdict ?? []).map(({ en }) => plain(en));

/** The run with every round of a transport's cells changed. */
export function changed(run: Run, transport: string, change: (cpuUs: number, round: number) => number): Run {
  const cells = run.cells?.map((cell): Cell =>
    cell.transport === transport
      ? { ...cell, rounds: cell.rounds.map((each) => ({ ...each, serverCpuUs: change(each.serverCpuUs, each.round) })) }
      : cell,
  );
  return { ...run, cells };
}

/** gRPC's rounds are the envelope's, times what is asked. */
export const grpcTimes = (times: (round: number) => number): Run => {
  const run = buildRun();
  const base = run.cells?.find(({ transport, callers }) => transport === 'envelope-protobuf' && callers === 16);
  return changed(run, 'grpc', (_, round) => (base?.rounds[round]?.serverCpuUs ?? 0) * times(round));
};
