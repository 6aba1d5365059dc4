import Long from 'long';

/**
 * Ids are uint64 on the wire and decimal text inside: exact beyond 2^53 where a number is not, equal by `===` where a
 * Long is not, and what PostgreSQL's bigint reads as.
 */
export type Id = string;

/** @param value absent = "0", which no row has */
export const idOf = (value: number | Long | null | undefined): Id => (value == null ? '0' : value.toString());

export const wireId = (id: Id): Long => Long.fromString(id, true);

/** ms since 1970 */
export const wireTime = (time: Date): Long => Long.fromNumber(time.getTime(), true);

const LARGEST_BIGINT = 2n ** 63n - 1n;

/** Whether a row may have this id: PostgreSQL's bigint ends at 2^63 - 1, uint64 at 2^64 - 1. */
export const isStorableId = (id: Id): boolean => BigInt(id) <= LARGEST_BIGINT;
