import type { Cost, GrowthSubjects } from './cost.ts';
import type { Due } from './due-work.ts';
import { GrowthPlayer } from './players.ts';

const WATCHED = 20;

/** By the sweep's names of its tasks. */
const DUE_IN_SWEEP: Partial<Record<string, Due>> = {
  'end overdue rooms': 'overdue games',
  'merge waiting rooms': 'waiting people',
  'forget old sessions': 'old sessions',
  'forget closed rooms where nobody came': 'closed rooms',
  'add up changes of ratings': 'changed ratings',
};

interface Task {
  name: string;
  due: Due;
  run: () => Promise<unknown>;
  /** runs until nothing is left to do; without it, one run does all */
  drain?: () => Promise<unknown>;
}

/** Ends the name of a task's row when it has nothing to do; the row without it has. */
export const IDLE = ', none';

/**
 * What runs without a call: each task of the sweep and of the event outbox, with nothing to do and with work, and the
 * re-check of topics.
 */
export function backgroundCosts({ server, sweep, push, events, work }: GrowthSubjects): Cost[] {
  const stops: (() => void)[] = [];
  const watch = async () => {
    while (stops.length < WATCHED) {
      const player = await GrowthPlayer.new(server);
      stops.push(await player.watch((await player.create()).roomId));
    }
  };
  const untilDone = async (run: () => Promise<boolean>) => {
    while (await run());
  };
  const sweeps = sweep.tasks.map(({ what, run }): Task => {
    const due = DUE_IN_SWEEP[what];
    if (!due) throw new Error(`nothing can be made due for the sweep's task "${what}": name it in DUE_IN_SWEEP`);
    return { name: `sweep: ${what}`, due, run, drain: () => untilDone(run) };
  });
  const outbox: Task[] = [
    { name: 'events: deliver', due: 'events', run: () => events.deliverDue() },
    { name: 'events: forget', due: 'old events', run: () => events.tidy() },
  ];
  return [
    ...[...sweeps, ...outbox].flatMap(({ name, due, run, drain = run }): Cost[] => [
      { name: `${name}${IDLE}`, prepare: drain, run },
      { name, prepare: () => work.add(due), run: drain },
    ]),
    {
      name: `re-check of ${WATCHED} that are watched`,
      prepare: watch,
      run: () => push.recheck(),
      end: () => {
        for (const stop of stops.splice(0)) stop();
      },
    },
  ];
}
