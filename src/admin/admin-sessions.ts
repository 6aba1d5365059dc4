import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Counter } from '../rpc/counter.ts';
import { Failure, FAILURES } from '../rpc/failures.ts';
import { tooOften } from '../rpc/rate-limits.ts';
import { AdminKeys } from './admin-keys.ts';

/** wrong passwords from one address in a minute; RATE_LIMITS=off does not take this limit away */
const WRONG_PER_MINUTE = 10;

/** s after which an administrator logs in again */
export const SESSION_S = 8 * 3600;

export const COOKIE = 'othello_admin';

/** `1767225600000.Xk2…` and its signature */
const FORM = new RegExp(`(?:^|;)\\s*${COOKIE}=((\\d{13})\\.[\\w-]{16})\\.([\\w-]{43})(?:;|$)`);

/** Who may use the administration: whoever gave the password, for some hours, on every node. */
@Injectable()
export class AdminSessions {
  private readonly logger = new Logger('Admin');
  private readonly wrong = new Counter(WRONG_PER_MINUTE);

  constructor(private readonly keys: AdminKeys) {}

  /**
   * Each attempt counts before it is checked, so that attempts at the same time are not more than one after the other.
   * @param address of who gives the password
   * @returns the cookie's value; undefined: it is not the password
   * @throws Failure RateLimited
   */
  async open(password: string, address: string): Promise<string | undefined> {
    const { remaining, resetMs } = await this.wrong.add(address);
    if (remaining < 0) throw tooOften('too many wrong passwords came from this address', resetMs);
    if (!(await this.keys.isPassword(password))) {
      this.logger.warn(`a wrong password came from ${address}`);
      return undefined;
    }
    await this.wrong.clear(address);
    const value = `${Date.now() + SESSION_S * 1000}.${randomBytes(12).toString('base64url')}`;
    return `${value}.${await this.keys.sign(value)}`;
  }

  /** @param cookies the request's header @throws Failure UserInvalidToken */
  async require(cookies: string | undefined): Promise<void> {
    const [, value, endsMs, signature] = FORM.exec(cookies ?? '') ?? [];
    const isLive = value !== undefined && signature !== undefined && Number(endsMs) > Date.now();
    if (!isLive || !timingSafeEqual(Buffer.from(signature), Buffer.from(await this.keys.sign(value))))
      throw new Failure(FAILURES.UserInvalidToken, 'log in with the password first');
  }
}
