import { type Board, discAt, DiscSet, legalMoves, type Position, score } from '@othello-rpc/kernel';

const SIGNS = { black: 'X', white: 'O', move: '+', none: '.' };
const LETTERS = '    a b c d e f g h';

function row(board: Board, moves: DiscSet, number: number): string {
  const squares = [...DiscSet.full].slice(number * 8, number * 8 + 8);
  const signs = squares.map((square) => SIGNS[discAt(board, square) ?? (moves.has(square) ? 'move' : 'none')]);
  return `  ${number + 1} ${signs.join(' ')} ${number + 1}`;
}

/** The board with its coordinates, and where the side to move may go if `showsMoves`. */
export function picture({ board, toMove }: Position, showsMoves: boolean): string {
  const moves = showsMoves && toMove ? legalMoves(board, toMove) : DiscSet.empty;
  const { black, white } = score(board);
  const rows = Array.from({ length: 8 }, (_, number) => row(board, moves, number));
  return [`  X ${black}   O ${white}`, LETTERS, ...rows, LETTERS].join('\n');
}
