import * as fc from 'fast-check';
import {
  discAt,
  DiscSet,
  flips,
  formatBoard,
  legalMoves,
  occupied,
  opposite,
  play,
  type Position,
} from '@othello-rpc/kernel';
import { anyBoard, anyGame, anySide, naive } from './arbitraries.ts';
import { naiveFlips, naiveLegalMoves, naivePlay } from './naive-rules.ts';

/** Whether from the square over `flip` there are only discs of the other side up to one of the side to move. */
function isBracketed({ board, toMove }: Position, square: number, flip: number): boolean {
  const down = Math.sign((flip >> 3) - (square >> 3));
  const right = Math.sign((flip & 7) - (square & 7));
  const run: number[] = [];
  for (let step = 1; step < 8; step += 1) {
    const row = (square >> 3) + step * down;
    const column = (square & 7) + step * right;
    if (row < 0 || row > 7 || column < 0 || column > 7) return false;
    const disc = discAt(board, row * 8 + column);
    if (disc === undefined) return false;
    if (disc === toMove) return run.includes(flip);
    run.push(row * 8 + column);
  }
  return false;
}

describe('in any game', () => {
  test('a move adds one disc, and only flipped discs change colour', () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        for (const { before, square, played } of game) {
          const mover = before.toMove ?? 'black';
          const other = opposite(mover);
          const after = played.position.board;
          expect(occupied(after)).toEqual(occupied(before.board).with(square));
          expect(after[mover].diff(before.board[mover])).toEqual(played.flipped.with(square));
          expect(before.board[other].diff(after[other])).toEqual(played.flipped);
          expect(after.black.intersect(after.white).isEmpty).toBe(true);
        }
      }),
    );
  });

  test('every flipped disc is in a run of opposing discs between the placed disc and an own one', () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        for (const { before, square, played } of game) {
          for (const flip of played.flipped) expect(isBracketed(before, square, flip)).toBe(true);
        }
      }),
    );
  });

  test('a position is left unchanged by the move made in it', () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        for (const { before, square } of game) {
          const picture = formatBoard(before.board);
          for (const set of [before.board.black, before.board.white]) Object.freeze(set);
          Object.freeze(before.board);
          play(Object.freeze(before), square);
          expect(formatBoard(before.board)).toBe(picture);
        }
      }),
    );
  });

  test('the naive rules agree at every ply', () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        for (const { before, square, played } of game) {
          const expected = naivePlay({ board: naive(before.board), toMove: before.toMove }, square);
          const { board, toMove } = played.position;
          expect({ board: naive(board), toMove, plies: played.plies }).toEqual(expected);
        }
        expect(game.at(-1)?.played.position.toMove).toBeUndefined();
      }),
    );
  });
});

describe('on any board, also one that no game leads to', () => {
  test('the naive rules agree on the legal moves of either side, and on the flips of every square', () => {
    fc.assert(
      fc.property(anyBoard, anySide, (board, side) => {
        const simple = naive(board);
        expect([...legalMoves(board, side)]).toEqual(naiveLegalMoves(simple, side));
        for (const square of DiscSet.full) {
          expect([...flips(board, side, square)]).toEqual(naiveFlips(simple, side, square));
        }
      }),
    );
  });

  test('the naive rules agree on what follows every legal move: flips, passes and the end', () => {
    fc.assert(
      fc.property(anyBoard, anySide, (board, side) => {
        for (const square of legalMoves(board, side)) {
          const played = play({ board, toMove: side }, square);
          const expected = naivePlay({ board: naive(board), toMove: side }, square);
          expect(played && { ...played.position, board: naive(played.position.board), plies: played.plies }).toEqual(
            expected,
          );
        }
      }),
    );
  });
});
