import rate from 'glicko2-lite';

/**
 * How strong a player is held to be. Each figure is a finite number; a new player has 1500, 350 and 0.06, which stand in the
 * table `users`.
 */
export interface PlayerRating {
  /** points; shown to players as a whole number, never below 0, and what the leaderboard goes by */
  rating: number;
  /** points, how far from it the truth may be (Glicko-2's RD); a rule without one leaves it as it is */
  ratingDeviation: number;
  /** how erratic the results are (Glicko-2's sigma); a rule without one leaves it as it is */
  ratingVolatility: number;
}

/** A game of a rating period, as one of its players sees it. */
export interface RatedGame {
  opponent: PlayerRating;
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

/** Rows that were written before there was a bound may be beyond it. */
const deviationOf = ({ ratingDeviation }: PlayerRating): number => Math.min(GREATEST_DEVIATION, ratingDeviation);

/** What a game does to the ratings of its players. A team overrides it: docs/extending.md. */
export abstract class Rating {
  /**
   * Asked once for each player of a game, when it ends, in the transaction of its end or just before: it must neither
   * wait nor do anything else.
   * @param player as before the game @param games those since then: one
   * @returns the player's rating from now on; what holds anything but finite numbers is left aside, with a line in the log
   */
  abstract rated(player: PlayerRating, games: readonly RatedGame[]): PlayerRating;
}

/** Glicko-2, each game a rating period of its own. */
export class Glicko2 extends Rating {
  rated(player: PlayerRating, games: readonly RatedGame[]): PlayerRating {
    return rated(player, games);
  }
}
