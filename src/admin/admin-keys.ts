import { createHmac, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Config } from '../config.ts';
import { Failure, FAILURES } from '../rpc/failures.ts';
import { AdminSecret } from './admin-secret.repository.ts';

const derive = promisify(scrypt) as (
  password: string,
  salt: string,
  bytes: number,
  cost: { N: number; maxmem: number },
) => Promise<Buffer>;

/** About 80 ms and 32 MiB on a server's core, in libuv's threads. */
const COST = { N: 2 ** 15, maxmem: 64 * 1024 * 1024 };
const KEY_BYTES = 32;

/** passwords that are checked at the same time, so that guesses can't take the memory */
const CHECKED_AT_ONCE = 2;

/**
 * The keys that the password gives. The salt is the database's, so that every node has the same keys and takes the
 * cookies of the others, and so that a cookie alone is not enough to try passwords on.
 */
@Injectable()
export class AdminKeys {
  private readonly password: string;
  private own: Promise<{ check: Buffer; sign: Buffer; salt: string }> | undefined;
  private checking = 0;

  constructor(
    { adminPassword }: Config,
    private readonly secret: AdminSecret,
  ) {
    if (adminPassword === undefined) throw new Error('the administration was opened without a password');
    this.password = adminPassword;
  }

  /** @throws Failure RateLimited: others are checked just now */
  async isPassword(text: string): Promise<boolean> {
    if (this.checking >= CHECKED_AT_ONCE)
      throw new Failure(FAILURES.RateLimited, 'other logins are checked just now: log in again in a second');
    this.checking++;
    try {
      const { check, salt } = await this.keys();
      const given = await derive(text, salt, 2 * KEY_BYTES, COST);
      return timingSafeEqual(given.subarray(0, KEY_BYTES), check);
    } finally {
      this.checking--;
    }
  }

  /** @returns the signature of a text, in base64url */
  async sign(text: string): Promise<string> {
    const { sign } = await this.keys();
    return createHmac('sha256', sign).update(text).digest('base64url');
  }

  /** Derived when they are first needed, so that they cost the start nothing. */
  private keys(): Promise<{ check: Buffer; sign: Buffer; salt: string }> {
    this.own ??= this.read().catch((error: unknown) => {
      this.own = undefined;
      throw error;
    });
    return this.own;
  }

  private async read() {
    const salt = await this.secret.find();
    const key = await derive(this.password, salt, 2 * KEY_BYTES, COST);
    return { check: key.subarray(0, KEY_BYTES), sign: key.subarray(KEY_BYTES), salt };
  }
}
