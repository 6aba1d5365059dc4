import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { isWorthTelling, type ProcedureLimit } from './allowance.ts';
import { Counter } from './counter.ts';
import { Failure, FAILURES } from './failures.ts';
import type { Invocation } from './invocation.ts';

/** How often something may be done. */
export interface RateLimitSettings {
  /** by a client's address */
  readonly loginsPerMinute: number;
  /** by a client's address */
  readonly registrationsPerMinute: number;
  /** by an account */
  readonly failedLoginsPerMinute: number;
  /** by a user: CreateGameRoom, RandomJoin and Rematch */
  readonly roomsPerMinute: number;
  /** by a session */
  readonly callsPerSecond: number;
}

/** The settings under this token; absent: nothing is limited. */
export const RATE_LIMIT_SETTINGS = Symbol('RateLimitSettings');

/** What is counted, by whom, and what its caller is told. */
const LIMITS = {
  logins: { setting: 'loginsPerMinute', says: 'too many logins came from this address' },
  registrations: { setting: 'registrationsPerMinute', says: 'too many users were registered from this address' },
  failedLogins: { setting: 'failedLoginsPerMinute', says: 'too many logins with this platform_token failed' },
  rooms: { setting: 'roomsPerMinute', says: 'this user asked for too many game rooms' },
} as const satisfies Record<ProcedureLimit | 'failedLogins', { setting: keyof RateLimitSettings; says: string }>;

/** The refusal of a call that came too often. @param says what came too often */
export function tooOften(says: string, retryAfterMs: number): Failure {
  const seconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
  return new Failure(FAILURES.RateLimited, `${says}: send the call again in ${seconds} s`, { retryAfterMs });
}

/** The limits on calls that are rare and expensive. Each node counts by itself (docs/decisions/0031). */
@Injectable()
export class RateLimits {
  private readonly counters: Record<keyof typeof LIMITS, Counter> | undefined;

  constructor(@Inject(RATE_LIMIT_SETTINGS) settings: RateLimitSettings | undefined) {
    if (!settings) return;
    const counter = (name: keyof typeof LIMITS) => new Counter(settings[LIMITS[name].setting]);
    this.counters = {
      logins: counter('logins'),
      registrations: counter('registrations'),
      failedLogins: counter('failedLogins'),
      rooms: counter('rooms'),
    };
  }

  /**
   * Counts a call. One from this process is not counted: the server's own bots call so.
   * @param key whose it is
   * @throws Failure RateLimited
   */
  async take(name: ProcedureLimit, key: string, invocation: Invocation): Promise<void> {
    if (!this.counters || !invocation.origin) return;
    const allowance = await this.counters[name].add(key);
    if (isWorthTelling(allowance)) invocation.allowance = allowance;
    if (allowance.remaining < 0) throw tooOften(LIMITS[name].says, allowance.resetMs);
  }

  /** Counts a login that failed. */
  async addFailedLogin(account: Account): Promise<void> {
    await this.counters?.failedLogins.add(keyOf(account));
  }

  /** @throws Failure RateLimited: logins of this account have failed too often */
  async requireFailedLoginsLeft(account: Account): Promise<void> {
    const allowance = await this.counters?.failedLogins.look(keyOf(account));
    if (allowance && allowance.remaining <= 0) throw tooOften(LIMITS.failedLogins.says, allowance.resetMs);
  }
}

/** What a login is made with. */
interface Account {
  platformType: number;
  platformToken: string;
}

/** A hash, since the token is a secret and may be long. */
const keyOf = ({ platformType, platformToken }: Account): string =>
  createHash('sha256').update(`${platformType}:${platformToken}`).digest('base64');
