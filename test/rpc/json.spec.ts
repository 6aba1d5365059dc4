import fc from 'fast-check';
import { JSON_DEPTH, quoteLargeIntegers } from '../../src/rpc/json.ts';

const parsed = (text: string): unknown => JSON.parse(quoteLargeIntegers(text));

test('integers that a double might round become text, with all their digits', () => {
  expect(parsed('[1234567890123456, -1234567890123456,9007199254740993 ,{"a":18446744073709551615}]')).toEqual([
    '1234567890123456',
    '-1234567890123456',
    '9007199254740993',
    { a: '18446744073709551615' },
  ]);
});

test('shorter integers, fractions and exponents stay numbers', () => {
  expect(parsed('[0,-1,123456789012345,1234567890123456.5,1234567890123456e2]')).toEqual([
    0, -1, 123456789012345, 1234567890123456.5, 1234567890123456e2,
  ]);
});

test('nothing inside a text is a number, a brace or its end', () => {
  const texts = ['1234567890123456789', '"1234567890123456789"', '\\', '\\"', '{[', ']}', '"{\\"'];
  expect(parsed(JSON.stringify(texts))).toEqual(texts);
});

test('every JSON value is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const isExact = (each: unknown) => typeof each !== 'number' || !Number.isInteger(each) || Math.abs(each) < 1e15;
      const text = JSON.stringify(value, (_, each: unknown) => (isExact(each) ? each : 0));
      expect(quoteLargeIntegers(text)).toBe(text);
    }),
  );
});

test.each(['00000000000000001', '1234567890123456-7', '1234567890123456e', '--1234567890123456', '+1234567890123456'])(
  '%s is no number, and stays none',
  (text) => {
    expect(() => parsed(`[${text}]`)).toThrow(SyntaxError);
  },
);

test('what is nested more than 32 deep is refused before it is parsed, whether it is JSON or not', () => {
  const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth);
  expect(() => parsed(nested(JSON_DEPTH, '[', ']'))).not.toThrow();
  for (const text of [nested(33, '[', ']'), '{"a":'.repeat(33), '[{'.repeat(30_000)])
    expect(() => parsed(text)).toThrow('it is nested more than 32 deep');
});

test('objects one after the other are not nested', () => {
  expect(parsed(`[${Array.from({ length: 100 }, () => '{"a":[1]}').join()}]`)).toHaveLength(100);
});
