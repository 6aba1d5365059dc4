const BYTEA_OID = 17;
const LOWER_BOUND = 1;

/** Values for a parameter that is cast to an array of a type of numbers, `$1::bigint[]` say. */
export const numberArray = (values: readonly (number | string | null)[]): string =>
  `{${values.map((value) => value ?? 'NULL').join(',')}}`;

/**
 * Values for a `$1::bytea[]`, in PostgreSQL's binary form (array_recv in its arrayfuncs.c), since as text each byte
 * would take two characters.
 */
export function byteaArray(values: readonly (Uint8Array | null)[]): Buffer {
  const array = Buffer.allocUnsafe(values.reduce((size, value) => size + 4 + (value?.length ?? 0), 20));
  let at = 0;
  const int32 = (value: number) => (at = array.writeInt32BE(value, at));
  for (const header of [1, values.includes(null) ? 1 : 0, BYTEA_OID, values.length, LOWER_BOUND]) int32(header);
  for (const value of values) {
    int32(value?.length ?? -1);
    if (value) array.set(value, at);
    at += value?.length ?? 0;
  }
  return array;
}
