import Long from 'long';

/**
 * Ids are uint64 on the wire and decimal text inside: exact beyond 2^53 where a number is not, equal by `===` where a
 * Long is not, and what PostgreSQL's bigint reads as.
 */
export type Id = string;

/** what a number holds exactly */
const [SAFE_BITS, SAFE_DIGITS] = [53, 15];

/** @param value absent = "0", which no row has */
export const idOf = (value: number | Long | null | undefined): Id => {
  if (value == null) return '0';
  // a number writes itself many times faster than a Long
  return (typeof value === 'number' || value.getNumBitsAbs() > SAFE_BITS ? value : value.toNumber()).toString();
};

export const wireId = (id: Id): Long =>
  id.length <= SAFE_DIGITS ? Long.fromNumber(Number(id), true) : Long.fromString(id, true);

/** ms since 1970 */
export const wireTime = (time: Date): Long => Long.fromNumber(time.getTime(), true);

const LARGEST_BIGINT = 2n ** 63n - 1n;
/** of a decimal that is below 2^63 whatever its digits */
const STORABLE_DIGITS = 18;

/** Whether a row may have this id: PostgreSQL's bigint ends at 2^63 - 1, uint64 at 2^64 - 1. */
export const isStorableId = (id: Id): boolean => id.length <= STORABLE_DIGITS || BigInt(id) <= LARGEST_BIGINT;
