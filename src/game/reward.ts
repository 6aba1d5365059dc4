import rate from 'glicko2-lite';
import type { Figures } from '../auth/index.ts';

export type Result = 'win' | 'lose' | 'draw';

const REWARDS = {
  win: { exp: 10, gold: 10, score: 1 },
  lose: { exp: 2, gold: 0, score: 0 },
  draw: { exp: 5, gold: 5, score: 0.5 },
};

/** Glicko-2's system constant: how fast the volatility may change; 0.5 is Glickman's own example */
const TAU = 0.5;

/** A player's figures after one game: exp, gold, win/lose/draw, and the rating by Glicko-2 (a game is a rating period). */
export function reward(player: Figures, opponent: Figures, result: Result): Figures {
  const { exp, gold, score } = REWARDS[result];
  const rated = rate(
    player.rating,
    player.ratingDeviation,
    player.ratingVolatility,
    [[opponent.rating, opponent.ratingDeviation, score]],
    { tau: TAU },
  );
  return {
    ...player,
    exp: player.exp + exp,
    gold: player.gold + gold,
    [result]: player[result] + 1,
    rating: rated.rating,
    ratingDeviation: rated.rd,
    ratingVolatility: rated.vol,
  };
}
