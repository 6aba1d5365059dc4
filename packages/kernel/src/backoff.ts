import type { RandomSource } from './random.ts';

/** How long is waited between two attempts. */
export interface BackoffPolicy {
  /** ms before the second attempt, doubled before each later one */
  backoffMs: number;
  /** ms that no wait exceeds */
  backoffCeilingMs: number;
}

/** @returns ms to wait after that many failures in a row, from 1 */
export function backoffAfter(failures: number, policy: BackoffPolicy, random: RandomSource = Math.random): number {
  return randomPart(Math.min(policy.backoffCeilingMs, policy.backoffMs * 2 ** (failures - 1)), random);
}

/** A random half to all of it, so that the clients of one server do not come back in one moment. */
export const randomPart = (ms: number, random: RandomSource = Math.random): number => ms * (0.5 + random() / 2);
