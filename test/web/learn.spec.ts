import { legalMoves, play } from '@othello-rpc/kernel';
import { openingLines, openingOf } from '../../src/web/analysis/openings.ts';
import { LESSONS } from '../../src/web/scenes/learn/lessons.ts';
import { parseMoves, startPosition } from '@othello-rpc/kernel';
import { playByKeys } from './kit/keyboard.ts';
import { useStage } from './kit/stage.ts';

const stage = useStage();

test('a newcomer learns the rules in three positions, by keys too, and goes on to play; it can be skipped', async () => {
  const person = await stage.browsers.person(stage.node.url);
  await person.link('New to Othello? Learn it in a minute.').click();
  await person.reads('Lesson 1 of 3');
  await person.square('a1').click();
  await person.hears('A disc on a1 would turn nothing');
  await playByKeys(person, 'd3');
  await person.hears('You played d3 and turned 1 disc.');
  await person.reads('That disc turned. Every move must turn at least one.');
  await person.button('Next').click();
  await person.reads('Lesson 2 of 3');
  await person.play('d1');
  await person.reads('White has no move and passes: it is your turn again.');
  await person.play('d4');
  await person.reads(/A pass is never a choice/);
  await person.button('Next').click();
  await person.play('h8');
  await person.reads('Black has 36 discs, White 28: you won.');
  await person.button('Next').click();
  await person.reads(/^That is all/);
  await person.page.getByRole('link', { name: 'Play', exact: true }).click();
  await person.page.getByLabel('Your name').waitFor();

  await person.goTo('/learn');
  await person.page.getByRole('link', { name: 'Skip', exact: true }).click();
  await person.enter();
  await person.link(/^How to play/).click();
  await person.reads('Lesson 1 of 3');
  expect(person.faults).toEqual([]);
});

test('each lesson shows what it says: the first move flips, White has to pass in the second, the third decides', () => {
  const [flip, pass, end] = LESSONS;
  expect(legalMoves(flip!.start.board, 'black').size).toBe(4);
  for (const square of legalMoves(pass!.start.board, 'black')) {
    const after = play(pass!.start, square)!.position;
    expect(after.toMove).toBe('black');
    for (const next of legalMoves(after.board, 'black')) expect(play({ ...after }, next)).toBeDefined();
  }
  const [last, ...others] = legalMoves(end!.start.board, 'black');
  expect(others).toEqual([]);
  const { board, toMove } = play(end!.start, last!)!.position;
  expect([toMove, board.black.size, board.white.size]).toEqual([undefined, 36, 28]);
});

test('every opening is a line of legal moves, and is known from each side of the board', () => {
  for (const line of openingLines()) {
    let position = startPosition;
    for (const square of parseMoves(line)) position = play(position, square)!.position;
  }
  for (const tiger of ['c4e3f6e6f5', 'd3c5f6f5e6', 'f5d6c3d3c4', 'e6f4c3c4d3'])
    expect(openingOf(parseMoves(`${tiger}`))).toBe('Tiger');
  expect(openingOf(parseMoves('f5d6'))).toBe('Perpendicular');
  expect(openingOf([])).toBeUndefined();
});
