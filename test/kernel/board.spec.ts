import {
  discAt,
  empty,
  leader,
  occupied,
  opposite,
  parseBoard,
  score,
  squareAt,
  startBoard,
} from '@othello-rpc/kernel';

describe('a board', () => {
  test('begins with white on d4 and e5, black on e4 and d5', () => {
    expect(discAt(startBoard, squareAt('d4'))).toBe('white');
    expect(discAt(startBoard, squareAt('e5'))).toBe('white');
    expect(discAt(startBoard, squareAt('e4'))).toBe('black');
    expect(discAt(startBoard, squareAt('d5'))).toBe('black');
    expect(occupied(startBoard).size).toBe(4);
  });

  test('has on each square a disc or none', () => {
    expect(discAt(startBoard, squareAt('a1'))).toBeUndefined();
    expect(discAt(startBoard, 64)).toBeUndefined();
    expect(empty(startBoard).size).toBe(60);
    expect(empty(startBoard).intersect(occupied(startBoard)).isEmpty).toBe(true);
  });

  test.each([
    ['XXXO', { black: 3, white: 1 }, 'black'],
    ['XOOO', { black: 1, white: 3 }, 'white'],
    ['XXOO', { black: 2, white: 2 }, undefined],
  ])('%s and nothing else: the side with more discs leads', (discs, counts, side) => {
    const board = parseBoard(discs.padEnd(64, '.'));
    expect(score(board)).toEqual(counts);
    expect(leader(board)).toBe(side);
  });

  test('each side is the opposite of the other', () => {
    expect([opposite('black'), opposite('white')]).toEqual(['white', 'black']);
  });
});
