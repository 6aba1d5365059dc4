import { legalMoves, play, type Position, startPosition } from '@othello-rpc/kernel';

/** The number of ways to go on for `depth` plies, a pass being one; a game that ended before is none. */
function perft(position: Position, depth: number): number {
  const { board, toMove } = position;
  if (depth <= 0) return 1;
  if (toMove === undefined) return 0;
  let ways = 0;
  for (const square of legalMoves(board, toMove)) {
    const played = play(position, square);
    if (played !== undefined) ways += perft(played.position, depth - played.plies.length);
  }
  return ways;
}

test.each([
  [1, 4],
  [2, 12],
  [3, 56],
  [4, 244],
  [5, 1396],
  [6, 8200],
  [7, 55092],
  [8, 390216],
  [9, 3005288],
])('there are, %i plies deep, %i ways to begin a game', (depth, ways) => {
  expect(perft(startPosition, depth)).toBe(ways);
});
