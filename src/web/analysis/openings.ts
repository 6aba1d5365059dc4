import { squareAt, squareName } from '@othello-rpc/kernel';

/** Openings by their moves, turned so that the first is c4: the names are those in general use. */
const OPENINGS: Readonly<Record<string, string>> = {
  c4c3: 'Diagonal',
  c4c3d3c5b2: 'X-square',
  c4c3d3c5b3: 'Snake',
  c4c3d3c5b3f3: 'Lysons',
  c4c3d3c5b3f4b5b4c6d6f5: 'Pyramid',
  c4c3d3c5b4: 'Heath',
  c4c3d3c5b4d2c2f4d6c6f5e6f7: 'Mimura variation II',
  c4c3d3c5b4d2d6: 'Heath-Bat',
  c4c3d3c5b4d2e2: 'Iwasaki variation',
  c4c3d3c5b4e3: 'Heath-Chimney',
  c4c3d3c5b5: 'Raccoon Dog',
  c4c3d3c5b6: 'Rocket',
  c4c3d3c5b6c6b5: 'Hamilton',
  c4c3d3c5b6e3: 'Lollipop',
  c4c3d3c5d6: 'Cow',
  c4c3d3c5d6e3: 'Chimney',
  c4c3d3c5d6f4b4: 'Cow-Bat',
  c4c3d3c5d6f4b4b6b5c6f5: 'Melnikov',
  c4c3d3c5d6f4f5: 'Rose-v-Toth',
  c4c3d3c5d6f4f5d2: 'Tanida',
  c4c3d3c5d6f4f5d2b5: 'Aircraft',
  c4c3d3c5d6f4f5d2g4d7: 'Sailboat',
  c4c3d3c5d6f4f5e6c6d7: 'Maruoka',
  c4c3d3c5d6f4f5e6f6: 'Landau',
  c4c3d3c5f6: 'Buffalo',
  c4c3d3c5f6e2c6: 'Maruoka Buffalo',
  c4c3d3c5f6e3c6f5f4g5: 'Tanida Buffalo',
  c4c3d3c5f6f5: 'Hokuriku Buffalo',
  c4c3e6c5: 'Wing',
  c4c3f5c5: 'Semi-Wing',
  c4c5: 'Parallel',
  c4e3: 'Perpendicular',
  c4e3f4c5d6e6: 'Mimura',
  c4e3f4c5d6f3c6: 'Shaman',
  c4e3f4c5d6f3d3: 'Inoue',
  c4e3f4c5d6f3d3c3: 'Iago',
  c4e3f4c5d6f3e2: 'Bhagat',
  c4e3f4c5d6f3e6c3d3e2: 'Rose',
  c4e3f4c5d6f3e6c3d3e2b5: 'Flat',
  c4e3f4c5d6f3e6c3d3e2b5f5: 'Rotating Flat',
  c4e3f4c5d6f3e6c3d3e2b6f5: 'Rose-Birth',
  c4e3f4c5d6f3e6c3d3e2b6f5b4f6g5d7: 'Brightstein',
  c4e3f4c5d6f3e6c3d3e2b6f5g5: 'Rose-Birdie',
  c4e3f4c5d6f3e6c3d3e2d2: 'Greenberg',
  c4e3f4c5d6f3e6c6: 'Ralle',
  c4e3f4c5e6: 'Horse',
  c4e3f5b4: 'Ganglion',
  c4e3f5b4f3: 'Swallow',
  c4e3f5e6d3: 'Italian',
  c4e3f5e6f4: 'Cat',
  c4e3f5e6f4c5d6c6f7f3: 'Sakaguchi',
  c4e3f5e6f4c5d6c6f7g5g6: 'Berner',
  c4e3f6b4: 'Bent Ganglion',
  c4e3f6e6f5: 'Tiger',
  c4e3f6e6f5c5c3: 'Stephenson',
  c4e3f6e6f5c5c3b4: 'No-Kung',
  c4e3f6e6f5c5c3c6: 'Comp’Oth',
  c4e3f6e6f5c5c3c6d6: 'Lightning Bolt',
  c4e3f6e6f5c5c3g5: 'Kung',
  c4e3f6e6f5c5d3: 'Leader’s Tiger',
  c4e3f6e6f5c5d6: 'Brightwell',
  c4e3f6e6f5c5f4g5g4f3c6d3d6: 'Ishii',
  c4e3f6e6f5c5f4g5g4f3c6d3d6b3c3b4e2b6: 'Mainline Tiger',
  c4e3f6e6f5c5f4g6f7: 'Rose-Bill',
  c4e3f6e6f5c5f4g6f7d3: 'Tamenori',
  c4e3f6e6f5g6: 'Aubrey',
};

const square = (row: number, column: number): number => row * 8 + column;

/** The symmetries of the board that map the start onto itself. */
const TURNS: readonly ((row: number, column: number) => number)[] = [
  square,
  (row, column) => square(column, row),
  (row, column) => square(7 - row, 7 - column),
  (row, column) => square(7 - column, 7 - row),
];

const C4 = squareAt('c4');
/** squares of the longest line above */
const LONGEST = Math.max(...Object.keys(OPENINGS).map((line) => line.length / 2));

/** The name of the longest known opening that the game follows. @param squares without passes, from the start */
export function openingOf(squares: readonly number[]): string | undefined {
  const [first = -1] = squares;
  const turn = TURNS.find((each) => each(first >> 3, first & 7) === C4);
  if (!turn) return undefined;
  const line = squares.slice(0, LONGEST).map((each) => squareName(turn(each >> 3, each & 7)));
  for (let length = line.length; length >= 2; length--) {
    const name = OPENINGS[line.slice(0, length).join('')];
    if (name !== undefined) return name;
  }
  return undefined;
}

/** Every line of the table, for a test of their legality. */
export const openingLines = (): readonly string[] => Object.keys(OPENINGS);
