/** The header, key of metadata or key of THeader by which a caller names its call, and gets the name back. */
export const REQUEST_ID = 'x-request-id';

const LONGEST = 64;

/** Line ends, blanks and whatever else is no printable ASCII would let a caller write lines of our log or headers. */
const UNPRINTABLE = /[^\x21-\x7e]+/g;

/** @returns at most 64 printable characters of what the caller sent; undefined: it sent none */
export function requestIdOf(sent: string | readonly string[] | undefined): string | undefined {
  if (sent === undefined) return undefined;
  return String(sent).slice(0, LONGEST).replace(UNPRINTABLE, '') || undefined;
}
