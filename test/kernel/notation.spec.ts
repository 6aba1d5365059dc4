import * as fc from 'fast-check';
import {
  DiscSet,
  formatBoard,
  formatMoves,
  parseBoard,
  parseMoves,
  PASS,
  playedMoves,
  replay,
  squareAt,
  squareName,
  startBoard,
  startPosition,
} from '@othello-rpc/kernel';
import { anyBoard, anyGame } from './arbitraries.ts';

describe('the name of a square', () => {
  test.each([
    [0, 'a1'],
    [7, 'h1'],
    [19, 'd3'],
    [56, 'a8'],
    [63, 'h8'],
  ])('of square %i is %s: the letter of the column, the digit of the row', (square, name) => {
    expect(squareName(square)).toBe(name);
  });

  test('leads back to the square', () => {
    for (const square of DiscSet.full) expect(squareAt(squareName(square))).toBe(square);
  });

  test.each(['', 'd', 'i1', 'a9', 'a0', 'D3', 'd33', 'd3\n', '--'])('%j is none', (name) => {
    expect(() => squareAt(name)).toThrow(new RangeError(`no square ${JSON.stringify(name)}: squares are a1-h8`));
  });

  test.each([-1, 64, 1.5, NaN])('%d has none', (square) => {
    expect(() => squareName(square)).toThrow(new RangeError(`no square ${square}: squares are 0-63`));
  });
});

describe('the moves of a game as text', () => {
  test('are names without a gap, a pass being --', () => {
    expect(parseMoves('d3--c3')).toEqual([19, PASS, 18]);
    expect(formatMoves([19, PASS, 18])).toBe('d3--c3');
    expect(parseMoves('')).toEqual([]);
  });

  test('of any game come back from their text', () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        const plies = game.flatMap(({ played }) => played.plies);
        expect(parseMoves(formatMoves(plies))).toEqual(plies);
      }),
    );
  });

  test.each(['d', 'd3c', 'd3 c3', 'd3-c', 'd3\nc3'])('are not %j', (text) => {
    expect(() => parseMoves(text)).toThrow(/^no square .*$/);
    expect(() => parseMoves(text)).toThrow(RangeError);
  });
});

describe('a replay', () => {
  const passing = 'c4c3f5b4a4a5c2d2e2a3b2e1--';
  const withoutLastPly = passing.slice(0, -2);

  test('of no plies is the start', () => {
    expect(replay([])).toEqual(startPosition);
  });

  test('of any game is its last position', () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        expect(replay(game.flatMap(({ played }) => played.plies))).toEqual(game.at(-1)?.played.position);
      }),
    );
  });

  test('gives the moves of any game with what each led to, and those before a ply that is none', () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        const plies = game.flatMap(({ played }) => played.plies);
        const made: unknown[] = [];
        expect(() => {
          for (const { position, plies: own, flipped } of playedMoves([...plies, 65]))
            made.push({ position, plies: own, flipped });
        }).toThrow(RangeError);
        expect(made).toEqual(game.map(({ played }) => played));
      }),
      { numRuns: 20 },
    );
  });

  test.each([
    ['d3d3', 'ply 2 (d3): the move is illegal'],
    ['a1', 'ply 1 (a1): the move is illegal'],
    ['d3c3b3d2e1d6d7e3f4a1', 'ply 10 (a1): the move is illegal'],
    ['d3--', 'ply 2 (--): the pass is not forced'],
    [`${passing}--`, 'ply 14 (--): the pass is not forced'],
    [`${withoutLastPly}a1`, 'ply 13 (a1): a pass is missing before it'],
    [withoutLastPly, 'ply 13 (--): the pass is missing at the end'],
  ])('of %s is refused: %s', (moves, message) => {
    expect(() => replay(parseMoves(moves))).toThrow(new RangeError(message));
  });

  test('of a ply that is no square is refused with its number', () => {
    expect(() => replay([19, 65])).toThrow(new RangeError('ply 2 (65): the move is illegal'));
  });
});

describe('the picture of a board', () => {
  const startPicture = ['........', '........', '........', '...OX...', '...XO...', '........', '........', '........'];

  test('is eight lines of eight squares', () => {
    expect(formatBoard(startBoard).split('\n')).toEqual(startPicture);
  });

  test('is read whatever the blank space', () => {
    expect(parseBoard(`\n\t${startPicture.join('\r\n  ')} `)).toEqual(startBoard);
  });

  test('leads back to any board', () => {
    fc.assert(fc.property(anyBoard, (board) => expect(parseBoard(formatBoard(board))).toEqual(board)));
  });

  test.each([
    ['too short', '.'.repeat(63)],
    ['too long', '.'.repeat(65)],
    ['of other signs', 'x'.repeat(64)],
  ])('is not one %s', (_, text) => {
    expect(() => parseBoard(text)).toThrow(new RangeError('a board is 64 of ".", "X" and "O"'));
  });
});
