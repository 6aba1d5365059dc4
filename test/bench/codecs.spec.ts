import './thrift-under-jest.ts';
import { enums, messages } from '../../packages/client/src/generated/procedures.ts';
import { boardOf, setsOf } from '../../bench/src/codecs/bitboards.ts';
import type { Codec } from '../../bench/src/codecs/codec.ts';
import { flatBuffersInPlace, type Visited } from '../../bench/src/codecs/flatbuffers.ts';
import { type Json, type Sample, SAMPLES } from '../../bench/src/codecs/messages.ts';

// not before thrift-under-jest.ts has run
const { CODECS } = await import('../../bench/src/codecs/codecs.ts');
const { entryOf, measureCodecs } = await import('../../bench/src/codecs/index.ts');

const cases = CODECS.flatMap((codec) =>
  SAMPLES.map((sample) => ({ codec, sample, title: `${codec.name}: ${sample.name}` })),
);

test.each(cases)('what is measured comes back as it went in: $title', ({ codec, sample }) => {
  const prepared = codec.prepare(sample);
  expect(prepared.json(prepared.decode(prepared.encode()))).toEqual(sample.json);
});

test.each(cases)('encoding again gives the same bytes and leaves the first alone: $title', ({ codec, sample }) => {
  const prepared = codec.prepare(sample);
  const first = prepared.encode();
  const kept = Buffer.from(first);
  expect(kept.equals(prepared.encode())).toBe(true);
  expect(kept.equals(first)).toBe(true);
});

test('a codec that loses a field is refused before it is timed', () => {
  const [honest, sample] = [CODECS[0] as Codec, SAMPLES[0] as Sample];
  const lossy: Codec = {
    name: 'lossy',
    prepare: (given) => {
      const prepared = honest.prepare(given);
      return { ...prepared, json: (decoded) => ({ ...prepared.json(decoded), seqNo: 0 }) };
    },
  };
  expect(() => entryOf(lossy, sample)).toThrow(/^lossy gives back another GamePut request/);
});

/** The sum that reading in place must come to, from the message itself: each field counts. */
function sumOf(type: string, json: Json): number {
  const leaf = (kind: string, value: unknown): number => {
    if (kind in messages) return sumOf(kind, value as Json);
    if (kind === 'bytes') return Buffer.from(value as string, 'base64').reduce((sum, byte) => sum + byte, 0);
    if (kind === 'string') return (value as string).length;
    return enums[kind]?.[value as string] ?? Number(value);
  };
  return (messages[type] ?? []).reduce((sum, [, name, kind]) => {
    const value = json[name];
    if (value === undefined) return sum;
    return [value].flat().reduce((inner: number, each) => inner + leaf(kind, each), sum);
  }, 0);
}

test.each(SAMPLES)('reading FlatBuffers in place reads every field: $name', (sample) => {
  const prepared = flatBuffersInPlace.prepare(sample);
  expect((prepared.decode(prepared.encode()) as Visited).sum).toBe(sumOf(sample.type, sample.json));
});

test('a board is two sets of 64 bits, and these the board again', () => {
  const board = Array.from({ length: 64 }, (_, square) => ['Empty', 'Black', 'White'][(square * square) % 3] ?? '');
  const { black, white } = setsOf(board);
  expect(boardOf(black, white)).toEqual(board);
});

test('every codec at every message has its bytes and a time a round', async () => {
  const results = await measureCodecs({ rounds: 3, seed: 1, roundMs: 0.05 });
  expect(results.map(({ codec, message }) => `${codec}: ${message}`).sort()).toEqual(
    cases.map(({ title }) => title).sort(),
  );
  for (const { bytes, bytesGzip, encodeNs, decodeNs } of results) {
    expect([bytes, bytesGzip, ...encodeNs, ...decodeNs].every((figure) => figure > 0)).toBe(true);
    expect([encodeNs.length, decodeNs.length]).toEqual([3, 3]);
  }
});
