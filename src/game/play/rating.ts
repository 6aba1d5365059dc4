import rate from 'glicko2-lite';

/**
 * A player's rating. Each figure is a finite number; a new player has 1500, 350 and 0.06, the defaults of the table
 * `users`.
 */
export interface PlayerRating {
  /** points; the leaderboard sorts by it; players see it rounded and never below 0 */
  rating: number;
  /** points: the uncertainty of `rating` (Glicko-2's RD); a rule that has none returns it unchanged */
  ratingDeviation: number;
  /** how much results vary (Glicko-2's sigma); a rule that has none returns it unchanged */
  ratingVolatility: number;
}

/** A game of a rating period, from one player's side. */
export interface RatedGame {
  opponent: PlayerRating;
  /** 1: won, 0.5: a draw, 0: lost */
  score: number;
}

/** Glicko-2's system constant: how fast the volatility may change; 0.5 is Glickman's own example */
const TAU = 0.5;

/**
 * The deviation of a new player. Each game adds the volatility, and a game against a much weaker player takes nothing
 * away; so without this bound such games would make a rating less certain than a new player's.
 */
export const GREATEST_DEVIATION = 350;

/**
 * Points: a larger difference of ratings counts as this one, at which the stronger player's expected score is 1 -
 * 10^-10. From about 6,400 points on a double rounds that to 1, and Glicko-2's result is NaN.
 */
const GREATEST_DIFFERENCE = 4000;

/** A player's rating after a rating period, by Glicko-2. */
export function rated(player: PlayerRating, games: readonly RatedGame[]): PlayerRating {
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

/** Bounded here too, since rows that were written before there was a bound may exceed it. */
const deviationOf = ({ ratingDeviation }: PlayerRating): number => Math.min(GREATEST_DEVIATION, ratingDeviation);

/** The rule by which a game changes its players' ratings. A team may override it: docs/extending.md. */
export abstract class Rating {
  /**
   * Called for each player of a game that ends, and again if the call has to decide once more. It must be synchronous
   * and free of side effects.
   * @param player the rating before the game
   * @param games the games since then: always one
   * @returns the rating after it. If a figure is not finite, the rating stays as it was and an error is logged
   */
  abstract rated(player: PlayerRating, games: readonly RatedGame[]): PlayerRating;
}

/** Glicko-2, each game a rating period of its own. */
export class Glicko2 extends Rating {
  rated(player: PlayerRating, games: readonly RatedGame[]): PlayerRating {
    return rated(player, games);
  }
}
