import fc from 'fast-check';
import { decodeChanges, encodeChanges } from '../../src/push/bus/payload.ts';

const versions = fc
  .array(fc.tuple(fc.string({ unit: 'binary', maxLength: 20 }), fc.nat()), { maxLength: 200 })
  .map((entries) => new Map(entries));

test('wake-ups read as they were written, in payloads within the limit', () => {
  fc.assert(
    fc.property(versions, fc.integer({ min: 200, max: 1000 }), (written, limit) => {
      const payloads = encodeChanges(written, limit);
      for (const payload of payloads) expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(limit);
      const read = payloads.flatMap(decodeChanges).map(({ topic, version }) => [topic, version] as const);
      expect(new Map(read)).toEqual(written);
    }),
  );
});

test('a topic that no payload can hold is left out, and those beside it are not', () => {
  const written = new Map(
    [...['room:1', 'x'.repeat(8000), 'room:2'].entries()].map(([index, topic]) => [topic, index]),
  );
  expect(encodeChanges(written, 7900).flatMap(decodeChanges)).toEqual([
    { topic: 'room:1', version: 0 },
    { topic: 'room:2', version: 2 },
  ]);
});

test.each(['', 'room:1', 'null', '[1]', '7', '{"room:1":"5"}', '{"room:1":'])('%j wakes nobody', (payload) => {
  expect(decodeChanges(payload)).toEqual([]);
});
