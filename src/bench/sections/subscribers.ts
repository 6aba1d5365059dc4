import type { Bench, Step } from '../bench.ts';
import type { Idle } from '../results.ts';
import { Watch } from '../subscribers.ts';
import { type Shape, SHAPES } from '../wires/subscriptions.ts';

const GAMES = 20;
const SETTLING_S = 12;

const CONNECTIONS: Record<Shape, Idle['connections']> = {
  envelope: 'kept',
  grpc: 'kept',
  'grpc-multiplexed': 'multiplexed',
};

/** What an idle subscriber holds of a fresh server's memory, by how it is connected. */
export const subscriberSteps = ({ budget, field, run }: Bench): Step[] =>
  (budget.subscribers > 0 ? SHAPES : []).map((shape) => ({
    section: 'idle',
    what: `${budget.subscribers} subscribers, ${shape}`,
    seconds: SETTLING_S + budget.subscribers / 100,
    run: async () => {
      const watch = await Watch.start(await field.options(), 1);
      try {
        const { what, transport, count, kibBefore, kibAfter } = await watch.idle(shape, budget.subscribers);
        (run.idle ??= []).push({ what, transport, connections: CONNECTIONS[shape], count, kibBefore, kibAfter });
      } finally {
        await watch.stop();
      }
    },
  }));

/** A move until the opponent has it, by push and by polling, and what each costs. */
export const moveToEyeSteps = ({ budget, field, run }: Bench): Step[] =>
  budget.pollsMs.map((pollMs) => ({
    section: 'moveToEye',
    what: pollMs === undefined ? 'push' : `polling every ${pollMs} ms`,
    seconds: 6 + (budget.moves * budget.moveEveryMs) / 1000 + (2 * (pollMs ?? 0)) / 1000,
    run: async () => {
      const watch = await Watch.start(await field.options(), 0);
      try {
        const look = {
          shape: 'envelope',
          pollMs,
          games: GAMES,
          moveEveryMs: budget.moveEveryMs,
          moves: budget.moves,
        } as const;
        (run.moveToEye ??= []).push(await watch.moveToEye(look));
      } finally {
        await watch.stop();
      }
    },
  }));
