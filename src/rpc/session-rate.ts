import { Inject, Injectable } from '@nestjs/common';
import { Admission } from './admission.ts';
import { isWorthTelling } from './allowance.ts';
import type { Invocation } from './invocation.ts';
import { RATE_LIMIT_SETTINGS, type RateLimitSettings, tooOften } from './rate-limits.ts';

const WINDOW_MS = 1000;

/**
 * The limit on the calls of one session, in windows of a second. Its own few lines and synchronous, since every call
 * passes here: RateLimiterMemory costs a promise and a timer for each window (docs/decisions/0031).
 */
@Injectable()
export class SessionRate {
  private readonly limit: number | undefined;

  constructor(
    @Inject(RATE_LIMIT_SETTINGS) settings: RateLimitSettings | undefined,
    private readonly admission: Admission,
  ) {
    this.limit = settings?.callsPerSecond;
  }

  /**
   * Counts a call from outside this process whose token is known to be of a live session. Others are bounded by their
   * turn at the database.
   * @throws Failure RateLimited
   */
  count(invocation: Invocation): void {
    const { limit } = this;
    const { token, origin } = invocation;
    if (limit === undefined || token === undefined || !origin) return;
    const window = this.admission.windowOf(token);
    if (!window) return;
    const nowMs = performance.now();
    if (nowMs >= window.endsMs) {
      window.endsMs = nowMs + WINDOW_MS;
      window.calls = 0;
    }
    window.calls++;
    const allowance = { limit, remaining: limit - window.calls, resetMs: window.endsMs - nowMs };
    if (!isWorthTelling(allowance)) return;
    invocation.allowance = allowance;
    if (allowance.remaining < 0) throw tooOften('this session calls too often', allowance.resetMs);
  }
}
