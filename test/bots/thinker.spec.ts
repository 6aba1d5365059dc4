import { seededRandom } from '@othello-rpc/kernel/random';
import type { Turn } from '../../src/bots/strategy.ts';
import { Thinker } from '../../src/bots/thinker.ts';
import { legalMoves } from '@othello-rpc/kernel';
import { turnsOfRandomGame } from './random-game.ts';

// the thread runs what was built: `npm test` builds it first
const turns = turnsOfRandomGame(seededRandom('thinker')).slice(10, 14);
const isLegal = ({ board, toMove }: Turn, square: number) => legalMoves(board, toMove).has(square);

let thinker: Thinker;
afterEach(() => thinker.close());

test('the event loop is not blocked while the thread thinks', async () => {
  thinker = new Thinker(300);
  await thinker.alphaBeta(1)(turns[0]!, seededRandom('a')); // the thread has started
  const gaps: number[] = [];
  let last = performance.now();
  const timer = setInterval(() => {
    gaps.push(performance.now() - last);
    last = performance.now();
  }, 5);
  const began = last;
  const squares = await Promise.all(turns.map((turn) => thinker.alphaBeta(8)(turn, seededRandom('a'))));
  const tookMs = performance.now() - began;
  clearInterval(timer);
  expect(turns.map((turn, index) => isLegal(turn, squares[index]!))).toEqual(turns.map(() => true));
  expect(gaps.length).toBeGreaterThan(tookMs / 30);
  expect(tookMs).toBeLessThan(3000); // those who ask at once share the time
});

/** A stalled test sees two answers at once, and long gaps: one round of a few must be without. */
const ROUNDS = 5;

/** Each a fifth of the time, and none all that there is. */
const isFair = (thoughtMs: readonly number[]): boolean =>
  thoughtMs.length > 0 && Math.max(...thoughtMs) < 2 * Math.min(...thoughtMs) && Math.max(...thoughtMs) < 1000;

test('five questions at once are given equal thinking time', async () => {
  thinker = new Thinker(2000);
  const openings = Array.from({ length: 5 }, (_, game) => turnsOfRandomGame(seededRandom('five', game))[14]!);
  await thinker.alphaBeta(1)(openings[0]!, seededRandom('a')); // the thread has started
  let fairest: number[] = [];
  for (let round = 0; round < ROUNDS && !isFair(fairest); round++) {
    let last = performance.now();
    // one thread thinks for all: between two answers it thought for the second of them
    fairest = await Promise.all(
      openings.map(async (turn) => {
        await thinker.alphaBeta(8)(turn, seededRandom('a'));
        const now = performance.now();
        const gap = now - last;
        last = now;
        return gap;
      }),
    );
  }
  expect([isFair(fairest), fairest]).toEqual([true, fairest]);
});

test('without a time limit, the same seed gives the same squares on any thread', async () => {
  const ask = async (level: number) => {
    const squares = await Promise.all(turns.map((turn) => thinker.alphaBeta(level)(turn, seededRandom('a'))));
    await thinker.close();
    return squares;
  };
  thinker = new Thinker();
  for (const level of [1, 5]) expect(await ask(level)).toEqual(await ask(level));
});

test('a question that waits when the thread ends is rejected, and the next question starts another thread', async () => {
  thinker = new Thinker();
  const answer = thinker.alphaBeta(8)(turns[0]!, seededRandom('a'));
  const told = expect(answer).rejects.toThrow('the thinking thread was ended');
  await thinker.close();
  await told;
  expect(isLegal(turns[0]!, await thinker.alphaBeta(3)(turns[0]!, seededRandom('a')))).toBe(true);
});
