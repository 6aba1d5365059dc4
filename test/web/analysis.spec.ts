import { empty, play, type Position, startPosition } from '@othello-rpc/kernel';
import { seededRandom } from '@othello-rpc/kernel/random';
import { random } from '../../src/bots/strategy.ts';
import { evaluations, GIVEN_AWAY, turningPointOf } from '../../src/web/analysis/analysis.ts';
import { positionAfter, stepsOf } from '../../src/web/play/game-line.ts';

/** The plies of a game of random moves. */
function randomGame(seed: string): number[] {
  const source = seededRandom(seed);
  const plies: number[] = [];
  let position: Position = startPosition;
  while (position.toMove) {
    const played = play(position, random({ board: position.board, toMove: position.toMove }, source))!;
    plies.push(...played.plies);
    ({ position } = played);
  }
  return plies;
}

test.each(['a', 'b', 'c'])(
  'an analysis is exact from 14 empty squares on, and says what each ply gave away: game %s',
  (seed) => {
    const steps = stepsOf(randomGame(seed));
    const found = [...evaluations(steps)];
    expect(found).toHaveLength(steps.length + 1);
    for (const [ply, { discs, isExact, best, loss }] of found.entries()) {
      const { board, toMove } = positionAfter(steps, ply);
      if (empty(board).size <= 14) expect(isExact).toBe(true);
      expect(best === undefined).toBe(toMove === undefined);
      const next = found[ply + 1];
      if (!next || !isExact) continue;
      // with exact values the difference between two positions is what the ply between them gave away
      const forMover = (steps[ply]?.mover === 'black' ? 1 : -1) * (discs - next.discs);
      expect(loss).toBe(forMover + 0); // not -0
    }
    const { board } = positionAfter(steps, steps.length);
    const { black, white } = { black: board.black.size, white: board.white.size };
    expect(Math.sign(found.at(-1)!.discs)).toBe(Math.sign(black - white));
  },
);

test('a turning point is a ply that gave much away, with a line that begins with the better square', () => {
  const steps = stepsOf(randomGame('d'));
  const points = [...evaluations(steps)].flatMap((each) => {
    const point = turningPointOf(steps, each);
    return point ? [{ point, best: each.best }] : [];
  });
  expect(points.length).toBeGreaterThan(0);
  for (const { point, best } of points) {
    expect(point.loss).toBeGreaterThanOrEqual(GIVEN_AWAY);
    expect(point.better[0]).toBe(best);
    let position = positionAfter(steps, point.ply - 1);
    for (const square of point.better) position = play(position, square)!.position;
    expect(point.better[0]).not.toBe(steps[point.ply - 1]?.square);
  }
});
