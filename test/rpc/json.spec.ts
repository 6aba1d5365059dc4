import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Long from 'long';
import { type JsonCodec, ownSchema, teamSchema } from '../../src/rpc/codec.ts';
import { JSON_DEPTH } from '../../src/rpc/json/json-text.ts';
import { REFUSED, TAKEN } from '../fixtures/json-texts.ts';

const everyType = path.resolve(import.meta.dirname, '../fixtures/every-type.proto');
const show = teamSchema(everyType).jsonCodec('ReqShow');
const gamePut = ownSchema().jsonCodec('ReqGamePut');

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function usedBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** Lists and maps that are absent are there and empty: of them nothing is said here. */
const read = (text: string): object =>
  Object.fromEntries(
    Object.entries(show.parse(text)).filter(
      ([, value]) => Object.keys(value as object).length > 0 || value === '' || typeof value !== 'object',
    ),
  );

test.each(TAKEN)('%s is read', (text, value) => {
  expect(read(text)).toEqual(value);
});

test.each(REFUSED)('%s is refused: %s', (_, text, why) => {
  expect(() => show.parse(text)).toThrow(expect.objectContaining({ message: why }) as Error);
});

test.each([
  ['9007199254740993', '9007199254740993'],
  ['18446744073709551615', '18446744073709551615'],
  ['"18446744073709551615"', '18446744073709551615'],
  ['999999999999999', '999999999999999'],
  ['1000000000000000', '1000000000000000'],
])('the id %s has all its digits, inside and when it is written again', (written, digits) => {
  const message = gamePut.parse(`{"roomId":${written}}`) as { roomId: Long };
  expect(message.roomId).toEqual(Long.fromString(digits, true));
  expect(gamePut.stringify(message)).toBe(`{"roomId":"${digits}"}`);
  expect(gamePut.stringify({ roomId: message.roomId.toString() })).toBe(`{"roomId":"${digits}"}`);
});

test('each integer is exact from the least to the most of its type, and no further', () => {
  const ends: [string, bigint, bigint][] = [
    ['aInt32', -(2n ** 31n), 2n ** 31n - 1n],
    ['aUint32', 0n, 2n ** 32n - 1n],
    ['aSint32', -(2n ** 31n), 2n ** 31n - 1n],
    ['aFixed32', 0n, 2n ** 32n - 1n],
    ['aSfixed32', -(2n ** 31n), 2n ** 31n - 1n],
    ['aInt64', -(2n ** 63n), 2n ** 63n - 1n],
    ['aUint64', 0n, 2n ** 64n - 1n],
    ['aSint64', -(2n ** 63n), 2n ** 63n - 1n],
    ['aFixed64', 0n, 2n ** 64n - 1n],
    ['aSfixed64', -(2n ** 63n), 2n ** 63n - 1n],
  ];
  for (const [field, least, most] of ends) {
    for (const value of [least, least + 1n, most - 1n, most])
      for (const written of [`${value}`, `"${value}"`, `"+${value}"`.replace('+-', '-')]) {
        const message = show.parse(`{"${field}":${written}}`) as Record<string, unknown>;
        expect(String(message[field])).toBe(String(value));
        expect(show.stringify(message).replaceAll('"', '')).toBe(`{${field}:${value}}`);
      }
    for (const value of [least - 1n, most + 1n, least * 10n - 1n, most * 10n])
      for (const written of [`${value}`, `"${value}"`])
        expect(() => show.parse(`{"${field}":${written}}`)).toThrow(/^no \w+ stands here, at character \d+$/);
  }
});

describe('what is nested', () => {
  const nodes = (depth: number) => `{"aNode":${'{"left":'.repeat(depth - 2)}{}${'}'.repeat(depth - 1)}`;

  test('more than 32 deep is refused, whether it is JSON or not', () => {
    expect(() => show.parse(nodes(JSON_DEPTH))).not.toThrow();
    for (const text of [nodes(JSON_DEPTH + 1), `{"aNode":${'{"left":'.repeat(30_000)}`])
      expect(() => show.parse(text)).toThrow('it is nested more than 32 deep');
  });

  test('and what is not nested has no such limit', () => {
    const many = Array.from({ length: 100 }, () => '{"left":{"others":[]}}').join();
    expect(() => show.parse(`{"aNode":{"others":[${many}]}}`)).not.toThrow();
  });
});

