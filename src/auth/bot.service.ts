import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { othello } from '../generated/othello.js';
import { Transactions } from '../persistence/index.ts';
import { BotRepository } from './bot.repository.ts';
import { playerName, PlayerNamePolicy } from './player-name.ts';
import { UserRepository } from './user.repository.ts';

const { CUSTOM } = othello.PlatformType;

/** The users of the server's own bots. They log in as others do, with a platform token that each start makes anew. */
@Injectable()
export class BotService {
  constructor(
    private readonly transactions: Transactions,
    private readonly users: UserRepository,
    private readonly bots: BotRepository,
    private readonly policy: PlayerNamePolicy,
  ) {}

  /** Names of all bots, also of earlier starts. */
  names(): Promise<string[]> {
    return this.transactions.run((tx) => this.bots.findNames(tx));
  }

  /**
   * Creates the bot's user, or finds it.
   * @returns its new platform token, which replaces any earlier one; undefined when a person has the name
   */
  enrol(name: string): Promise<string | undefined> {
    return this.transactions.run(async (tx) => {
      const judged = this.policy.judge(name);
      // a team's policy may refuse the bots' names, which are valid for them all the same
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
