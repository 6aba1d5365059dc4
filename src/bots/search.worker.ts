import { parentPort } from 'node:worker_threads';
import { DiscSet } from '@othello-rpc/kernel';
import { seededRandom } from '@othello-rpc/kernel/random';
import { choose } from './search/choose.ts';
import type { Question, Thought } from './thinking.ts';

// in a worker thread, since a search would block the event loop
parentPort?.on('message', ({ id, black, white, toMove, effort, time, seed }: Question) => {
  const board = { black: new DiscSet(black.lo, black.hi), white: new DiscSet(white.lo, white.hi) };
  const startedMs = performance.now();
  const untilMs = () => (time ? startedMs + Atomics.load(time, 0) : Infinity);
  const { square } = choose({ board, toMove }, { ...effort, untilMs }, seededRandom(seed));
  parentPort?.postMessage({ id, square } satisfies Thought);
});
