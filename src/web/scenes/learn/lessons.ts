import { parseBoard, type Position, startBoard } from '@othello-rpc/kernel';

/** A position in which the learner plays Black until the lesson's aim is reached. */
export interface Lesson {
  name: 'flip' | 'pass' | 'end';
  start: Position;
  /** moves of Black that end the lesson */
  moves: number;
}

const EMPTY = '.'.repeat(8);
const HALVES = 'OOOOXXXX';

export const LESSONS: readonly Lesson[] = [
  { name: 'flip', start: { board: startBoard, toMove: 'black' }, moves: 1 },
  {
    // after either move of Black White has none
    name: 'pass',
    start: {
      board: parseBoard(['XOO.....', EMPTY, EMPTY, 'XXO.....', EMPTY, EMPTY, EMPTY, EMPTY].join('')),
      toMove: 'black',
    },
    moves: 2,
  },
  {
    // the last empty square decides
    name: 'end',
    start: { board: parseBoard(HALVES.repeat(7) + 'XOOOOOO.'), toMove: 'black' },
    moves: 1,
  },
];
