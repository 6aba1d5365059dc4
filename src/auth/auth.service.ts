import { Injectable } from '@nestjs/common';
import { othello } from '../generated/othello.js';
import type { Transaction } from '../persistence/index.ts';
import { Failure, FAILURES } from '../rpc/failures.ts';
import { RateLimits } from '../rpc/rate-limits.ts';
import { ENDED_BY } from '../rpc/session.ts';
import { Sessions } from '../rpc/sessions.ts';
import type { Id } from '../rpc/wire-id.ts';
import type { PlayerStats } from './player-stats.ts';
import { tokenOf } from './login-attempt.ts';
import { type PlayerName, PlayerNamePolicy } from './player-name.ts';
import { type Identity, UserRepository } from './user.repository.ts';

const { CUSTOM } = othello.PlatformType;

/** characters of a name, whatever the PlayerNamePolicy */
const LONGEST_NAME = 200;

/** The names of the server's own bots (src/bots/roster.ts), and those that are read as one of them. */
const LIKE_A_BOT = /^b[o0]t[-_]?\d+([-_]\d*)?$/;

@Injectable()
export class AuthService {
  constructor(
    private readonly users: UserRepository,
    private readonly sessions: Sessions,
    private readonly names: PlayerNamePolicy,
    private readonly limits: RateLimits,
  ) {}

  /**
   * @throws Failure PlatformNotSupported, InvalidArgument, UserAlreadyExists, UserInvalidName, UserNameAlreadyExists
   */
  async register(tx: Transaction, identity: Identity, name: string): Promise<PlayerStats> {
    requireSupported(identity);
    if (identity.platformToken === '')
      throw new Failure(FAILURES.InvalidArgument, 'platform_token is empty: send a secret that the device keeps');
    const exists = new Failure(FAILURES.UserAlreadyExists, 'this platform_token has a user already: log in with it');
    if (await this.users.isKnown(tx, identity)) throw exists;
    const valid = this.names.judge(name);
    if ('refusal' in valid) throw new Failure(FAILURES.UserInvalidName, valid.refusal);
    requireStorable(valid);
    if (LIKE_A_BOT.test(valid.key))
      throw new Failure(FAILURES.UserInvalidName, "names like bot-1-1 are of the server's own bots: choose another");
    const user = await this.users.add(tx, valid);
    if (!user) {
      // taken by another sending of this very call, perhaps, which was not committed yet when it was looked for
      if (await this.users.isKnown(tx, identity)) throw exists;
      throw new Failure(FAILURES.UserNameAlreadyExists, 'this name is taken: choose another');
    }
    if (!(await this.users.vouch(tx, identity, user.id))) throw exists;
    return user;
  }

  /**
   * @param attempt the client's random bytes: the same bytes again give the same token
   * @throws Failure PlatformNotSupported, UserNotRegistered, UserDuplicatedLogin, RateLimited
   */
  async login(
    tx: Transaction,
    identity: Identity,
    attempt?: Uint8Array | null,
  ): Promise<{ user: PlayerStats; token: string }> {
    requireSupported(identity);
    await this.limits.requireFailedLoginsLeft(identity);
    const user = await this.users.lockByIdentity(tx, identity);
    if (!user) {
      await this.limits.addFailedLogin(identity);
      throw new Failure(FAILURES.UserNotRegistered, 'no user has this platform_token: register first');
    }
    const token = attempt ? tokenOf(attempt, user.id, identity) : undefined;
    return { user, token: await this.sessions.open(tx, user.id, token) };
  }

  /** Ends the user's session, on all streams too. A game in play goes on, and the time of a turn with it. */
  async logout(tx: Transaction, userId: Id): Promise<void> {
    await this.sessions.end(tx, userId, ENDED_BY.logout);
  }
}

function requireSupported({ platformType }: Identity): void {
  if (platformType !== CUSTOM)
    throw new Failure(
      FAILURES.PlatformNotSupported,
      `platform_type ${platformType} can't be verified here: send CUSTOM (1)`,
    );
}

/** Checks a policy's result: PostgreSQL refuses NUL, and an index key that is too long. */
function requireStorable({ shown, key }: PlayerName): void {
  for (const text of [shown, key])
    if (typeof text !== 'string' || text.length === 0 || text.length > LONGEST_NAME || text.includes('\0'))
      throw new Error(`PlayerNamePolicy gave a name that can't be kept: 1 to ${LONGEST_NAME} characters, without NUL`);
}
