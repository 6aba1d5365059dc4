import Long from 'long';

/**
 * Ids are uint64 on the wire and decimal text in the code: unlike a number it is exact beyond 2^53, unlike a Long it
 * can be compared by `===`, and pg returns a bigint as text.
 */
export type Id = string;

/** bits, and decimal digits, that a number always holds exactly */
const [SAFE_BITS, SAFE_DIGITS] = [53, 15];

/** @param value absent: "0", which is no row's id */
export const idOf = (value: number | Long | null | undefined): Id => {
  if (value == null) return '0';
  // converting a number to text is many times faster than converting a Long
  return (typeof value === 'number' || value.getNumBitsAbs() > SAFE_BITS ? value : value.toNumber()).toString();
};

export const wireId = (id: Id): Long =>
  id.length <= SAFE_DIGITS ? Long.fromNumber(Number(id), true) : Long.fromString(id, true);

/** A time on the wire: ms since 1970. */
export const wireTime = (time: Date): Long => Long.fromNumber(time.getTime(), true);

const LARGEST_BIGINT = 2n ** 63n - 1n;
/** any decimal of so many digits is below 2^63 */
const STORABLE_DIGITS = 18;

/** Whether PostgreSQL can store the id: bigint ends at 2^63 - 1, uint64 at 2^64 - 1. */
export const isStorableId = (id: Id): boolean => id.length <= STORABLE_DIGITS || BigInt(id) <= LARGEST_BIGINT;
