import * as fc from 'fast-check';
import { DiscSet } from '@othello-rpc/kernel';
import { anySet } from './arbitraries.ts';

describe('a set of squares', () => {
  test('holds the squares it was made of, each once, and gives them ascending', () => {
    expect([...DiscSet.of(63, 0, 32, 31, 0)]).toEqual([0, 31, 32, 63]);
  });

  test('agrees with the algebra of plain sets', () => {
    fc.assert(
      fc.property(anySet, anySet, (a, b) => {
        const all = [...DiscSet.full];
        expect([...a.union(b)]).toEqual(all.filter((square) => a.has(square) || b.has(square)));
        expect([...a.intersect(b)]).toEqual(all.filter((square) => a.has(square) && b.has(square)));
        expect([...a.diff(b)]).toEqual(all.filter((square) => a.has(square) && !b.has(square)));
        expect([...a.complement()]).toEqual(all.filter((square) => !a.has(square)));
        expect(a.equals(b)).toBe(String([...a]) === String([...b]));
      }),
    );
  });

  test('counts its squares, gives them as bytes and knows its lowest', () => {
    fc.assert(
      fc.property(anySet, (set) => {
        const squares = [...set];
        expect(set.size).toBe(squares.length);
        expect([...set.toBytes()]).toEqual(squares);
        expect(set.first()).toBe(squares[0]);
        expect(set.isEmpty).toBe(squares.length === 0);
        expect(set.isNonEmpty).toBe(squares.length > 0);
      }),
    );
    expect(DiscSet.full.size).toBe(64);
    expect(DiscSet.empty.first()).toBeUndefined();
  });

  test('is left unchanged by every operation', () => {
    fc.assert(
      fc.property(anySet, anySet, (a, b) => {
        const before = [...a];
        Object.freeze(a).union(Object.freeze(b)).intersect(b).diff(a).complement().with(5);
        a.with(63);
        expect([...a]).toEqual(before);
      }),
    );
  });

  test.each([-1, 64, 1.5, NaN, 2 ** 32])('has no square %d and takes none', (square) => {
    expect(DiscSet.full.has(square)).toBe(false);
    expect(() => DiscSet.of(square)).toThrow(RangeError);
  });
});

describe('a set as a bigint of PostgreSQL', () => {
  test.each([
    ['0', DiscSet.empty],
    ['-1', DiscSet.full],
    ['1', DiscSet.of(0)],
    ['2147483648', DiscSet.of(31)],
    ['4294967296', DiscSet.of(32)],
    ['-9223372036854775808', DiscSet.of(63)],
    ['9223372036854775807', DiscSet.full.diff(DiscSet.of(63))],
  ])('%s is its signed 64-bit number', (text, set) => {
    expect(set.toInt64()).toBe(text);
    expect(DiscSet.fromInt64(text)).toEqual(set);
  });

  test('any set comes back from its text', () => {
    fc.assert(fc.property(anySet, (set) => expect(DiscSet.fromInt64(set.toInt64())).toEqual(set)));
  });

  test('any signed 64-bit number comes back from its set', () => {
    const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    fc.assert(fc.property(int64, (bits) => expect(DiscSet.fromInt64(String(bits)).toInt64()).toBe(String(bits))));
  });

  test.each(['', ' 1', '1.0', '0x10', 'a1', '9223372036854775808', '-9223372036854775809', '1\n2'])(
    'the text %j is refused in one line',
    (text) => {
      expect(() => DiscSet.fromInt64(text)).toThrow(
        new RangeError(`not a signed 64-bit number: ${JSON.stringify(text)}`),
      );
    },
  );
});
