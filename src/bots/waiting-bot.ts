import { CallRefused, findRoom, type OthelloClient, roomOf } from '@othello-rpc/client';
import { playRoom } from './play-room.ts';
import type { Pace } from './pace.ts';
import type { Strategy } from './strategy.ts';

/** ms for which a rematch is offered after each game. */
const REMATCH_OFFER_MS = 20_000;

/** The account of one of the server's own bots. */
export interface BotAccount {
  name: string;
  platformToken: string;
}

/** How a bot chooses its moves, and how long it takes for them. */
export interface Manner {
  strategy: Strategy;
  pace: Pace;
}

/** Callbacks of a bot's stay in a room, and how to end it. */
export interface Stay {
  /** called when the room is open for an opponent */
  onWaiting?: () => void;
  /** called when an opponent has joined */
  onBegin?: () => void;
  /** aborted: leaves the room if nobody has joined; a game in play is continued at the next start */
  signal: AbortSignal;
}

/** A bot that waits in a public room of its own and plays whoever joins. */
export class WaitingBot {
  private userId = '';
  private isLoggedIn = false;

  constructor(
    private readonly account: BotAccount,
    private readonly client: OthelloClient,
    private readonly manner: Manner,
  ) {}

  get name(): string {
    return this.account.name;
  }

  /** @returns the room of a game in play, if there is one */
  async logIn(): Promise<string | undefined> {
    const { platformToken } = this.account;
    const reply = await this.client.login({ platformType: 'CUSTOM', platformToken });
    this.userId = reply.user?.id ?? '';
    this.isLoggedIn = true;
    return findRoom(reply)?.roomId;
  }

  /**
   * Waits until somebody joins or the room expires; plays the game, and a rematch if they want one. A game that is in
   * play when the bot logs in is played first.
   * @throws what a call rejects with; the next `sit` logs in again
   */
  async sit(stay: Stay): Promise<void> {
    try {
      const live = this.isLoggedIn ? undefined : await this.logIn();
      await this.play(live ?? (await this.open(stay)), stay);
    } catch (error) {
      this.isLoggedIn = false;
      throw error;
    }
  }

  /** Plays the game in a room, and rematches after it. */
  async play(roomId: string, stay: Stay): Promise<void> {
    let next: string | undefined = roomId;
    while (next !== undefined) {
      const seat = { client: this.client, userId: this.userId, ...this.manner, random: Math.random };
      const state = await playRoom(next, { ...seat, onBegin: stay.onBegin, signal: stay.signal });
      if (!state) return void (await this.hasLeft(next));
      const { user2, status, roomId: ended } = state.room;
      const isOpponentThere = user2 !== undefined && status === 'GAME_OVER';
      next = isOpponentThere ? await this.rematch(ended, stay.signal) : undefined;
    }
  }

  close(): void {
    this.client.close();
  }

  private async open({ onWaiting }: Stay): Promise<string> {
    const { roomId } = roomOf(await this.client.createGameRoom({ private: false }));
    onWaiting?.();
    return roomId;
  }

  /** @returns the next game's room, if the opponent of the last one comes there in time */
  private async rematch(roomId: string, signal: AbortSignal): Promise<string | undefined> {
    const waitEnd = new AbortController();
    const giveUp = () => waitEnd.abort();
    const timer = setTimeout(giveUp, REMATCH_OFFER_MS);
    signal.addEventListener('abort', giveUp);
    try {
      const offer = roomOf(await this.client.rematch({ roomId }));
      for await (const { room } of this.client.watchRoom(offer.roomId, { signal: waitEnd.signal }))
        if (room.status !== 'WAITING') return room.roomId;
      return (await this.hasLeft(offer.roomId)) ? undefined : offer.roomId;
    } catch (error) {
      if (error instanceof CallRefused) return undefined; // they are in another game already
      throw error;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
    }
  }

  /**
   * Closes a room that still waits, so that nobody joins a bot that is gone.
   * @returns false when somebody has joined
   */
  private async hasLeft(roomId: string): Promise<boolean> {
    const { status } = roomOf(await this.client.gameSync({ roomId }));
    if (status === 'WAITING') await this.client.exitGameRoom({ roomId });
    return status === 'WAITING';
  }
}
