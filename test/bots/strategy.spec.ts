import { levelOf } from '../../src/bots/levels.ts';
import { seededRandom } from '@othello-rpc/kernel/random';
import { choose } from '../../src/bots/search/choose.ts';
import { greedy, random, type Strategy } from '../../src/bots/strategy.ts';
import { DiscSet, flips, legalMoves, parseBoard } from '@othello-rpc/kernel';
import { duel, turnsOfRandomGame } from './random-game.ts';

const source = () => seededRandom('strategies');
const turns = Array.from({ length: 50 }, (_, game) => turnsOfRandomGame(seededRandom('turns', game))).flat();

test('random takes a corner when it can, and otherwise chooses among all legal squares', () => {
  const corners = DiscSet.of(0, 7, 56, 63);
  const numbers = source();
  for (const turn of turns) {
    const moves = legalMoves(turn.board, turn.toMove);
    const wanted = moves.intersect(corners).isEmpty ? moves : moves.intersect(corners);
    expect(wanted.has(random(turn, numbers))).toBe(true);
  }
  const [first] = turns;
  const chosen = Array.from({ length: 100 }, () => random(first!, numbers));
  expect(DiscSet.from(chosen)).toEqual(legalMoves(first!.board, first!.toMove));
});

test('greedy flips the most discs, and chooses by chance among squares that flip as many', () => {
  const numbers = source();
  for (const { board, toMove } of turns) {
    const most = Math.max(...[...legalMoves(board, toMove)].map((square) => flips(board, toMove, square).size));
    expect(flips(board, toMove, greedy({ board, toMove }, numbers)).size).toBe(most);
  }
  const chosen = Array.from({ length: 100 }, () => greedy(turns[0]!, numbers));
  expect(new Set(chosen).size).toBe(4);
});

test('a strategy that has nothing to choose from says so', () => {
  const board = parseBoard('X'.repeat(64));
  expect(() => random({ board, toMove: 'white' }, source())).toThrow(RangeError);
});

test('alpha-beta of level 6, held to a sixtieth of its nodes, beats greedy in 95 of 100 games and more', async () => {
  const effort = { ...levelOf(6) };
  effort.nodes /= 60;
  const level6: Strategy = (turn, numbers) => choose(turn, effort, numbers).square;
  const games = 200;
  let wins = 0;
  for (let game = 0; game < games; game++) {
    const [black, white] = game % 2 === 0 ? [level6, greedy] : [greedy, level6];
    const margin = await duel({ black, white, openingPlies: 6 }, seededRandom('strength', game));
    if (margin > 0 === (game % 2 === 0) && margin !== 0) wins++;
  }
  console.log(`level 6 beat greedy in ${wins} of ${games} games`);
  expect(wins / games).toBeGreaterThanOrEqual(0.95);
}, 180_000);

test.each([2, 3, 4, 5, 6])('level %i beats the one below it', async (number) => {
  const strategyOf = (level: number): Strategy => {
    const { slips, ...effort } = levelOf(level);
    return (turn, numbers) =>
      numbers() < slips ? random(turn, numbers) : choose(turn, { ...effort, nodes: 8_000 }, numbers).square;
  };
  const [upper, lower] = [strategyOf(number), strategyOf(number - 1)];
  let discs = 0;
  for (let game = 0; game < 40; game++) {
    const [black, white] = game % 2 === 0 ? [upper, lower] : [lower, upper];
    const margin = await duel({ black, white, openingPlies: 6 }, seededRandom('levels', number, Math.floor(game / 2)));
    discs += game % 2 === 0 ? margin : -margin;
  }
  expect(discs).toBeGreaterThan(0);
});

test.each([0, 9, 1.5, NaN])('there is no level %p, and a line says which there are', (number) => {
  expect(() => levelOf(number)).toThrow(`there is no level ${number}: levels go from 1 to 8`);
});
