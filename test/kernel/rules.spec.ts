import {
  type Board,
  flips,
  formatBoard,
  leader,
  legalMoves,
  parseBoard,
  parseMoves,
  PASS,
  play,
  replay,
  score,
  squareAt,
  startBoard,
  startPosition,
} from '@othello-rpc/kernel';

const drawn = (picture: string) => formatBoard(parseBoard(picture));

/** What follows when black places a disc on that square of the board. */
function blackPlays(board: Board, name: string) {
  const played = play({ board, toMove: 'black' }, squareAt(name));
  if (played === undefined) throw new Error(`${name} is illegal`);
  return played;
}

describe('a move', () => {
  test('of black at the start is d3, c4, f5 or e6', () => {
    expect([...legalMoves(startBoard, 'black')]).toEqual(parseMoves('d3c4f5e6'));
  });

  test('flips what it brackets and gives the turn to the other side', () => {
    const { position, plies, flipped } = blackPlays(startBoard, 'd3');
    expect([...flipped]).toEqual(parseMoves('d4'));
    expect(plies).toEqual(parseMoves('d3'));
    expect(position.toMove).toBe('white');
    expect(formatBoard(position.board)).toBe(
      drawn(`
        ........
        ........
        ...X....
        ...XX...
        ...XO...
        ........
        ........
        ........`),
    );
  });

  test('flips in all eight directions at once, up to the edges', () => {
    const board = parseBoard(`
      X..X..X.
      .O.O.O..
      ..OOO...
      XOO.OOOX
      ..OOO...
      .O.O.O..
      X..O..X.
      ...X....`);
    expect(formatBoard(blackPlays(board, 'd4').position.board)).toBe(
      drawn(`
        X..X..X.
        .X.X.X..
        ..XXX...
        XXXXXXXX
        ..XXX...
        .X.X.X..
        X..X..X.
        ...X....`),
    );
  });

  test('flips nothing around the edge of the board or before a gap', () => {
    const board = parseBoard(`
      ........
      .......O
      OX......
      ........
      .O.X....
      .......O
      X.......
      ........`);
    expect(legalMoves(board, 'black').isEmpty).toBe(true);
  });

  test.each([
    ['on a disc', squareAt('d4')],
    ['without a disc to bracket', squareAt('a1')],
    ['that only the other side may make', squareAt('d6')],
    ['of a pass', PASS],
    ['below the board', -1],
    ['above the board', 65],
    ['on no whole square', 19.5],
    ['on no number', NaN],
  ])('%s is illegal', (_, square) => {
    expect(play(startPosition, square)).toBeUndefined();
    expect(flips(startBoard, 'black', square).isEmpty).toBe(true);
  });
});

describe('a side without a legal move', () => {
  test('is passed, and the mover moves again', () => {
    const game = parseMoves('c4c3f5b4a4a5c2d2e2a3b2e1');
    const { board, toMove } = replay([...game, PASS]);
    expect(toMove).toBe('white');
    expect(legalMoves(board, 'black').isEmpty).toBe(true);
    expect(formatBoard(board)).toBe(
      drawn(`
        ....O...
        .XXOX...
        O.O.....
        OOXXX...
        O..XXX..
        ........
        ........
        ........`),
    );
  });

  test('adds one pass to the plies of the move that forced it', () => {
    const board = parseBoard(`
      ......OX
      ........
      ........
      ........
      ........
      ........
      ........
      ......OX`);
    const { position, plies } = blackPlays(board, 'f1');
    expect(plies).toEqual([squareAt('f1'), PASS]);
    expect(position.toMove).toBe('black');
  });
});

describe('a game ends', () => {
  test('by two passes when neither side has a legal move', () => {
    const board = parseBoard(`
      ......OX
      ........
      ........
      ........
      O.......
      ........
      ........
      ........`);
    const { position, plies } = blackPlays(board, 'f1');
    expect(plies).toEqual([squareAt('f1'), PASS, PASS]);
    expect(position.toMove).toBeUndefined();
    expect(score(position.board)).toEqual({ black: 3, white: 1 });
  });

  test('without a pass on a full board', () => {
    const board = parseBoard(`
      .OXXXXXX
      XXXXXXXX
      XXXXXXXX
      XXXXXXXX
      OOOOOOOO
      OOOOOOOO
      OOOOOOOO
      OOOOOOOX`);
    const { position, plies } = blackPlays(board, 'a1');
    expect(plies).toEqual([squareAt('a1')]);
    expect(position.toMove).toBeUndefined();
    expect(score(position.board)).toEqual({ black: 33, white: 31 });
    expect(leader(position.board)).toBe('black');
  });

  test('in a draw when both sides have as many discs', () => {
    const { board, toMove } = replay(
      parseMoves(
        'd3e3f3c5c6c7b7e2f6g4g2f5d6c3b2a7b5g3g6b3g5d7e1a1a8h1e7d1c1g7h3d8f8f2g8b6c2f4a3h6h7f7h5d2b4b1a4a5g1e6a6f1c4b8c8h2a2h4e8h8',
      ),
    );
    expect(toMove).toBeUndefined();
    expect(score(board)).toEqual({ black: 32, white: 32 });
    expect(leader(board)).toBeUndefined();
    expect(formatBoard(board)).toBe(
      drawn(`
        OOOOOOOO
        XXXOOOOO
        XXXOOOOO
        XOXXXOOO
        XOXXOXOO
        XOXXXOXO
        XXXXXXOO
        XXXXXXXO`),
    );
  });

  test.each([
    ['d3c3b3d2e1d6d7e3f4', { black: 13, white: 0 }],
    ['d3c3b3e3f5a3c4e6f4g4', { black: 0, white: 14 }],
  ])('without a pass when a side is wiped out: %s', (moves, counts) => {
    const { board, toMove } = replay(parseMoves(moves));
    expect(toMove).toBeUndefined();
    expect(score(board)).toEqual(counts);
  });

  test('for good: afterwards no move is legal, not even one that would flip a disc', () => {
    const over = { board: startBoard, toMove: undefined };
    for (const square of legalMoves(startBoard, 'black')) expect(play(over, square)).toBeUndefined();
  });
});
