import { OthelloClient, type Transport } from '@othello-rpc/client';
import type { Pace } from './pace.ts';
import type { Strategy } from './strategy.ts';
import { WaitingBot } from './waiting-bot.ts';

/** Creates and lists the users of the server's own bots. */
export interface BotAccounts {
  /** Names of all bots, also of earlier starts. */
  names(): Promise<string[]>;
  /**
   * Creates a bot's user, or finds it.
   * @returns its new platform token, which replaces any earlier one; undefined when a person has the name
   */
  enrol(name: string): Promise<string | undefined>;
}

/** What a roster needs to make bots. */
export interface BotParts {
  accounts: BotAccounts;
  connect: () => Transport;
  strategyAt: (level: number) => Strategy;
  pace: Pace;
}

/** Bots of one level, in games or waiting: a server can't think for more. */
const MOST_BOTS = 8;
/** names to try for a level, since people may have some of them */
const MOST_NAMES = 99;

/** ms between two polls of a room: after a change, and at most while nothing changes */
const POLL_MS = [250, 800] as const;

/** The bots of one level: hands out an idle one, or makes a new one when all are in games. */
export class Roster {
  private readonly idle: WaitingBot[] = [];
  private readonly all = new Set<WaitingBot>();
  private readonly tried = new Set<string>();

  constructor(
    private readonly level: number,
    private readonly parts: BotParts,
  ) {}

  /** Logs in the bots of an earlier start. @returns those that are in a game, with the game's room */
  async recall(): Promise<[bot: WaitingBot, roomId: string][]> {
    const known = new Set(await this.parts.accounts.names());
    const inGames: [WaitingBot, string][] = [];
    for (const name of this.names()) {
      const bot = known.has(name) && this.all.size < MOST_BOTS ? await this.enlist(name) : undefined;
      const roomId = await bot?.logIn();
      if (bot && roomId !== undefined) inGames.push([bot, roomId]);
      else if (bot) this.idle.push(bot);
    }
    return inGames;
  }

  /** @returns an idle bot; undefined when MOST_BOTS are busy */
  async take(): Promise<WaitingBot | undefined> {
    const bot = this.idle.shift();
    if (bot) return bot;
    for (const name of this.names()) {
      if (this.all.size >= MOST_BOTS) break;
      const enlisted = this.tried.has(name) ? undefined : await this.enlist(name);
      if (enlisted) return enlisted;
    }
    return undefined;
  }

  give(bot: WaitingBot): void {
    this.idle.push(bot);
  }

  /** Removes a bot that another server has logged in. */
  dismiss(bot: WaitingBot): void {
    this.all.delete(bot);
    bot.close();
  }

  close(): void {
    for (const bot of this.all) bot.close();
  }

  private names(): string[] {
    return Array.from({ length: MOST_NAMES }, (_, index) => `bot-${this.level}-${index + 1}`);
  }

  private async enlist(name: string): Promise<WaitingBot | undefined> {
    this.tried.add(name);
    const platformToken = await this.parts.accounts.enrol(name);
    if (platformToken === undefined) return undefined;
    const client = new OthelloClient({ transport: this.parts.connect(), pollMs: POLL_MS });
    const { strategyAt, pace } = this.parts;
    const bot = new WaitingBot({ name, platformToken }, client, { strategy: strategyAt(this.level), pace });
    this.all.add(bot);
    return bot;
  }
}
