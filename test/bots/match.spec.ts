import { playMatch, type Plan } from '../../src/bots/match.ts';
import type { PlayedGame } from '../../src/bots/played-game.ts';
import { playStrangers } from '../../src/bots/strangers.ts';
import { greedy, random } from '../../src/bots/strategy.ts';
import { Thinker } from '../../src/bots/thinker.ts';
import { parseMoves, replay, score } from '@othello-rpc/kernel';
import { WAYS } from '../client/ways.ts';
import { startNode, type TestNode } from '../kit/node.ts';

let node: TestNode;
const thinker = new Thinker();
beforeAll(async () => void (node = await startNode()));
afterAll(async () => {
  await thinker.close();
  await node.close();
});

const movesOf = (games: PlayedGame[]) => games.map(({ number, moves }) => `${number}: ${moves}`);

function expectWhole(games: PlayedGame[], plan: Plan): void {
  expect(games.map(({ number }) => number)).toEqual(Array.from({ length: plan.games }, (_, index) => index + 1));
  for (const { moves, discs } of games) {
    const { board, toMove } = replay(parseMoves(moves));
    expect(toMove).toBeUndefined();
    expect(score(board)).toEqual(discs);
  }
  expect(new Set(movesOf(games)).size).toBe(plan.games);
}

test('a match is played to the end of every game over each transport, the same game by game for one seed', async () => {
  const plan: Plan = { count: 4, games: 2, strategy: random, seed: 'a' };
  const first: string[] = [];
  for (const [, open] of WAYS) {
    const games = await playMatch(plan, () => open(node));
    expectWhole(games, plan);
    if (first.length === 0) first.push(...movesOf(games));
    expect(movesOf(games)).toEqual(first);
  }
});

test.each([
  ['greedy', { count: 3, games: 2, strategy: greedy, seed: 'b' }],
  ['alpha-beta', { count: 4, games: 2, strategy: thinker.alphaBeta(3), seed: 'c' }],
] satisfies [string, Plan][])('a match of %s bots is the same for one seed, another for another', async (_, plan) => {
  const [, open] = WAYS.at(-1)!;
  const games = await playMatch(plan, () => open(node));
  expectWhole(games, plan);
  expect(movesOf(await playMatch(plan, () => open(node)))).toEqual(movesOf(games));
  const others = await playMatch({ ...plan, games: 1, seed: 'another' }, () => open(node));
  expect(movesOf(others)).not.toEqual(movesOf(games).slice(0, 1));
});

test('bots that play against whoever joins play the number of games that was asked for', async () => {
  const [, open] = WAYS.at(-1)!;
  const games: PlayedGame[] = [];
  const plan = { count: 2, games: 2, strategy: random, seed: 'd', onGame: (game: PlayedGame) => games.push(game) };
  await playStrangers(plan, () => open(node));
  expect(games).toHaveLength(4); // each tells of its own
  expect(new Set(games.map(({ moves }) => moves)).size).toBe(2);
});

test('bots that are stopped leave their rooms', async () => {
  const [, open] = WAYS.at(-1)!;
  const stop = new AbortController();
  const onGame = () => stop.abort();
  const games = await playMatch(
    { count: 4, games: 100, strategy: random, seed: 'e', onGame, signal: stop.signal },
    () => open(node),
  );
  expect(games.length).toBeLessThan(3);
});
