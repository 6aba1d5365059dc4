// A board as two sets of 64 bits, square n in bit n, in the decimal text that proto3 JSON has for a fixed64.

const setOf = (board: readonly string[], colour: string): string =>
  board.reduce((bits, disc, square) => bits | (disc === colour ? 1n << BigInt(square) : 0n), 0n).toString();

export const setsOf = (board: readonly string[]) => ({ black: setOf(board, 'Black'), white: setOf(board, 'White') });

export function boardOf(black: string, white: string): string[] {
  const has = (set: string, square: number) => ((BigInt(set) >> BigInt(square)) & 1n) === 1n;
  return Array.from({ length: 64 }, (_, square) => {
    if (has(black, square)) return 'Black';
    return has(white, square) ? 'White' : 'Empty';
  });
}
