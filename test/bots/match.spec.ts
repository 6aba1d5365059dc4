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

describe.each([
  ['random', { count: 4, games: 2, strategy: random, seed: 'a' }],
  ['greedy', { count: 3, games: 2, strategy: greedy, seed: 'b' }],
  ['alpha-beta', { count: 4, games: 2, strategy: thinker.alphaBeta(3), seed: 'c' }],
] satisfies [string, Plan][])('a match of %s bots', (_, plan) => {
  const played = new Map<string, Promise<PlayedGame[]>>();
  /** By the first test that asks. */
  const playedOver = ([way, open]: (typeof WAYS)[number]): Promise<PlayedGame[]> => {
    const games = played.get(way) ?? playMatch(plan, () => open(node));
    played.set(way, games);
    return games;
  };

  test.each(WAYS)('over %s is played to the end of every game', async (...way) => {
    const games = await playedOver(way);
    expect(games.map(({ number }) => number)).toEqual(Array.from({ length: plan.games }, (_, index) => index + 1));
    for (const { moves, discs } of games) {
      const { board, toMove } = replay(parseMoves(moves));
      expect(toMove).toBeUndefined();
      expect(score(board)).toEqual(discs);
    }
  });

  test('is the same game by game and move by move over every transport, for one seed', async () => {
    const first = await playedOver(WAYS[0]!);
    for (const way of WAYS) expect(movesOf(await playedOver(way))).toEqual(movesOf(first));
    expect(new Set(first.map(({ moves }) => moves)).size).toBe(plan.games); // and no game is another
  }, 180_000);

  test('is another one for another seed', async () => {
    const way = WAYS.at(-1)!;
    const games = await playMatch({ ...plan, games: 1, seed: 'another' }, () => way[1](node));
    expect(movesOf(games)).not.toEqual(movesOf((await playedOver(way)).slice(0, 1)));
  });
});

test('bots that play whom they meet play as many games as they are to', async () => {
  const [, open] = WAYS.at(-1)!;
  const games: PlayedGame[] = [];
  const plan = { count: 2, games: 2, strategy: random, seed: 'd', onGame: (game: PlayedGame) => games.push(game) };
  await playStrangers(plan, () => open(node));
  expect(games).toHaveLength(4); // each tells of its own
  expect(new Set(games.map(({ moves }) => moves)).size).toBe(2);
});

test('bots that are told to stop leave their rooms', async () => {
  const [, open] = WAYS.at(-1)!;
  const stop = new AbortController();
  const onGame = () => stop.abort();
  const games = await playMatch(
    { count: 4, games: 100, strategy: random, seed: 'e', onGame, signal: stop.signal },
    () => open(node),
  );
  expect(games.length).toBeLessThan(3);
});
