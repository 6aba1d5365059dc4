/** A square's neighbours one after another in one direction, out to the edge of the board. */
export type Ray = readonly number[];

const TURNS = [-1, 0, 1];

const rays: readonly (readonly Ray[])[] = Array.from({ length: 64 }, (_, square) =>
  TURNS.flatMap((down) => TURNS.map((right) => ray(square, down, right))).filter(({ length }) => length > 1),
);

/** The rays on which a disc on the square can bracket another: those of two squares and more. */
export function raysFrom(square: number): readonly Ray[] {
  return rays[square] ?? [];
}

function ray(square: number, down: number, right: number): Ray {
  const squares: number[] = [];
  if (down === 0 && right === 0) return squares;
  let row = Math.floor(square / 8) + down;
  let column = (square % 8) + right;
  while (row >= 0 && row < 8 && column >= 0 && column < 8) {
    squares.push(row * 8 + column);
    row += down;
    column += right;
  }
  return squares;
}
