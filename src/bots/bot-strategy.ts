import { legalMoves } from '@othello-rpc/kernel';
import { pick, type RandomSource } from '@othello-rpc/kernel/random';
import type { Strategy, Turn } from './strategy.ts';
import { Thinker } from './thinker.ts';

/** ms that a bot thinks about a move at most, if no other bot is thinking */
const THINKING_MS = 600;

/** Gets one line about what went wrong, and the error if there is one. */
export type Warn = (line: string, error?: unknown) => void;

/** How the server's own bots choose their moves. A team may override it: docs/extending.md. */
export abstract class BotStrategy {
  /**
   * @param turn the board and the side to move, which has at least one legal move
   * @param bot its level, 1 (a beginner) to 8, and random numbers from 0 up to 1
   * @returns a legal square: 8 * row + column. After any other result, or an error, a random legal move is played
   */
  abstract choose(turn: Turn, bot: { level: number; random: RandomSource }): number | Promise<number>;
}

/** The usual strategy: looks ahead as far as the level says, in a worker thread. */
export class LevelSearch extends BotStrategy {
  private readonly thinker = new Thinker(THINKING_MS);

  choose(turn: Turn, { level, random }: { level: number; random: RandomSource }): Promise<number> {
    return this.thinker.alphaBeta(level)(turn, random);
  }

  /** called by Nest */
  onModuleDestroy(): Promise<void> {
    return this.thinker.close();
  }
}

/** The strategy at one level. When a team's strategy fails it makes a random move, since a bot that waits loses. */
export function strategyAt(strategy: BotStrategy, level: number, warn: Warn): Strategy {
  return async (turn, random) => {
    const legal = [...legalMoves(turn.board, turn.toMove)];
    try {
      const square = await strategy.choose(turn, { level, random });
      if (legal.includes(square)) return square;
      warn(`BotStrategy gave ${square}, which is no legal move: one by chance is played`);
    } catch (error) {
      warn('BotStrategy failed, one move by chance is played', error);
    }
    return pick(legal, random);
  };
}
