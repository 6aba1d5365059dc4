import type { Duplex } from 'node:stream';

/** Forwards the bytes of each to the other; when one breaks or closes, the other is closed. */
export function joinSockets(near: Duplex, far: Duplex): void {
  for (const [one, other] of [
    [near, far],
    [far, near],
  ] as const) {
    one.pipe(other);
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
}
