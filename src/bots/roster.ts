import { OthelloClient, type Transport } from '@othello-rpc/client';
import type { Strategy } from './strategy.ts';
import { WaitingBot } from './waiting-bot.ts';

/** Where the server keeps its own users. */
export interface BotAccounts {
  /** of all that there are, those of earlier starts too */
  names(): Promise<string[]>;
  /**
   * Makes a bot, or knows it again.
   * @returns the platform token to log in with from now on; undefined when a person has the name
   */
  enrol(name: string): Promise<string | undefined>;
}

/** What bots are made of. */
export interface BotParts {
  accounts: BotAccounts;
  connect: () => Transport;
  strategyAt: (level: number) => Strategy;
}

/** Of one level, in games or waiting: more are more than a server can think for. */
const MOST_BOTS = 8;
/** people may have taken some */
const MOST_NAMES = 99;

/** ms between two looks at a room: while it changes, and while nobody comes or moves */
const POLL_MS = [250, 800] as const;

/** The bots of one level: those that have nothing to do, and new ones when all are in games. */
export class Roster {
  private readonly idle: WaitingBot[] = [];
  private readonly all = new Set<WaitingBot>();
  private readonly tried = new Set<string>();

  constructor(
    private readonly level: number,
    private readonly parts: BotParts,
  ) {}

  /** Logs in the bots of an earlier start. @returns those that are in a game, with its room */
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

  /** @returns undefined when as many as there may be are busy */
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

  /** For a bot that plays from another server now. */
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
    const bot = new WaitingBot({ name, platformToken }, client, this.parts.strategyAt(this.level));
    this.all.add(bot);
    return bot;
  }
}
