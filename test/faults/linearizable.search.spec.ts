import { exit, GAME, put, type SeenGame, sync } from '../kit/game-history.ts';
import { type Operation, unexplained } from '../kit/linearizable.ts';

const D3 = 19;
const C3 = 18;
const START = { plies: [], isOver: false };
const AFTER_D3 = { plies: [D3], isOver: false };
const AFTER_D3_C3 = { plies: [D3, C3], isOver: false };

type Timed = [from: number, to: number, Pick<Operation<SeenGame>, 'what' | 'apply'>];
const historyOf = (...calls: Timed[]): Operation<SeenGame>[] =>
  calls.map(([calledAtMs, answeredAtMs, operation]) => ({ ...operation, calledAtMs, answeredAtMs }));

test.each<[string, Timed[]]>([
  [
    'calls one after the other',
    [
      [0, 1, put('black', D3, AFTER_D3)],
      [2, 3, put('white', C3, AFTER_D3_C3)],
      [4, 5, sync(AFTER_D3_C3)],
    ],
  ],
  [
    'a read beside a put shows the room before it',
    [
      [0, 3, put('black', D3, AFTER_D3)],
      [1, 2, sync(START)],
    ],
  ],
  [
    'a read beside a put shows the room after it',
    [
      [0, 3, put('black', D3, AFTER_D3)],
      [1, 2, sync(AFTER_D3)],
    ],
  ],
  [
    'a put without an answer was done',
    [
      [0, Infinity, put('black', D3)],
      [1, 2, sync(AFTER_D3)],
    ],
  ],
  [
    'a put without an answer was not done',
    [
      [0, Infinity, put('black', D3)],
      [1, 2, sync(START)],
    ],
  ],
  [
    'a put that was done is refused for the other side',
    [
      [0, 1, put('black', D3, AFTER_D3)],
      [2, 3, put('black', C3, { ...AFTER_D3, code: 'ErrorNotYourTurn' })],
    ],
  ],
  [
    'a put is sent again',
    [
      [0, 1, put('black', D3, AFTER_D3)],
      [2, 3, put('black', D3, AFTER_D3)],
    ],
  ],
  [
    'a put beside the end of the game',
    [
      [0, 4, put('black', D3, { plies: [], isOver: true, code: 'ErrorGameNotInPlay' })],
      [1, 3, exit('white')],
    ],
  ],
])('a history is explained: %s', (_, calls) => {
  expect(unexplained(historyOf(...calls), GAME)).toBeUndefined();
});

test.each<[string, Timed[], string]>([
  [
    'a stale read',
    [
      [0, 1, put('black', D3, AFTER_D3)],
      [2, 3, sync(START)],
    ],
    'sync shows 0 plies',
  ],
  [
    'two reads that go back',
    [
      [0, 9, put('black', D3, AFTER_D3)],
      [1, 2, sync(AFTER_D3)],
      [3, 4, sync(START)],
    ],
    'sync shows 0 plies',
  ],
  [
    'a move that is lost',
    [
      [0, 1, put('black', D3, AFTER_D3)],
      [2, 3, put('black', C3, { plies: [C3], isOver: false })],
    ],
    'black puts 18',
  ],
  [
    'two puts of one turn are both done',
    [
      [0, 3, put('black', D3, AFTER_D3)],
      [1, 2, put('black', 26, { plies: [26], isOver: false })],
    ],
    'black puts',
  ],
  ['a put is done that had to be refused', [[0, 1, put('white', D3, AFTER_D3)]], 'white puts 19'],
  [
    'a put is refused that had to be done',
    [[0, 1, put('black', D3, { ...START, code: 'ErrorNotYourTurn' })]],
    'black puts 19',
  ],
  ['a refusal tells another rule', [[0, 1, put('black', 0, { ...START, code: 'ErrorNotYourTurn' })]], 'black puts 0'],
  [
    'a put after the end of the game',
    [
      [0, 1, exit('white')],
      [2, 3, put('black', D3, AFTER_D3)],
    ],
    'black puts 19',
  ],
])('a history is not explained: %s', (_, calls, stuck) => {
  expect(unexplained(historyOf(...calls), GAME)?.join('; ')).toContain(stuck);
});

test('the search is quick where many calls overlap', () => {
  const reads = Array.from({ length: 60 }, (): Timed => [0, 100, sync(START)]);
  const lost = Array.from({ length: 6 }, (): Timed => [0, Infinity, put('white', D3)]);
  expect(unexplained(historyOf(...reads, ...lost, [0, 100, sync(AFTER_D3)]), GAME)).toContain('sync shows 1 plies');
}, 20_000);
