import { Glicko2, type PlayerRating, type RatedGame, type Rating } from '../../game/index.ts';
import type { EndedGame, StoredUser } from './verify.repository.ts';

/** Of a user's figures, in the order in which they stand in a record. */
const NAMES = [
  'exp',
  'gold',
  'win',
  'lose',
  'draw',
  'rating',
  'rating_deviation',
  'rating_volatility',
] as const satisfies readonly (keyof StoredUser)[];

/** A user's figures, as numbers in the order of NAMES. */
export type Figures = Float64Array;

const [EXP, GOLD, WIN, LOSE, DRAW, RATING, DEVIATION, VOLATILITY] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
export const FIGURES = NAMES.length;

/** Of a user who has not played. */
export const NEW_PLAYER: readonly number[] = [0, 0, 0, 0, 0, 1500, 350, 0.06];

/** What a result adds, beside its count; `score` is Glicko-2's. */
const RESULTS = {
  win: { count: WIN, exp: 10, gold: 10, score: 1 },
  lose: { count: LOSE, exp: 2, gold: 0, score: 0 },
  draw: { count: DRAW, exp: 5, gold: 5, score: 0.5 },
} as const;
type Result = (typeof RESULTS)[keyof typeof RESULTS];

/** How far two computations of one rating may be apart, relative to it: the last bits depend on the machine. */
const RATING_SLACK = 1e-6;

/** By which rule games are rated; undefined: ratings are not looked at. */
export type RatingRule = Pick<Rating, 'rated'> | undefined;

export const glicko2 = (): RatingRule => new Glicko2();

interface Players {
  white: Figures;
  black: Figures;
  rule: RatingRule;
}

/** Adds a game to its players' figures, in place: a casual one changes none, one that is not rated no rating. */
export function addGame(game: EndedGame, { white, black, rule: usual }: Players): void {
  if (game.casual) return;
  const rule = game.rated ? usual : undefined;
  const [ofWhite, ofBlack] = resultsOf(game);
  const before = { white: ratingOf(white), black: ratingOf(black) };
  add(white, ofWhite, rated(rule, before.white, { opponent: before.black, score: ofWhite.score }));
  add(black, ofBlack, rated(rule, before.black, { opponent: before.white, score: ofBlack.score }));
}

function resultsOf({ winner, user_1: white, user_2: black }: EndedGame): [Result, Result] {
  if (winner === white) return [RESULTS.win, RESULTS.lose];
  if (winner === black) return [RESULTS.lose, RESULTS.win];
  return [RESULTS.draw, RESULTS.draw];
}

const ratingOf = (figures: Figures): PlayerRating => ({
  rating: figures[RATING] ?? 0,
  ratingDeviation: figures[DEVIATION] ?? 0,
  ratingVolatility: figures[VOLATILITY] ?? 0,
});

/** A rule that gives no finite numbers leaves a rating as it was. */
function rated(rule: RatingRule, before: PlayerRating, game: RatedGame): PlayerRating {
  const after = rule?.rated(before, [game]) ?? before;
  const { rating, ratingDeviation, ratingVolatility } = after;
  return [rating, ratingDeviation, ratingVolatility].every(Number.isFinite) ? after : before;
}

function add(figures: Figures, { count, exp, gold }: Result, after: PlayerRating): void {
  figures[EXP] = (figures[EXP] ?? 0) + exp;
  figures[GOLD] = (figures[GOLD] ?? 0) + gold;
  figures[count] = (figures[count] ?? 0) + 1;
  figures[RATING] = after.rating;
  figures[DEVIATION] = after.ratingDeviation;
  figures[VOLATILITY] = after.ratingVolatility;
}

/** What of a user's row is not what their games give, in one line each. */
export function faultsOfFigures(stored: StoredUser, folded: Figures, rule: RatingRule): string[] {
  return NAMES.flatMap((name, index) => {
    const due = folded[index] ?? NaN;
    const is = stored[name];
    if (index < RATING) return is === due ? [] : [`${name} is ${is}, and by the games ${due}`];
    if (!Number.isFinite(is)) return [`${name} is ${is}, which is no number`];
    if (!rule || Math.abs(is - due) <= RATING_SLACK * Math.max(1, Math.abs(due))) return [];
    return [`${name} is ${is}, and by the games ${due}`];
  });
}
