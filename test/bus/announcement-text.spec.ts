import fc from 'fast-check';
import { SHARDS, shardOf } from '../../src/persistence/index.ts';
import {
  type Announcement,
  decodeAnnouncement,
  encodeAnnouncement,
  MOST_NODES,
} from '../../src/push/bus/announcement-text.ts';
import { decodeChanges } from '../../src/push/bus/payload.ts';

const name = fc.stringMatching(/^[0-9a-f]{12}$/);
const announcement: fc.Arbitrary<Announcement> = fc.record({
  node: name,
  number: fc.nat(),
  watches: fc.uniqueArray(fc.nat({ max: SHARDS - 1 })).map((shards) => new Set(shards)),
  knows: fc.array(fc.tuple(name, fc.nat()), { maxLength: MOST_NODES }).map((entries) => new Map(entries)),
  isLast: fc.boolean(),
});

test('announcements read as they were written, fit what PostgreSQL carries, and are no wake-ups', () => {
  fc.assert(
    fc.property(announcement, (written) => {
      const text = encodeAnnouncement(written);
      expect(text.length).toBeLessThan(7900);
      const read = decodeAnnouncement(text);
      expect(read && { ...read, watches: [...read.watches].toSorted((a, b) => a - b) }).toEqual({
        ...written,
        watches: [...written.watches].toSorted((a, b) => a - b),
      });
      expect(decodeChanges(text)).toEqual([]);
    }),
  );
});

test.each([
  '',
  '{"room:1":5}',
  '{"node":7,"number":1,"watches":"","knows":{}}',
  '{"node":"ab","number":-1,"watches":"","knows":{}}',
  '{"node":"ab","number":1,"watches":"xyz","knows":{}}',
  '{"node":"ab","number":1,"watches":[],"knows":{}}',
  '{"node":"ab","number":1,"watches":"","knows":7}',
  '{"node":"ab","number":1,"watc',
  `{"node":"${'a'.repeat(17)}","number":1,"watches":"","knows":{}}`,
])('%j announces nobody', (payload) => {
  expect(decodeAnnouncement(payload)).toBeUndefined();
});

test('rooms are spread over 256 shards by their ids, all sessions have one, and other topics some of the 256', () => {
  const rooms = Array.from({ length: 1000 }, (_, id) => shardOf(`room:${id + 9_007_199_254_740_000}`));
  expect(rooms.slice(0, 256).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 256 }, (_, shard) => shard));
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }), (id) => shardOf(`room:${id}`) === Number(id % 256n)),
  );
  expect(new Set(['session:1', 'session:2'].map(shardOf)).size).toBe(1);
  fc.assert(fc.property(fc.string(), (key) => shardOf(`counter:${key}`) >= 0 && shardOf(`counter:${key}`) < SHARDS));
});
