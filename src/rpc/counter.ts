import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Allowance } from './allowance.ts';

const WINDOW_S = 60;

/** Addresses, accounts or users that are counted at the same time; beyond it the one that was idle longest is forgotten. */
const KEYS_AT_MOST = 100_000;

/** Counts by key, in windows of a minute, with a bound on the number of keys. */
export class Counter {
  private readonly limiter: RateLimiterMemory;
  private readonly keys: LRUCache<string, true>;

  /** @param limit in a minute, by one key */
  constructor(private readonly limit: number) {
    this.limiter = new RateLimiterMemory({ points: limit, duration: WINDOW_S });
    this.keys = new LRUCache({
      max: KEYS_AT_MOST,
      dispose: (_, key, reason) => {
        if (reason === 'evict') void this.limiter.delete(key);
      },
    });
  }

  /** @returns what is left after it: -1 when it was too many */
  async add(key: string): Promise<Allowance> {
    this.keys.set(key, true);
    try {
      return this.allowanceOf(await this.limiter.consume(key));
    } catch (result) {
      if (!(result instanceof RateLimiterRes)) throw result;
      return { ...this.allowanceOf(result), remaining: -1 };
    }
  }

  /** Forgets what was counted of a key. */
  async clear(key: string): Promise<void> {
    await this.limiter.delete(key);
  }

  async look(key: string): Promise<Allowance | undefined> {
    const result = await this.limiter.get(key);
    return result ? this.allowanceOf(result) : undefined;
  }

  private allowanceOf({ remainingPoints, msBeforeNext }: RateLimiterRes): Allowance {
    return { limit: this.limit, remaining: remainingPoints, resetMs: msBeforeNext };
  }
}
