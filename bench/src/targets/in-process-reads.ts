import { AskedProcess } from '../asked-process.ts';
import type { Contender, Entered, Place } from './duel.ts';
import type { ReadVisit } from './reads.ts';
import { Started } from './served.ts';

/** Reads of rooms in one process with whoever asks, by our server's way against one named select a call. */
export const againstNamedSelect =
  (shape: ReadVisit['shape']) =>
  ({ databaseUrl, cwd, env, seed, games }: Place): Promise<Entered> =>
    Started.by(async (started) => {
      const reads = started.add(AskedProcess.start('the reads', 'targets/reads.js', { cwd, env }), (each) =>
        each.stop(),
      );
      await reads.ask('start', { databaseUrl, games, seed });
      const reading = (each: ReadVisit['shape']): Contender => ({
        turn: (callers, times) => reads.ask('visit', { shape: each, callers, ...times } satisfies ReadVisit),
      });
      return { ours: reading(shape), theirs: reading('named select'), leave: () => started.end() };
    });
