import { legalMoves, parseMoves, PASS, play, replay, score, startPosition } from '@othello-rpc/kernel';
import { seededRandom } from '@othello-rpc/kernel/random';
import { replayByMailbox } from '../../src/operations/verify/mailbox-rules.ts';
import { LINES } from '../kit/game.ts';

const GAMES = 3000;

/** The plies of a game of random moves, to its end or for so many of them. */
function randomPlies(next: () => number, most = Infinity): number[] {
  const plies: number[] = [];
  for (let position = startPosition; position.toMove && plies.length < most;) {
    const moves = [...legalMoves(position.board, position.toMove)];
    const played = play(position, moves[Math.floor(next() * moves.length)] ?? -1);
    if (!played) throw new Error('the kernel refuses its own legal move');
    plies.push(...played.plies);
    ({ position } = played);
  }
  return plies;
}

/** What the kernel says of the same plies. */
function byKernel(plies: readonly number[]) {
  try {
    const { board, toMove } = replay(plies);
    const puts = plies.filter((ply) => ply !== PASS).length;
    return { black: board.black.toInt64(), white: board.white.toInt64(), discs: score(board), toMove, puts };
  } catch (error) {
    return error as Error;
  }
}

function expectAlike(plies: readonly number[]): void {
  const [ours, kernels] = [replayByMailbox(Uint8Array.from(plies)), byKernel(plies)];
  if (kernels instanceof Error) expect(typeof ours).toBe('string');
  else expect(ours).toEqual(kernels);
}

test(`${GAMES} random games lead where the kernel says, at their end and before it`, () => {
  const next = seededRandom('mailbox');
  let passes = 0;
  for (let game = 0; game < GAMES; game++) {
    const plies = randomPlies(next);
    passes += plies.filter((ply) => ply === PASS).length;
    expectAlike(plies);
    expectAlike(plies.slice(0, Math.floor(next() * plies.length)));
  }
  expect(passes).toBeGreaterThan(GAMES / 4); // passes and double passes were among them
});

test(`${GAMES} games with a ply changed, left out or put in are games exactly where the kernel says`, () => {
  const next = seededRandom('changed');
  let refused = 0;
  for (let game = 0; game < GAMES; game++) {
    const plies = randomPlies(next);
    const at = Math.floor(next() * plies.length);
    const added = Array.from({ length: Math.floor(next() * 2) }, () => Math.floor(next() * 67));
    plies.splice(at, Math.floor(next() * 2), ...added);
    if (typeof replayByMailbox(Uint8Array.from(plies)) === 'string') refused++;
    expectAlike(plies);
  }
  expect(refused).toBeGreaterThan(GAMES / 4);
});

test.each(Object.entries(LINES))('the line %s is played as the kernel plays it', (_, line) => {
  expectAlike(parseMoves(line));
});

test('a line that is no game is told by its ply', () => {
  expect(replayByMailbox(Uint8Array.of(19, 19))).toBe('ply 2 (19) is no legal move');
  expect(replayByMailbox(Uint8Array.of(65))).toBe('ply 1 (65) is no legal move');
  expect(replayByMailbox(Uint8Array.of(19, 64))).toBe('ply 2 (64) is a pass that nothing forces');
  const ended = Uint8Array.from(parseMoves(LINES.blackWins));
  expect(replayByMailbox(Uint8Array.of(...ended, 0))).toMatch(/comes after the end$/);
  const passes = parseMoves(LINES.passesBlack);
  expect(replayByMailbox(Uint8Array.from(passes.slice(0, -1)))).toMatch(/a forced pass, is missing$/);
  expect(replayByMailbox(Uint8Array.of(...passes.slice(0, -1), 0))).toMatch(/stands where a pass is forced$/);
});
