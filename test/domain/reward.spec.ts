import type { PlayerStats } from '../../src/auth/index.ts';
import { seededRandom } from '@othello-rpc/kernel/random';
import { GREATEST_DEVIATION, Glicko2, type PlayerRating, rated } from '../../src/game/play/rating.ts';
import { type Result, Rewards } from '../../src/game/play/reward.ts';

const player = (rating: number, ratingDeviation: number, ratingVolatility = 0.06): PlayerStats => ({
  ...{ id: '1', name: 'a', exp: 0, gold: 0, win: 0, lose: 0, draw: 0 },
  ...{ rating, ratingDeviation, ratingVolatility },
});
const rewards = new Rewards(new Glicko2());
const RATED = { isCasual: false, isRated: true };
const reward = (one: PlayerStats, opponent: PlayerStats, result: Result, room = RATED): PlayerStats =>
  rewards.of(one, { opponent, result, room });

const NEW = player(1500, 350);

const OPPOSITE: Record<Result, Result> = { win: 'lose', lose: 'win', draw: 'draw' };
const SCORES: Record<Result, number> = { win: 1, draw: 0.5, lose: 0 };

/** Both players of one game, afterwards. */
const game = (one: PlayerStats, other: PlayerStats, result: Result): [PlayerStats, PlayerStats] => [
  reward(one, other, result),
  reward(other, one, OPPOSITE[result]),
];

/** Glicko-2 of one game by its paper's formulas, with the volatility as it is: at 0.06 a game hardly moves it. */
function byThePaper(own: PlayerRating, opponent: PlayerRating, score: number): { rating: number; deviation: number } {
  const SCALE = 173.7178;
  const phi = own.ratingDeviation / SCALE;
  const g = 1 / Math.sqrt(1 + (3 * (opponent.ratingDeviation / SCALE) ** 2) / Math.PI ** 2);
  const expected = 1 / (1 + Math.exp((-g * (own.rating - opponent.rating)) / SCALE));
  const variance = 1 / (g ** 2 * expected * (1 - expected));
  const after = 1 / Math.sqrt(1 / (phi ** 2 + own.ratingVolatility ** 2) + 1 / variance);
  return { rating: own.rating + SCALE * after ** 2 * g * (score - expected), deviation: SCALE * after };
}

test("Glickman's own example: a win over 1400 and losses to 1550 and 1700 make 1464.06 of 1500", () => {
  const after = rated(player(1500, 200), [
    { opponent: player(1400, 30), score: 1 },
    { opponent: player(1550, 100), score: 0 },
    { opponent: player(1700, 300), score: 0 },
  ]);
  expect(after.rating).toBeCloseTo(1464.06, 1);
  expect(after.ratingDeviation).toBeCloseTo(151.52, 2);
  expect(Math.floor(after.ratingVolatility * 1e5)).toBe(5999); // 0.05999…, as printed there
});

test.each<{ what: string; one: PlayerStats; other: PlayerStats; result: Result }>([
  { what: 'a win among new players', one: NEW, other: NEW, result: 'win' },
  { what: 'a draw among new players', one: NEW, other: NEW, result: 'draw' },
  { what: 'a win over one who is surely known', one: player(1500, 200), other: player(1400, 30), result: 'win' },
  { what: 'a loss to one who is known better', one: player(1500, 200), other: player(1550, 100), result: 'lose' },
  { what: 'a loss to one who is known less', one: player(1500, 200), other: player(1700, 300), result: 'lose' },
  { what: 'a draw of players far apart', one: player(1820, 60), other: player(1430, 120), result: 'draw' },
  { what: 'an upset', one: player(1100, 45), other: player(2000, 300), result: 'win' },
])('$what: each is rated by the other as they were before the game', ({ one, other, result }) => {
  const [after, otherAfter] = game(one, other, result);
  const expected = byThePaper(one, other, SCORES[result]);
  const otherExpected = byThePaper(other, one, SCORES[OPPOSITE[result]]);
  expect(after.rating).toBeCloseTo(expected.rating, 0);
  expect(otherAfter.rating).toBeCloseTo(otherExpected.rating, 0);
  expect(after.ratingDeviation).toBeCloseTo(Math.min(350, expected.deviation), 0);
  expect(otherAfter.ratingDeviation).toBeCloseTo(Math.min(350, otherExpected.deviation), 0);
});

test('of two players whose deviations differ the surer one moves less, whoever wins', () => {
  for (const result of ['win', 'lose'] as const) {
    const [sure, unsure] = game(player(1500, 60), player(1500, 300), result);
    expect(Math.abs(sure.rating - 1500)).toBeLessThan(Math.abs(unsure.rating - 1500) / 5);
    expect(Math.sign(sure.rating - 1500)).toBe(result === 'win' ? 1 : -1);
    expect(Math.sign(unsure.rating - 1500)).toBe(result === 'win' ? -1 : 1);
  }
});

