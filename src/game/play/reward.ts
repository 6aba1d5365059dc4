import { Injectable, Logger } from '@nestjs/common';
import type { PlayerStats } from '../../auth/index.ts';
import type { Room } from '../rooms/room.ts';
import { type PlayerRating, Rating } from './rating.ts';

export type Result = 'win' | 'lose' | 'draw';

const REWARDS = {
  win: { exp: 10, gold: 10, score: 1 },
  lose: { exp: 2, gold: 0, score: 0 },
  draw: { exp: 5, gold: 5, score: 0.5 },
};

/** A game that ended, from one player's side. */
export interface EndedGame {
  opponent: PlayerStats;
  result: Result;
  room: Pick<Room, 'isCasual' | 'isRated'>;
}

/** Computes players' stats after a game. */
@Injectable()
export class Rewards {
  private readonly logger = new Logger('Rating');

  constructor(private readonly rating: Rating) {}

  /**
   * A player's stats after one game: exp, gold, win/lose/draw, and the rating if the game is rated. A casual game leaves
   * them as they were.
   */
  of(player: PlayerStats, { opponent, result, room }: EndedGame): PlayerStats {
    if (room.isCasual) return player;
    const { exp, gold, score } = REWARDS[result];
    return {
      ...player,
      exp: player.exp + exp,
      gold: player.gold + gold,
      [result]: player[result] + 1,
      ...(room.isRated && this.rated(player, opponent, score)),
    };
  }

  /** Checks the result, since a team's rule that returns no finite numbers must not keep a game from ending. */
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
