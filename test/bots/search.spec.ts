import { seededRandom } from '@othello-rpc/kernel/random';
import { HIGHEST_LEVEL, levelOf } from '../../src/bots/levels.ts';
import { choose, SOLVED_FROM } from '../../src/bots/search/choose.ts';
import { DISC } from '../../src/bots/search/search.ts';
import type { Turn } from '../../src/bots/strategy.ts';
import {
  empty,
  leader,
  legalMoves,
  opposite,
  parseBoard,
  play,
  type Position,
  score,
  squareAt,
} from '@othello-rpc/kernel';
import { turnsOfRandomGame } from './random-game.ts';

const effort = { depth: 4, nodes: 1_000_000 };

/** The end with best play from here, by the kernel alone: discs to `side`, the empty squares to the winner. */
function bestEnd({ board, toMove }: Position, side: 'black' | 'white'): number {
  if (!toMove) {
    const discs = score(board);
    const winner = leader(board);
    const margin = discs[side] - discs[opposite(side)];
    return margin + (winner === undefined ? 0 : winner === side ? empty(board).size : -empty(board).size);
  }
  const ends = [...legalMoves(board, toMove)].map((square) => bestEnd(play({ board, toMove }, square)!.position, side));
  return toMove === side ? Math.max(...ends) : Math.min(...ends);
}

test('near the end it finds the best end and a square that leads there', () => {
  const turns = Array.from({ length: 60 }, (_, game) => turnsOfRandomGame(seededRandom('ends', game)))
    .flat()
    .filter(({ board }) => empty(board).size <= 6);
  for (const turn of turns) {
    const { square, value, isSolved } = choose(turn, effort, seededRandom('a'));
    const best = bestEnd(turn, turn.toMove);
    expect(isSolved).toBe(true);
    expect(value).toBe(best * DISC);
    expect(bestEnd(play(turn, square)!.position, turn.toMove)).toBe(best);
  }
  expect(turns.length).toBeGreaterThan(200);
});

test(`from ${SOLVED_FROM} empty squares it plays the game out, within the nodes of a level`, () => {
  const { nodes } = levelOf(1);
  for (let game = 0; game < 20; game++) {
    const turn = turnsOfRandomGame(seededRandom('solve', game)).find(({ board }) => empty(board).size === SOLVED_FROM);
    if (turn) expect(choose(turn, { ...effort, nodes }, seededRandom('a')).isSolved).toBe(true);
  }
});

test('no level has fewer nodes than it takes to play twelve empty squares out', () => {
  const turns = Array.from({ length: 40 }, (_, game) =>
    turnsOfRandomGame(seededRandom('twelve', game)).find(({ board }) => empty(board).size === SOLVED_FROM),
  ).filter((turn) => turn !== undefined);
  expect(turns.length).toBeGreaterThan(30);
  for (let level = 1; level <= HIGHEST_LEVEL; level++) {
    const { depth, nodes } = levelOf(level);
    const solved = turns.filter((turn) => choose(turn, { depth, nodes }, seededRandom('a')).isSolved);
    expect({ level, solved: solved.length }).toEqual({ level, solved: turns.length });
  }
});

test('each level searches deeper than the one below it, to the depth that it declares', () => {
  const [turn] = Array.from({ length: 20 }, (_, game) =>
    turnsOfRandomGame(seededRandom('depth', game)).find(({ board }) => empty(board).size === 40),
  ).filter((each) => each !== undefined);
  const depths = Array.from({ length: HIGHEST_LEVEL }, (_, index) => {
    const { depth, nodes } = levelOf(index + 1);
    return choose(turn!, { depth, nodes }, seededRandom('a')).depth;
  });
  expect(depths.slice(0, 7)).toEqual([1, 2, 3, 4, 5, 6, 8]);
  expect(depths[7]).toBeGreaterThan(8);
});

test('it takes a corner', () => {
  const board = parseBoard(`
    .OX.....
    ..O.....
    ..XOX...
    ..XXO...
    ...XO...
    ........
    ........
    ........`);
  const { square } = choose({ board, toMove: 'black' }, effort, seededRandom('a'));
  expect(square).toBe(squareAt('a1'));
});

describe('the limits', () => {
  const [opening] = turnsOfRandomGame(seededRandom('limits'));
  const turn = opening as Turn;

  test('no more nodes than it may, and a legal square even with one', () => {
    for (const nodes of [1, 10, 1000]) {
      const choice = choose(turn, { depth: 60, nodes }, seededRandom('a'));
      expect(choice.nodes).toBeLessThanOrEqual(nodes);
      expect(legalMoves(turn.board, turn.toMove).has(choice.square)).toBe(true);
    }
  });

  test('it stops when its time is up', () => {
    const before = process.cpuUsage(); // a busy machine adds to the time that passes, not to this
    const endMs = performance.now() + 50;
    choose(turn, { depth: 60, nodes: Infinity, untilMs: () => endMs }, seededRandom('a'));
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
  });

  test('it stops too when its time is cut short while it searches', () => {
    const before = process.cpuUsage();
    let looks = 0;
    const untilMs = () => (++looks < 5 ? Infinity : 0);
    const { nodes } = choose(turn, { depth: 60, nodes: Infinity, untilMs }, seededRandom('a'));
    expect(looks).toBe(5);
    expect(nodes).toBeLessThan(10_000);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
  });

  test('the same position and seed give the same square whatever was searched before', () => {
    const turns = turnsOfRandomGame(seededRandom('pure')).slice(5, 25);
    const bounded = { depth: 8, nodes: 3000 };
    const chooseAll = (some: Turn[]) => some.map((each) => choose(each, bounded, seededRandom('b')).square);
    expect(chooseAll([...turns].reverse()).reverse()).toEqual(chooseAll(turns));
  });
});
