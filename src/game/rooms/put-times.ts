import type { Room } from './room.ts';

const BYTES = 4;
const LONGEST_MS = 2 ** 32 - 1;

/** The room's put times and one more. */
export function withPutAt({ putTimes, startedAt }: Room, at: Date): Uint8Array {
  const sinceStartMs = startedAt ? at.getTime() - startedAt.getTime() : 0;
  const times = Buffer.alloc(putTimes.length + BYTES);
  times.set(putTimes);
  times.writeUInt32BE(Math.min(Math.max(sinceStartMs, 0), LONGEST_MS), putTimes.length);
  return times;
}

/** When a put was made; undefined in games that are older than the storing of put times. @param index from 0 */
export function putAt({ putTimes, startedAt }: Pick<Room, 'putTimes' | 'startedAt'>, index: number): Date | undefined {
  if (!startedAt || (index + 1) * BYTES > putTimes.length) return undefined;
  return new Date(startedAt.getTime() + Buffer.from(putTimes).readUInt32BE(index * BYTES));
}
