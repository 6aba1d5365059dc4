import type { Bench, Step } from '../bench.ts';
import type { Idle } from '../results.ts';
import { ObservedServer } from '../observed-server.ts';
import { type Shape, SHAPES } from '../wires/subscriptions.ts';

const GAMES = 20;
const SETTLING_S = 12;

const CONNECTIONS: Record<Shape, Idle['connections']> = {
  envelope: 'kept',
  grpc: 'kept',
  'grpc-multiplexed': 'multiplexed',
};

/** What an idle subscriber holds of a fresh server's memory, by how it is connected. */
export const subscriberSteps = ({ budget, lab, run }: Bench): Step[] =>
  (budget.subscribers > 0 ? SHAPES : []).map((shape) => ({
    section: 'idle',
    what: `${budget.subscribers} subscribers, ${shape}`,
    seconds: SETTLING_S + budget.subscribers / 100,
    run: async () => {
      const watch = await ObservedServer.start(await lab.options(), 1);
      try {
        const { what, transport, count, kibBefore, kibAfter } = await watch.idle(shape, budget.subscribers);
        (run.idle ??= []).push({ what, transport, connections: CONNECTIONS[shape], count, kibBefore, kibAfter });
      } finally {
        await watch.stop();
      }
    },
  }));

/**
 * A move until the opponent has it, by push and by polling, and what each costs. All ways are looked at on one server, after a
 * look that is not kept, for code is compiled in it. A look that fails takes the server along.
 */
export function moveToEyeSteps({ budget, lab, run }: Bench): Step[] {
  const { moves, moveEveryMs, pollsMs } = budget;
  const ways = { shape: 'envelope', games: GAMES, moveEveryMs } as const;
  let watch: ObservedServer | undefined;
  const enter = async () => {
    watch = await ObservedServer.start(await lab.options(), 0);
    await watch.warmUp({ ...ways, moves: 1 });
    return watch;
  };
  const leave = async () => {
    await watch?.stop();
    watch = undefined;
  };
  return pollsMs.map((pollMs, index) => ({
    section: 'moveToEye',
    what: pollMs === undefined ? 'push' : `polling every ${pollMs} ms`,
    seconds: (index === 0 ? 8 : 3) + (moves * moveEveryMs) / 1000 + (1.5 * (pollMs ?? 0)) / 1000,
    run: async () => {
      try {
        (run.moveToEye ??= []).push(await (watch ?? (await enter())).moveToObserver({ ...ways, pollMs, moves }));
      } catch (error) {
        await leave();
        throw error;
      }
      if (index === pollsMs.length - 1) await leave();
    },
  }));
}
