import { type Pair, rounds } from '../../src/bots/rounds.ts';

const first = (count: number, some: number): Pair[][] => {
  const all = rounds(count);
  return Array.from({ length: some }, () => all.next().value);
};
const meeting = (pair: Pair) => [...pair].sort().join();

test.each([2, 3, 4, 5, 8])(
  'of %i everyone meets everyone once before anyone twice, nobody twice in a round',
  (count) => {
    const table = first(count, count + (count % 2) - 1);
    for (const pairs of table) {
      expect(pairs).toHaveLength(Math.floor(count / 2));
      expect(new Set(pairs.flat()).size).toBe(2 * pairs.length);
    }
    expect(new Set(table.flat().map(meeting)).size).toBe((count * (count - 1)) / 2);
  },
);

test('players who meet again swap colours', () => {
  const [once, again] = first(2, 2);
  expect(once).toEqual([[0, 1]]);
  expect(again).toEqual([[1, 0]]);
});
