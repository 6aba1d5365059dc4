import { TimeShares } from '../../src/bots/time-shares.ts';

const takeMany = (shares: TimeShares, count: number) => Array.from({ length: count }, () => shares.take());
const msOf = (shares: readonly Int32Array[]) => shares.map(([ms]) => ms);

test('a single question has all the time', () => {
  expect(msOf([new TimeShares(600).take()])).toEqual([600]);
});

test('questions at once have equal parts of it, in whatever order they came', () => {
  expect(msOf(takeMany(new TimeShares(600), 5))).toEqual([120, 120, 120, 120, 120]);
});

test('who has shared it once is not given more when others are done: they had the same', () => {
  const shares = new TimeShares(600);
  const [first, ...rest] = takeMany(shares, 3);
  shares.giveBack(first!);
  expect(msOf(rest)).toEqual([200, 200]);
  expect(msOf([shares.take(), ...rest])).toEqual([200, 200, 200]);
});

test('a question that comes when the others are done has all of it again', () => {
  const shares = new TimeShares(600);
  for (const each of takeMany(shares, 4)) shares.giveBack(each);
  expect(msOf([shares.take()])).toEqual([600]);
});
