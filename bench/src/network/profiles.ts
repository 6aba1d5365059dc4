import type { NetworkProfile } from '../results.ts';

/** Delay, jitter and loss are of one way: a round trip has them twice. */
export const PROFILES = {
  lan: { delayMs: 0.2, jitterMs: 0, loss: 0, kbitPerS: 1_000_000 },
  wifi: { delayMs: 8, jitterMs: 0, loss: 0, kbitPerS: 50_000 },
  lte: { delayMs: 50, jitterMs: 15, loss: 0.01, kbitPerS: 10_000 },
  '3g': { delayMs: 150, jitterMs: 50, loss: 0.03, kbitPerS: 1000 },
} as const satisfies Record<string, NetworkProfile>;

export type ProfileName = keyof typeof PROFILES;