test('every time is linear in the text: eight times as much takes no more than twenty times as long', () => {
  const texts: Record<string, (size: number) => string> = {
    digits: (size) => `{"aUint64":${'1'.repeat(size)}x}`,
    'digits in quotes': (size) => `{"aUint64":"${'1'.repeat(size)}x"}`,
    zeros: (size) => `{"aUint64":"${'0'.repeat(size)}x"}`,
    'digits of a fraction': (size) => `{"aDouble":"0.${'1'.repeat(size)}e"}`,
    'padding of base64': (size) => `{"aBytes":"${'='.repeat(size)}A"}`,
    base64: (size) => `{"aBytes":"${'A'.repeat(size)}!"}`,
    quotes: (size) => `{"aString":"${'\\"'.repeat(size)}`,
    backslashes: (size) => `{"aString":"${'\\'.repeat(size)}`,
    blanks: (size) => `${' '.repeat(size)}x`,
    items: (size) => `{"manyInt32":[${'1,'.repeat(size)}`,
    entries: (size) => `{"byInt32":{${Array.from({ length: size / 8 }, (_, index) => `"${index}":0,`).join('')}`,
    'letters of a name': (size) => `{"${'a'.repeat(size)}":1}`,
  };
  const cpuOf = (text: string): number => {
    let least = Infinity;
    for (let tries = 0; tries < 3; tries++) {
      const before = process.cpuUsage();
      for (let times = 0; times < 4; times++) expect(() => show.parse(text)).toThrow();
      const { user, system } = process.cpuUsage(before);
      least = Math.min(least, user + system);
    }
    return least;
  };
  const slow: unknown[] = [];
  for (const [what, text] of Object.entries(texts)) {
    const [few, many] = [cpuOf(text(32 * 1024)), cpuOf(text(256 * 1024))];
    if (many > 20 * few + 20_000) slow.push([what, few, many]);
  }
  expect(slow).toEqual([]);
});

test('what is kept of a message does not hold the text that it was read from', () => {
  const [bytes, texts] = [512 * 1024, 200];
  const kept: unknown[] = [];
  const before = usedBytes();
  for (let index = 0; index < texts; index++) {
    const name = `a name of ${index}, which is long enough to be a part of another text`;
    kept.push(show.parse(`{"aString":"${name}","byString":{"${name}":"${name}"}${' '.repeat(bytes)}}`));
  }
  expect(usedBytes() - before).toBeLessThan((bytes * texts) / 4);
  expect(kept).toHaveLength(texts);
});

describe('what is written', () => {
  const written = (message: object, codec: JsonCodec = show) => JSON.parse(codec.stringify(message)) as unknown;

  test('writes NaN and the infinities as texts', () => {
    const message = { aDouble: NaN, aFloat: -Infinity, manyDouble: [Infinity, 0.1, 1e300] };
    expect(written(message)).toEqual({ aDouble: 'NaN', aFloat: '-Infinity', manyDouble: ['Infinity', 0.1, 1e300] });
    expect(show.stringify({ aDouble: -0 })).toBe('{"aDouble":-0.0}');
  });

  test('has an enum by its first name, or by its number when it has none', () => {
    expect(written({ aMood: 1, manyMood: [0, 1, 7] })).toEqual({ aMood: 'GLAD', manyMood: ['CALM', 'GLAD', 7] });
  });

  test('leaves out what is absent: nothing, empty lists and maps, and a field without presence that is zero', () => {
    expect(written({ aUint32: null, aString: undefined, manyInt32: [], byString: {}, bareUint64: Long.UZERO })).toEqual(
      {},
    );
    expect(written({ bareInt32: 0, bareBool: false, bareString: '', bareBytes: Buffer.alloc(0), bareMood: 0 })).toEqual(
      {},
    );
    expect(written({ aUint32: 0, aBool: false, aString: '', aBytes: Buffer.alloc(0), aMood: 0, aNode: {} })).toEqual({
      ...{ aUint32: 0, aBool: false, aString: '', aBytes: '', aMood: 'CALM', aNode: {} },
    });
  });

  test('has no field that a message inherits from all objects', () => {
    expect(written({})).toEqual({});
    expect(written({ constructor: 1, toString: 'x' })).toEqual({ constructor: 1, toString: 'x' });
  });

  test('has every text as JSON.stringify writes it', () => {
    for (const text of ['"', '\\', '\u0000', '\n', '\u2028', '</script>', '\ud800', 'é', '😀'])
      expect(show.stringify({ aString: text, manyString: [text], byString: { [text]: text } })).toBe(
        JSON.stringify({ aString: text, manyString: [text], byString: { [text]: text } }),
      );
  });

  test('has bytes of any kind as base64', () => {
    const bytes = Uint8Array.of(251, 255, 191);
    for (const each of [bytes, Buffer.from(bytes), [...bytes]])
      expect(written({ aBytes: each })).toEqual({ aBytes: '+/+/' });
  });

  test('has 64-bit integers from Longs, numbers and texts', () => {
    expect(written({ manyUint64: [Long.MAX_UNSIGNED_VALUE, 7, '8', Long.fromNumber(2 ** 53, true)] })).toEqual({
      manyUint64: ['18446744073709551615', '7', '8', '9007199254740992'],
    });
    expect(written({ aInt64: Long.MIN_VALUE })).toEqual({ aInt64: '-9223372036854775808' });
  });
});
