import rate from 'glicko2-lite';

/** What Glicko-2 knows of a player. */
export interface Rating {
  rating: number;
  ratingDeviation: number;
  ratingVolatility: number;
}

/** A game of a rating period, as one of its players sees it. */
export interface RatedGame {
  opponent: Rating;
  /** 1: won, 0.5: a draw, 0: lost */
  score: number;
}

/** Glicko-2's system constant: how fast the volatility may change; 0.5 is Glickman's own example */
const TAU = 0.5;

/**
 * A new player's, of whom nothing is known. Games that were decided beforehand say nothing and each adds the volatility,
 * so without this bound a player who beats weak ones would become less certain than one who never played.
 */
export const GREATEST_DEVIATION = 350;

/**
 * Points from which on a difference of ratings counts as this one. The stronger player's expected score is 1 less 10^-10
 * here; from about 6,400 points on a double holds it as 1, and the result is NaN.
 */
const GREATEST_DIFFERENCE = 4000;

/** A player's rating after a rating period, by Glicko-2. */
export function rated(player: Rating, games: readonly RatedGame[]): Rating {
  const { rating, ratingVolatility } = player;
  const opponents = games.map(({ opponent, score }): [number, number, number] => [
    Math.min(rating + GREATEST_DIFFERENCE, Math.max(rating - GREATEST_DIFFERENCE, opponent.rating)),
    deviationOf(opponent),
    score,
  ]);
  const after = rate(rating, deviationOf(player), ratingVolatility, opponents, { tau: TAU });
  return {
    rating: after.rating,
    ratingDeviation: Math.min(GREATEST_DEVIATION, after.rd),
    ratingVolatility: after.vol,
  };
}

/** Rows that were written before there was a bound may be beyond it. */
const deviationOf = ({ ratingDeviation }: Rating): number => Math.min(GREATEST_DEVIATION, ratingDeviation);
