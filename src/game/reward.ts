import type { PlayerStats } from '../auth/index.ts';
import { rated } from './rating.ts';

export type Result = 'win' | 'lose' | 'draw';

const REWARDS = {
  win: { exp: 10, gold: 10, score: 1 },
  lose: { exp: 2, gold: 0, score: 0 },
  draw: { exp: 5, gold: 5, score: 0.5 },
};

/** A player's stats after one game: exp, gold, win/lose/draw, and the rating by Glicko-2 (a game is a rating period). */
export function reward(player: PlayerStats, opponent: PlayerStats, result: Result): PlayerStats {
  const { exp, gold, score } = REWARDS[result];
  return {
    ...player,
    exp: player.exp + exp,
    gold: player.gold + gold,
    [result]: player[result] + 1,
    ...rated(player, [{ opponent, score }]),
  };
}
