import { Injectable, Logger } from '@nestjs/common';
import type { PlayerStats } from '../../auth/index.ts';
import { type PlayerRating, Rating } from './rating.ts';

export type Result = 'win' | 'lose' | 'draw';

const REWARDS = {
  win: { exp: 10, gold: 10, score: 1 },
  lose: { exp: 2, gold: 0, score: 0 },
  draw: { exp: 5, gold: 5, score: 0.5 },
};

/** What a game brings its players. */
@Injectable()
export class Rewards {
  private readonly logger = new Logger('Rating');

  constructor(private readonly rating: Rating) {}

  /** A player's stats after one game: exp, gold, win/lose/draw, and the rating. */
  of(player: PlayerStats, opponent: PlayerStats, result: Result): PlayerStats {
    const { exp, gold, score } = REWARDS[result];
    return {
      ...player,
      exp: player.exp + exp,
      gold: player.gold + gold,
      [result]: player[result] + 1,
      ...this.rated(player, opponent, score),
    };
  }

  /** A team's rule that gives no numbers is not to keep a game from its end. */
  private rated(player: PlayerStats, opponent: PlayerStats, score: number): PlayerRating {
    const { rating, ratingDeviation, ratingVolatility } = this.rating.rated(ratingOf(player), [
      { opponent: ratingOf(opponent), score },
    ]);
    const after = { rating, ratingDeviation, ratingVolatility };
    if (Object.values(after).every(Number.isFinite)) return after;
    this.logger.error(`the rating of user ${player.id} stays as it was: Rating gave ${JSON.stringify(after)}`);
    return ratingOf(player);
  }
}

const ratingOf = ({ rating, ratingDeviation, ratingVolatility }: PlayerRating): PlayerRating => ({
  rating,
  ratingDeviation,
  ratingVolatility,
});
