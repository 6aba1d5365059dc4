import * as fc from 'fast-check';
import {
  type Board,
  discAt,
  DiscSet,
  legalMoves,
  parseBoard,
  play,
  type Played,
  type Position,
  startPosition,
} from '@othello-rpc/kernel';
import { type NaiveBoard } from './naive-rules.ts';

/** One move of a game: where it was made, the square, and what came of it. */
export interface Move {
  before: Position;
  square: number;
  played: Played;
}

export const anySide = fc.constantFrom('black' as const, 'white' as const);

export const anySet = fc
  .array(fc.integer({ min: 0, max: 63 }), { maxLength: 64, size: 'max' })
  .map((members) => DiscSet.from(members));

/** Any disposition of discs, sparse or dense, even or one-sided; most are out of no game. */
export const anyBoard: fc.Arbitrary<Board> = fc
  .constantFrom('.XO', '......XO', 'XXXXXO.', 'OOOOOX.', '.....XXXXXO')
  .chain((signs) => fc.array(fc.constantFrom(...signs), { minLength: 64, maxLength: 64 }))
  .map((signs) => parseBoard(signs.join('')));

/** A game to its end, of at most 60 moves; the numbers choose among the legal moves. */
export const anyGame: fc.Arbitrary<Move[]> = fc.array(fc.nat(), { minLength: 60, maxLength: 60 }).map((choices) => {
  const game: Move[] = [];
  let before = startPosition;
  for (const choice of choices) {
    if (before.toMove === undefined) break;
    const moves = [...legalMoves(before.board, before.toMove)];
    const square = moves[choice % moves.length] ?? NaN;
    const played = play(before, square);
    if (played === undefined) throw new Error(`a legal move was refused: ${square}`);
    game.push({ before, square, played });
    before = played.position;
  }
  return game;
});

/** The same board for the naive rules. */
export function naive(board: Board): NaiveBoard {
  return Array.from({ length: 8 }, (_, row) =>
    Array.from({ length: 8 }, (_, column) => discAt(board, row * 8 + column)),
  );
}
