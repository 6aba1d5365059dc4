import { type PlayerRating, type RatedGame, Rating } from 'othello-rpc';

/** points that a game may bring at most */
const MOST = 32;

/** Elo in place of Glicko-2: one figure, the two others stay as they are. */
export class Elo extends Rating {
  rated(player: PlayerRating, games: readonly RatedGame[]): PlayerRating {
    let { rating } = player;
    for (const { opponent, score } of games)
      rating += MOST * (score - 1 / (1 + 10 ** ((opponent.rating - player.rating) / 400)));
    return { ...player, rating };
  }
}
