/** How many keys one statement reads: a few ms of PostgreSQL's and of this node's time, so that calls are served in between. */
const SLICE = 500;

export function* slicesOf<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += SLICE) yield all.slice(at, at + SLICE);
}
