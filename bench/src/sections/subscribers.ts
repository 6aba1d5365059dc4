import { shuffled } from '@othello-rpc/kernel/random';
import type { Bench, Step } from '../bench.ts';
import { ObservedServer } from '../observed-server.ts';
import { type Shape, SHAPE_NAMES, SHAPES } from '../wires/subscriptions.ts';

const GAMES = 20;
const SETTLING_S = 12;

/** Those whose transport is measured; the envelope's stream stands for the others where a run has to be quick. */
const shapesOf = ({ mode, transports }: Bench): Shape[] =>
  SHAPE_NAMES.filter((shape) =>
    mode === 'quick' ? shape === 'envelope' : transports.includes(SHAPES[shape].transport),
  );

/** What an idle subscriber holds of a fresh server's memory, by how it is connected. */
export const subscriberSteps = (bench: Bench): Step[] => {
  const { budget, lab, run } = bench;
  return (budget.subscribers > 0 ? shapesOf(bench) : []).map((shape) => ({
    section: 'idle',
    what: `${budget.subscribers} subscribers, ${shape}`,
    seconds: SETTLING_S + budget.subscribers / 100,
    run: async () => {
      const watch = await ObservedServer.start(await lab.options(), 1);
      try {
        (run.idle ??= []).push(await watch.idle(shape, budget.subscribers));
      } finally {
        await watch.stop();
      }
    },
  }));
};

/** One way in which the opponent's client learns of a move. */
interface Way {
  shape: Shape;
  pollMs?: number;
}

/**
 * A move until the opponent has it, pushed over each transport and by polling, and what each costs. All ways are looked at on
 * one server, after a look over each that is not kept, for code is compiled in it; then they take turns, round by round. A look
 * that fails takes the server along.
 */
export function moveToEyeSteps(bench: Bench): Step[] {
  const { budget, lab, run, random } = bench;
  const { moves, moveEveryMs, pollsMs, eyeRounds } = budget;
  const ways: Way[] = [
    ...shapesOf(bench).map((shape) => ({ shape })),
    ...pollsMs.map((pollMs) => ({ shape: 'envelope' as const, pollMs })),
  ];
  const play = { games: GAMES, moveEveryMs };
  let watch: ObservedServer | undefined;
  const enter = async () => {
    watch = await ObservedServer.start(await lab.options(), 0);
    for (const shape of shapesOf(bench)) await watch.warmUp({ ...play, shape, moveEveryMs: WARM_UP_MS, moves: 1 });
    return watch;
  };
  const leave = async () => {
    await watch?.stop();
    watch = undefined;
  };
  const looks = Array.from({ length: eyeRounds }, (_, round) =>
    shuffled(ways, random).map((way) => ({ way, round: round + 1 })),
  ).flat();
  return looks.map(({ way, round }, index) => ({
    section: 'moveToEye',
    what: `${nameOf(way)}, round ${round} of ${eyeRounds}`,
    subject: nameOf(way),
    seconds: (index === 0 ? ENTER_S : 0) + AROUND_S + (moves * moveEveryMs + 1.5 * (way.pollMs ?? 0)) / 1000,
    run: async () => {
      try {
        const seen = await (watch ?? (await enter())).moveToObserver({ ...play, ...way, moves });
        (run.moveToEye ??= []).push({ ...seen, round });
      } catch (error) {
        await leave();
        throw error;
      }
      if (index === looks.length - 1) await leave();
    },
  }));
}

const WARM_UP_MS = 200;
const ENTER_S = 15;
const AROUND_S = 0.7;

const nameOf = ({ shape, pollMs }: Way): string =>
  pollMs === undefined ? `push over ${shape}` : `polling every ${pollMs} ms`;
