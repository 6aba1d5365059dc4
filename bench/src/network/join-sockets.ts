import type { Duplex } from 'node:stream';

/** Hands on what comes on either to the other; when one breaks or is gone, so is the other. */
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
