import fc from 'fast-check';

/** What is done to bytes. */
const KINDS = ['flip', 'put', 'cut', 'drop', 'repeat', 'insert', 'length', 'type'] as const;

/** One change, at a place that is told as a share of the length. */
export interface Mutation {
  kind: (typeof KINDS)[number];
  at: number;
  /** how many bytes are dropped or repeated */
  count: number;
  /** how often they are repeated */
  times: number;
  bytes: Uint8Array;
}

/** Lengths as the wires write them: varints, and integers of four bytes. */
const LENGTHS = ['00', '01', '7f', '8001', 'ff7f', 'ffffffff07', 'ffffffff0f', '7fffffff', 'ffffffff', '00010001'].map(
  (hex) => Buffer.from(hex, 'hex'),
);
/** in which a tag tells its wire type, and a head the type of what follows */
const TYPE_BITS = 0x0f;
/** so that a message and its envelope stay within what is read */
const MOST_BYTES = 32 * 1024;

export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    count: fc.integer({ min: 1, max: 12 }),
    times: fc.oneof(
      { weight: 4, arbitrary: fc.constant(1) },
      { weight: 1, arbitrary: fc.integer({ min: 2, max: 400 }) },
    ),
    bytes: fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 6 }), fc.constantFrom(...LENGTHS)),
  }),
  { minLength: 1, maxLength: 4 },
);

/** The same changes whatever the bytes. @param from before which nothing is changed */
export function mutated(original: Buffer, changes: readonly Mutation[], from = 0): Buffer {
  const head = original.subarray(0, from);
  return Buffer.concat([head, changes.reduce(changed, original.subarray(from))]).subarray(0, MOST_BYTES);
}

function changed(bytes: Buffer, { kind, at, count, times, bytes: put }: Mutation): Buffer {
  const place = Math.floor(at * bytes.length);
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
  const [was = 0, is = 0] = [after[0], put[0]];
  const instead = (value: number) => Buffer.concat([before, Buffer.from([value]), after.subarray(1)]);
  switch (kind) {
    case 'flip':
      return instead(was ^ (1 << (is & 7)));
    case 'put':
      return instead(is);
    case 'type':
      return instead((was & ~TYPE_BITS) | (is & TYPE_BITS));
    case 'cut':
      return before;
    case 'drop':
      return Buffer.concat([before, after.subarray(count)]);
    case 'length':
      return Buffer.concat([before, put, after.subarray(put.length)]);
    case 'insert':
      return Buffer.concat([before, put, after]);
    case 'repeat':
      return Buffer.concat([before, ...Array<Buffer>(times).fill(after.subarray(0, count)), after]);
  }
}

/** Values that a JSON text may hold where another one is expected, and pieces that are none. */
const JSON_PIECES = [
  ...[
    'null',
    'null',
    '7',
    '"7"',
    '4e9',
    '0',
    '""',
    '"x"',
    'true',
    '-1',
    '1.5',
    '1e400',
    '9223372036854775808',
    '1234567890123456789',
  ],
  ...['[]', '{}', '[[', '{"a":', '"\\ud800"', '"\\u0000"', 'NaN', '"', '\\', ',', ':', '}', '"__proto__":{}'],
];
const JSON_TOKEN = /"(?:[^"\\]|\\.)*"|[-+.\w]+|\S/g;

/** One change to the tokens of a JSON text. */
export interface JsonMutation {
  kind: 'value' | 'instead' | 'drop' | 'repeat' | 'insert';
  at: number;
  piece: string;
}

export const jsonMutations: fc.Arbitrary<JsonMutation[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('value', 'value', 'value', 'instead', 'drop', 'repeat', 'insert'),
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    piece: fc.constantFrom(...JSON_PIECES),
  }),
  { minLength: 1, maxLength: 2 },
);

export const mutatedJson = (original: string, changes: readonly JsonMutation[]): string =>
  changes.reduce(changedJson, original.match(JSON_TOKEN) ?? []).join('');

function changedJson(tokens: readonly string[], { kind, at, piece }: JsonMutation): string[] {
  const places = [...tokens.keys()].filter((index) => kind !== 'value' || tokens[index - 1] === ':');
  const place = places[Math.floor(at * places.length)] ?? 0;
  const put = kind === 'repeat' ? tokens.slice(place, place + 1) : kind === 'drop' ? [] : [piece];
  return tokens.toSpliced(place, kind === 'insert' || kind === 'repeat' ? 0 : 1, ...put);
}