test('a result against a player who is surely known counts more than the same against one who is not', () => {
  const gain = (deviation: number) => reward(player(1500, 200), player(1500, deviation), 'win').rating - 1500;
  expect(gain(30)).toBeGreaterThan(gain(300) * 1.15);
});

test('equals win what the other loses, and a draw moves neither', () => {
  const [winner, loser] = game(player(1600, 120), player(1600, 120), 'win');
  expect(winner.rating - 1600).toBeCloseTo(1600 - loser.rating, 9);
  expect(winner.ratingDeviation).toBeCloseTo(loser.ratingDeviation, 9);
  for (const drawn of game(player(1600, 120), player(1600, 120), 'draw')) expect(drawn.rating).toBeCloseTo(1600, 9);
});

test('a draw moves unlike players towards each other', () => {
  const [weaker, stronger] = game(player(1400, 80), player(1800, 80), 'draw');
  expect(weaker.rating).toBeGreaterThan(1400);
  expect(stronger.rating).toBeLessThan(1800);
});

test.each<[Result, Partial<PlayerStats>]>([
  ['win', { exp: 10, gold: 10, win: 1, lose: 0, draw: 0 }],
  ['lose', { exp: 2, gold: 0, win: 0, lose: 1, draw: 0 }],
  ['draw', { exp: 5, gold: 5, win: 0, lose: 0, draw: 1 }],
])('a %s counts once, and its exp and gold', (result, due) => {
  expect(reward(NEW, NEW, result)).toMatchObject(due);
});

test('a game that is not rated counts all but the rating, a casual one nothing', () => {
  const before = player(1600, 80);
  const unrated = reward(before, NEW, 'win', { isCasual: false, isRated: false });
  expect(unrated).toEqual({ ...before, exp: 10, gold: 10, win: 1 });
  expect(reward(before, NEW, 'win', { isCasual: true, isRated: false })).toEqual(before);
});

test('after thousands of wins over weak players nobody is less certain than a new player', () => {
  for (const [rating, deviation] of [
    [1500, 350],
    [1200, 60],
    [900, 60],
    [0, 30],
  ] as const) {
    let farmer = NEW;
    for (let played = 0; played < 5000; played++) farmer = reward(farmer, player(rating, deviation), 'win');
    expect(farmer.ratingDeviation).toBeLessThanOrEqual(350);
    const newcomer = player(farmer.rating, 350, farmer.ratingVolatility);
    for (const opponent of [player(farmer.rating, 80), player(rating, deviation)]) {
      const lost = farmer.rating - reward(farmer, opponent, 'lose').rating;
      expect(lost).toBeLessThanOrEqual(newcomer.rating - reward(newcomer, opponent, 'lose').rating + 1e-9);
    }
  }
});

test('a deviation written before there was a bound counts as the greatest, on both sides', () => {
  const wild = player(1500, 900);
  expect(reward(wild, NEW, 'lose')).toEqual({ ...reward(NEW, NEW, 'lose') });
  expect(reward(NEW, wild, 'win')).toEqual(reward(NEW, NEW, 'win'));
});

test('however far apart two players are, both stay rated', () => {
  for (const apart of [3000, 6400, 10_000, 1_000_000])
    for (const result of ['win', 'lose', 'draw'] as const)
      for (const after of game(player(1500 + apart, 50), player(1500, 50), result)) {
        expect([after.rating, after.ratingDeviation, after.ratingVolatility].every(Number.isFinite)).toBe(true);
        expect(after.ratingDeviation).toBeLessThan(60);
      }
});

test('whoever plays whom with whatever luck, for thousands of games: every figure keeps its bounds', () => {
  const random = seededRandom('ratings');
  const players = Array.from({ length: 12 }, () => NEW);
  const results = ['win', 'lose', 'draw'] as const;
  const [ratings, deviations, volatilities]: [number[], number[], number[]] = [[], [], []];
  for (let played = 0; played < 30_000; played++) {
    const one = Math.floor(random() * players.length);
    const other = (one + 1 + Math.floor(random() * (players.length - 1))) % players.length;
    // the first always wins, the second always loses, upsets and streaks among the rest
    const result = one === 0 || other === 1 ? 'win' : one === 1 || other === 0 ? 'lose' : results[(random() * 3) | 0]!;
    [players[one], players[other]] = game(players[one]!, players[other]!, result);
    for (const { rating, ratingDeviation, ratingVolatility } of [players[one], players[other]]) {
      ratings.push(rating);
      deviations.push(ratingDeviation);
      volatilities.push(ratingVolatility);
    }
  }
  for (const [figures, least, greatest] of [
    [ratings, -10_000, 10_000],
    [deviations, 20, GREATEST_DEVIATION],
    [volatilities, 0.01, 0.2],
  ] as const)
    expect(figures.filter((figure) => !(figure >= least && figure <= greatest))).toEqual([]);
});
