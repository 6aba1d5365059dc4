import type { Cost, GrowthSubjects } from './cost.ts';
import { GrowthPlayer } from './players.ts';

const WATCHED = 20;

/** What runs by itself: each task of the sweep with nothing to do and with something, and the look at what is watched. */
export function backgroundCosts({ server, sweep, push, fill }: GrowthSubjects): Cost[] {
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
  return [
    ...sweep.tasks.flatMap(({ what, run }): Cost[] => [
      { name: `sweep: ${what}, none`, prepare: () => untilDone(run), run },
      { name: `sweep: ${what}`, prepare: () => fill.makeDue(), run: () => untilDone(run) },
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
