import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { othello } from '../generated/othello.js';
import { Transactions } from '../persistence/index.ts';
import { BotRepository } from './bot.repository.ts';
import { playerName, PlayerNamePolicy } from './player-name.ts';
import { UserRepository } from './user.repository.ts';

const { CUSTOM } = othello.PlatformType;

/** The server's own users. They log in as others do, with a token that nobody keeps: each start makes another. */
@Injectable()
export class BotService {
  constructor(
    private readonly transactions: Transactions,
    private readonly users: UserRepository,
    private readonly bots: BotRepository,
    private readonly policy: PlayerNamePolicy,
  ) {}

  /** of all bots, those of earlier starts too */
  names(): Promise<string[]> {
    return this.transactions.run((tx) => this.bots.findNames(tx));
  }

  /**
   * Makes the bot, or knows it again.
   * @returns the platform token to log in with from now on; undefined when a person has the name
   */
  enrol(name: string): Promise<string | undefined> {
    return this.transactions.run(async (tx) => {
      const judged = this.policy.judge(name);
      // the server's own names stand whatever people may be called
      const valid = 'refusal' in judged ? playerName(name) : judged;
      if (!valid) throw new RangeError(`a bot can't be called ${name}`);
      await this.users.add(tx, valid, true);
      const bot = await this.bots.lockByName(tx, valid.key);
      if (!bot?.isBot) return undefined;
      const platformToken = randomBytes(24).toString('base64url');
      await this.bots.forgetIdentities(tx, bot.id);
      await this.users.vouch(tx, { platformType: CUSTOM, platformToken }, bot.id);
      return platformToken;
    });
  }
}
