import { WorkerProcess } from '../worker-process.ts';
import type { Compared, StartedComparison, ComparisonOptions } from './comparison.ts';
import type { ReadLoad } from './reads.ts';
import { Started } from './server-comparisons.ts';

/** Reads of rooms in one process with whoever asks, by our server's way against one named select a call. */
export const againstNamedSelect =
  (shape: ReadLoad['shape']) =>
  ({ databaseUrl, cwd, env, seed, games }: ComparisonOptions): Promise<StartedComparison> =>
    Started.by(async (started) => {
      const reads = started.add(WorkerProcess.start('the reads', 'targets/reads.js', { cwd, env }), (each) =>
        each.stop(),
      );
      await reads.ask('start', { databaseUrl, games, seed });
      const reading = (each: ReadLoad['shape']): Compared => ({
        measure: (callers, times) => reads.ask('measure', { shape: each, callers, ...times } satisfies ReadLoad),
      });
      return { ours: reading(shape), theirs: reading('named select'), stop: () => started.end() };
    });
