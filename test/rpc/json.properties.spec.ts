import path from 'node:path';
import fc from 'fast-check';
import protobuf from 'protobufjs';
import protojson from 'protobufjs/ext/protojson.js';
import { ownSchema, teamSchema, type WireSchema } from '../../src/rpc/codec.ts';
import { anyMessage } from '../kit/any-message.ts';

// protobufjs' own proto3 JSON, which walks through a message's fields by reflection, is the judge of the one made for speed.

const everyType = path.resolve(import.meta.dirname, '../fixtures/every-type.proto');

const messagesOf = (name: string, schema: WireSchema) => {
  const { root } = protobuf.parse(schema.idl);
  root.resolveAll();
  const own = root.lookup('othello') as protobuf.Namespace;
  const types = own.nestedArray.filter((each) => each instanceof protobuf.Type);
  return types.map((type) => ({ name: `${type.name} of ${name}`, type, schema }));
};
const ours = messagesOf('othello.proto', ownSchema());
const OUR_NAMES = new Set(ours.map(({ type }) => type.name));
const theirs = messagesOf("a team's IDL", teamSchema(everyType));
const all = [...ours, ...theirs.filter(({ type }) => !OUR_NAMES.has(type.name))];

/** JSON.stringify writes 0 for it, and Google's protobuf -0. */
const hasMinusZero = (message: unknown): boolean =>
  Object.is(message, -0) ||
  (typeof message === 'object' && message !== null && Object.values(message).some(hasMinusZero));

const expected = (type: protobuf.Type, message: object): string => JSON.stringify(protojson.toJson(type, message));

const readByReflection = (type: protobuf.Type, text: string): Buffer =>
  Buffer.from(type.encode(protojson.fromJsonString(type, text)).finish());

const RUNS = { numRuns: 20 };

describe.each(all)('any $name', ({ type, schema }) => {
  const json = schema.jsonCodec(type.name);
  const codec = schema.codec(type.name);
  const anyOne = anyMessage(type).filter((message) => !hasMinusZero(message));

  test('is written as by reflection, letter by letter, from a plain object and from what was decoded', () => {
    fc.assert(
      fc.property(anyOne, (message) => {
        expect(json.stringify(message)).toBe(expected(type, message));
        const bytes = codec.encode(message).finish();
        expect(json.stringify(codec.decode(bytes))).toBe(expected(type, type.decode(bytes)));
      }),
      RUNS,
    );
  });

  test('is read as by reflection', () => {
    fc.assert(
      fc.property(anyOne, (message) => {
        const text = expected(type, message);
        expect(Buffer.from(codec.encode(json.parse(text)).finish())).toEqual(readByReflection(type, text));
      }),
      RUNS,
    );
  });

  test('comes back from JSON as it was', () => {
    fc.assert(
      fc.property(anyMessage(type), (message) => {
        const bytes = codec.encode(message).finish();
        const again = codec.encode(json.parse(json.stringify(codec.decode(bytes)))).finish();
        expect(codec.decode(again)).toStrictEqual(codec.decode(bytes));
      }),
      RUNS,
    );
  });
});

const everything = theirs.find(({ type }) => type.name === 'ReqShow') as (typeof theirs)[number];

describe('texts of one message', () => {
  const { type, schema } = everything;
  const json = schema.jsonCodec(type.name);
  const anyText = anyMessage(type)
    .filter((message) => !hasMinusZero(message))
    .map((message) => expected(type, message));

  test('may have blanks wherever JSON allows them', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(' ', '\t', '\n', '\r\n', ' \r\t\n'), (text, blanks) => {
        const spread = JSON.stringify(JSON.parse(text), undefined, '\t').replace(/\n\t*/g, blanks);
        expect(json.parse(blanks + spread + blanks)).toStrictEqual(json.parse(text));
      }),
    );
  });

  test('may write names and texts with any escapes', () => {
    const escaped = (text: string) =>
      text.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => {
        const units = (JSON.parse(quoted) as string).split('');
        return `"${units.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`;
      });
    fc.assert(
      fc.property(anyText, (text) => {
        expect(json.parse(escaped(text))).toStrictEqual(json.parse(text));
      }),
    );
  });

  test('have their fields in any order, by either name, and null for an absent one', () => {
    const value = { ...{ aMood: 'GRIM', a_uint32: 7 }, ...{ aNode: null, many_bool: null, namedOtherwise: 1 } };
    const text = JSON.stringify(value).replace('namedOtherwise', 'byAnotherName');
    expect(json.parse(text)).toMatchObject({ aMood: -2147483648, aUint32: 7, namedOtherwise: 1 });
    expect(json.stringify(json.parse(text))).toBe('{"aUint32":7,"aMood":"GRIM","byAnotherName":1}');
  });

  /** What a change may put in: all that JSON is made of, and pieces of values. */
  const PIECES = ['{', '}', '[', ']', ':', ',', '"', '\\', '0', '1', '-', '.', 'e', '+', ' ', 'null', 'true', '"a"'];
  const PIECES_OF_NAMES = ['"aInt32":', '"a_int32":', '"oneUint32":1,', '\u0000', '\ud800', 'é', 'NaN', '\u00a0'];
  const anyChange = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    taken: fc.integer({ min: 0, max: 1 }),
    put: fc.constantFrom('', '1', ' ', '=', 'A', ...PIECES, ...PIECES_OF_NAMES),
  });

  function verdict(read: () => Uint8Array): string {
    try {
      return Buffer.from(read()).toString('hex');
    } catch {
      return 'refused';
    }
  }

  /** JSON.parse rounds large integers; protobufjs reads base64 up to its first = and leaves the rest. */
  const isBeyondReflection = (text: string, own: string): boolean =>
    /(?<![0-9.eE+-])-?[0-9]{16,}(?![0-9.eE+-])/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '')) ||
    (own === 'refused' && /=[^"=]/.test(text));

  test('that were changed anywhere are taken or refused as by reflection', () => {
    let [taken, refused] = [0, 0];
    fc.assert(
      fc.property(anyText, fc.array(anyChange, { minLength: 1, maxLength: 2 }), (text, changes) => {
        let changed = text;
        for (const { at, taken: length, put } of changes) {
          const from = Math.floor(at * changed.length);
          changed = changed.slice(0, from) + put + changed.slice(from + length);
        }
        const own = verdict(() => type.encode(json.parse(changed)).finish());
        const other = verdict(() => readByReflection(type, changed));
        if (isBeyondReflection(changed, own)) return;
        expect({ changed, verdict: own }).toEqual({ changed, verdict: other });
        if (own === 'refused') refused++;
        else taken++;
      }),
      { numRuns: 1200 },
    );
    expect(refused).toBeGreaterThan(200);
    expect(taken).toBeGreaterThan(20);
  });
});
