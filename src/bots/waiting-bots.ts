import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { CallRefused, type Transport } from '@othello-rpc/client';
import { type BotStrategy, strategyAt, type Warn } from './bot-strategy.ts';
import { HIGHEST_LEVEL } from './levels.ts';
import type { Pace } from './pace.ts';
import { type BotAccounts, Roster } from './roster.ts';
import type { WaitingBot } from './waiting-bot.ts';

/** Options of the server's own bots. */
export interface WaitingBotsOptions {
  /** bots that wait at any time */
  count: number;
  accounts: BotAccounts;
  connect: () => Transport;
  strategy: BotStrategy;
  pace: Pace;
  /** after it the bots retry by themselves */
  warn: Warn;
}

/** ms before a place is tried again after an error, or while all bots are in games */
const RESPITE_MS = 2000;

/** Refusals that a bot gets once another server has logged it in. */
const TAKEN_OVER = ['ErrorUserDuplicatedLogin', 'ErrorUserNotRegistered'];

/** Levels for `count` bots, spread evenly from the easiest to the highest; from the ninth bot on they repeat. */
export function levelsOf(count: number): number[] {
  const steps = Math.max(1, Math.min(count, HIGHEST_LEVEL) - 1);
  const levelAt = (index: number) => 1 + Math.round(((index % HIGHEST_LEVEL) * (HIGHEST_LEVEL - 1)) / steps);
  return Array.from({ length: count }, (_, index) => levelAt(index));
}

/** Bots that wait for opponents in public rooms. When one has an opponent, another one of its level waits. */
export class WaitingBots {
  readonly levels: readonly number[];
  private readonly rosters: ReadonlyMap<number, Roster>;
  private readonly stopping = new AbortController();
  private readonly running = new Set<Promise<void>>();
  private lastComplaint = '';

  constructor(private readonly options: WaitingBotsOptions) {
    this.levels = levelsOf(options.count);
    const parts = {
      ...options,
      strategyAt: (level: number) => strategyAt(options.strategy, level, options.warn),
    };
    this.rosters = new Map(this.levels.map((level) => [level, new Roster(level, parts)]));
    setMaxListeners(0, this.stopping.signal); // each bot adds a listener, so Node's warning would be false
  }

  /** Continues games that a stop interrupted. @returns once every place is filled, or a warning says why it is not */
  async start(): Promise<void> {
    const { signal } = this.stopping;
    for (const level of new Set(this.levels)) {
      const roster = this.rosterOf(level);
      const inGames = (await roster.recall().catch((error: unknown) => this.complain(error))) ?? [];
      for (const [bot, roomId] of inGames) this.track(this.run(roster, bot, () => bot.play(roomId, { signal })));
    }
    for (const level of this.levels)
      await new Promise<void>((onWaiting) => this.track(this.keepFilled(this.rosterOf(level), onWaiting)));
  }

  /** Closes the rooms where nobody has joined. Games in play are continued at the next start. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.running);
    for (const roster of this.rosters.values()) roster.close();
  }

  private rosterOf(level: number): Roster {
    const roster = this.rosters.get(level);
    if (!roster) throw new RangeError(`no bots of level ${level}`);
    return roster;
  }

  private track(work: Promise<void>): void {
    this.running.add(work);
    void work.finally(() => this.running.delete(work));
  }

  /** Keeps one bot of the roster waiting in the lobby. */
  private async keepFilled(roster: Roster, onWaiting: () => void): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const bot = await roster.take().catch((error: unknown) => this.complain(error));
      if (bot)
        await new Promise<void>((onBegin) => {
          const stay = { onWaiting: () => this.atEase(onWaiting), onBegin, signal };
          this.track(this.run(roster, bot, () => bot.sit(stay)).finally(onBegin));
        });
      else await this.respite();
      onWaiting();
    }
    onWaiting();
  }

  private async run(roster: Roster, bot: WaitingBot, stay: () => Promise<void>): Promise<void> {
    try {
      await stay();
    } catch (error) {
      this.complain(error);
      if (error instanceof CallRefused && TAKEN_OVER.includes(error.code)) return roster.dismiss(bot);
      await this.respite();
    }
    roster.give(bot);
  }

  private atEase(onWaiting: () => void): void {
    this.lastComplaint = '';
    onWaiting();
  }

  /** Warns once about the same error, since while the database is down every bot has it. */
  private complain(error: unknown): undefined {
    const line = error instanceof Error ? error.message : String(error);
    if (line !== this.lastComplaint && !this.stopping.signal.aborted) this.options.warn('a bot had to stop', error);
    this.lastComplaint = line;
  }

  private async respite(): Promise<void> {
    await sleep(RESPITE_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
