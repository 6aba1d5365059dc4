import { play, startPosition } from '@othello-rpc/kernel';
import type { RandomSource } from '@othello-rpc/kernel/random';
import { random, type Strategy, type Turn } from '../../src/bots/strategy.ts';

/** Every turn of a game by chance, to its end. */
export function turnsOfRandomGame(source: RandomSource): Turn[] {
  const turns: Turn[] = [];
  let { position } = { position: startPosition };
  for (;;) {
    const { board, toMove } = position;
    if (!toMove) return turns;
    turns.push({ board, toMove });
    const played = play(position, random({ board, toMove }, source));
    if (!played) throw new Error('a legal move was refused');
    ({ position } = played);
  }
}

export interface Duel {
  black: Strategy;
  white: Strategy;
  /** plies by chance before they play, so that games differ */
  openingPlies: number;
}

/** Plays to the end. @returns black's discs less white's */
export async function duel({ black, white, openingPlies }: Duel, source: RandomSource): Promise<number> {
  let position = startPosition;
  for (let ply = 0; ; ply++) {
    const { board, toMove } = position;
    if (!toMove) return board.black.size - board.white.size;
    const strategy = ply < openingPlies ? random : { black, white }[toMove];
    const square = await strategy({ board, toMove }, source);
    const played = play(position, square);
    if (!played) throw new Error(`${toMove} chose the illegal square ${square}`);
    ({ position } = played);
  }
}
