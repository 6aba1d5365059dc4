import { seededRandom } from '@othello-rpc/kernel/random';
import { Line } from '../../src/bots/search/line.ts';
import type { Turn } from '../../src/bots/strategy.ts';
import { DiscSet, legalMoves, opposite, play, startBoard } from '@othello-rpc/kernel';
import { turnsOfRandomGame } from './random-game.ts';

function lineFrom({ board, toMove }: Turn): Line {
  const line = new Line();
  const [own, their] = [board[toMove], board[opposite(toMove)]];
  Object.assign(line.ownLo, [own.lo]);
  Object.assign(line.ownHi, [own.hi]);
  Object.assign(line.theirLo, [their.lo]);
  Object.assign(line.theirHi, [their.hi]);
  return line;
}

/** What the search finds differently from the kernel: the moves, and the boards that they lead to. */
function differences({ board, toMove }: Turn): unknown[] {
  const line = lineFrom({ board, toMove });
  line.findMoves(0);
  const moves = legalMoves(board, toMove);
  const found: unknown[] = [new DiscSet(line.movesLo[0]!, line.movesHi[0]!)].filter((each) => !each.equals(moves));
  for (const square of moves) {
    line.play(0, square);
    const after = play({ board, toMove }, square)!.position.board;
    const own = new DiscSet(line.theirLo[1]!, line.theirHi[1]!);
    const their = new DiscSet(line.ownLo[1]!, line.ownHi[1]!);
    if (!own.equals(after[toMove]) || !their.equals(after[opposite(toMove)])) found.push({ board, square, own, their });
  }
  return found;
}

test('on every turn of random games the search finds the moves that the kernel does, and what each leads to', () => {
  const turns = Array.from({ length: 200 }, (_, game) => turnsOfRandomGame(seededRandom('rules', game))).flat();
  expect(turns.flatMap(differences)).toEqual([]);
  expect(turns.length).toBeGreaterThan(10_000);
});

function perft(line: Line, ply: number, depth: number): number {
  if (depth === 0) return 1;
  if (!line.findMoves(ply)) {
    line.pass(ply);
    return line.findMoves(ply + 1) ? perft(line, ply + 1, depth - 1) : 1;
  }
  let leaves = 0;
  const moves = new DiscSet(line.movesLo[ply]!, line.movesHi[ply]!);
  for (const square of moves) {
    line.play(ply, square);
    leaves += perft(line, ply + 1, depth - 1);
  }
  return leaves;
}

test('it counts the known numbers of games by length', () => {
  const line = lineFrom({ board: startBoard, toMove: 'black' });
  const counts = [1, 2, 3, 4, 5, 6, 7].map((depth) => perft(line, 0, depth));
  expect(counts).toEqual([4, 12, 56, 244, 1396, 8200, 55092]);
});
