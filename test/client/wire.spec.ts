import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { enums, type Field, messages } from '../../packages/client/src/generated/procedures.ts';
import { decodeMessage } from '../../packages/client/src/wire/decode.ts';
import { encodeMessage } from '../../packages/client/src/wire/encode.ts';
import protobuf from 'protobufjs';
import { readIdl } from '../../src/rpc/codec.ts';
import { schema } from '../kit/transports.ts';

type Json = Record<string, unknown>;

interface Vector {
  name: string;
  message: string;
  hex: string;
  /** proto3 JSON */
  json: Json;
}

const { cases } = JSON.parse(readFileSync('test/fixtures/v1.json', 'utf8')) as { cases: Vector[] };
const hasBoard = ({ json }: Vector) => JSON.stringify(json).includes('"board":');

/** proto3 JSON of what the SDK decoded: bytes are base64 in it, empty lists are left out. */
const jsonOf = (message: object): unknown =>
  JSON.parse(
    JSON.stringify(message, (_, value: unknown) => {
      if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
      return Array.isArray(value) && value.length === 0 ? undefined : value;
    }),
  );

describe('bytes of 2017, made by Google protobuf', () => {
  test.each(cases)('read as their JSON: $name', ({ message, hex, json }) => {
    expect(jsonOf(decodeMessage(message, Buffer.from(hex, 'hex')))).toEqual(json);
  });

  test.each(cases.filter((vector) => !hasBoard(vector)))('are written again alike: $name', ({ message, hex, json }) => {
    expect(Buffer.from(encodeMessage(message, json)).toString('hex')).toBe(hex);
  });
});

const TEXT = fc.string({ unit: 'grapheme' });
const SCALARS: Record<string, fc.Arbitrary<unknown>> = {
  uint32: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  int32: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  uint64: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String),
  bool: fc.boolean(),
  string: TEXT,
  bytes: fc.uint8Array(),
};

/** Any message of that type, some fields left out, sub-messages a few levels deep. */
function arbitrary(type: string, depth = 0): fc.Arbitrary<Json> {
  const fields = (messages[type] ?? []).filter(([, , kind]) => depth < 2 || !(kind in messages));
  const valueOf = ([, , kind, repeated]: Field) => {
    const one =
      SCALARS[kind] ?? (enums[kind] ? fc.constantFrom(...Object.keys(enums[kind])) : arbitrary(kind, depth + 1));
    return repeated ? fc.array(one, { minLength: 1, maxLength: 3 }) : one;
  };
  return fc.record(Object.fromEntries(fields.map((field) => [field[1], valueOf(field)])), { requiredKeys: [] });
}

describe.each(Object.keys(messages))('any %s', (type) => {
  const codec = schema.codec(type);

  test("is read and written as the server's codec does", () => {
    fc.assert(
      fc.property(arbitrary(type), (message) => {
        const bytes = encodeMessage(type, message);
        expect(schema.toJson(type, codec.decode(bytes))).toEqual(jsonOf(message));
        const theirs = codec.encode(schema.fromJson(type, JSON.stringify(jsonOf(message)))).finish();
        expect(jsonOf(decodeMessage(type, theirs))).toEqual(jsonOf(message));
      }),
      { numRuns: 20 },
    );
  });
});

test('the table holds every message of the proto', () => {
  const nested = protobuf.parse(readIdl()).root.lookup('othello') as unknown as {
    nestedArray: { name: string; fields?: object }[];
  };
  const declared = nested.nestedArray.filter(({ fields }) => fields).map(({ name }) => name);
  expect(Object.keys(messages)).toEqual(expect.arrayContaining(declared));
});

describe('bytes of a later proto', () => {
  test('fields that are not known here are passed over, whatever their wire type', () => {
    const stray = ['a03e2a', 'a13e0102030405060708', 'a23e03616263', 'a53e01020304'].join('');
    expect(decodeMessage('User', Buffer.from(`0807${stray}12026e6f`, 'hex'))).toEqual({ id: '7', name: 'no' });
  });

  test("an enum's unknown value reads as its number, in a list too", () => {
    expect(decodeMessage('Result', Buffer.from('08e707', 'hex'))).toEqual({ code: '999' });
    expect(decodeMessage('GameRoom', Buffer.from('2a0301056302'.slice(0, 10), 'hex'))).toMatchObject({
      board: ['Black', '5', '99'],
    });
  });

  test('a field of another wire type than ours is passed over', () => {
    expect(decodeMessage('User', Buffer.from('0a0161', 'hex'))).toEqual({});
  });

  test('a message that comes in two parts is merged', () => {
    expect(decodeMessage('Response', Buffer.from('1a0208641a04120261621a0212001a00', 'hex'))).toMatchObject({
      result: { code: 'ErrorUserNotRegistered', message: '' },
    });
  });
});

test('bytes that are cut anywhere, or are no protobuf, are refused or read: never an endless loop', () => {
  const { hex } = cases.find(hasBoard) ?? { hex: '' };
  const whole = Buffer.from(hex, 'hex');
  const read = (bytes: Uint8Array) => {
    try {
      decodeMessage('MultipleResponse', bytes);
    } catch (error) {
      expect([RangeError, TypeError]).toContain((error as Error).constructor);
    }
  };
  for (let length = 0; length < whole.length; length++) read(whole.subarray(0, length));
  fc.assert(fc.property(fc.uint8Array(), read));
});

describe('a request that is no such message is refused, in one line', () => {
  test.each([
    ['ReqGamePut', { x: 1 }, 'ReqGamePut has no field x: it has roomId, r, c, version'],
    ['ReqGamePut', { r: -1 }, 'ReqGamePut.r must be uint32, not -1'],
    ['ReqGamePut', { r: 2 ** 32 }, 'ReqGamePut.r must be uint32, not 4294967296'],
    ['ReqGamePut', { r: 1.5 }, 'ReqGamePut.r must be uint32, not 1.5'],
    ['ReqGamePut', { roomId: '18446744073709551616' }, 'ReqGamePut.roomId must be uint64 as decimal text, not 18'],
    ['ReqGamePut', { roomId: '0x1' }, 'ReqGamePut.roomId must be uint64 as decimal text, not 0x1'],
    ['ReqLogin', { platformType: 'STEAM' }, 'ReqLogin.platformType must be one of UNKNOWN, CUSTOM, '],
    ['ReqLogin', { platformType: 'constructor' }, 'ReqLogin.platformType must be one of '],
    ['ReqLogin', { platformToken: 7 }, 'ReqLogin.platformToken must be a string, not 7'],
    ['ReqRandomJoin', { createIfNone: 1 }, 'ReqRandomJoin.createIfNone must be bool, not 1'],
    ['GameRoom', { board: 'Black' }, 'GameRoom.board must be an array, not Black'],
    ['GameRoom', { moves: 'AA==' }, 'GameRoom.moves must be a Uint8Array, not AA=='],
  ])('%s %j', (type, message, words) => {
    expect(() => encodeMessage(type, message)).toThrow(TypeError);
    expect(() => encodeMessage(type, message)).toThrow(words);
  });
});
