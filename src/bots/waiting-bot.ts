import { CallRefused, findRoom, type OthelloClient, roomOf } from '@othello-rpc/client';
import { playRoom } from './play-room.ts';
import type { Strategy } from './strategy.ts';

/** Offered after each game, to an opponent who wants one more. */
const REMATCH_OFFER_MS = 20_000;

/** A user of the server's own. */
export interface BotAccount {
  name: string;
  platformToken: string;
}

/** What a stay in a room tells. */
export interface Stay {
  /** an opponent may come from now on */
  onWaiting?: () => void;
  /** one has come */
  onBegin?: () => void;
  /** aborted: leave the room if nobody has come; a game that goes on is taken up at the next start */
  signal: AbortSignal;
}

/** A bot that waits in a public room of its own and plays who comes. */
export class WaitingBot {
  private userId = '';
  private isLoggedIn = false;

  constructor(
    private readonly account: BotAccount,
    private readonly client: OthelloClient,
    private readonly strategy: Strategy,
  ) {}

  get name(): string {
    return this.account.name;
  }

  /** @returns the room of a game that goes on */
  async logIn(): Promise<string | undefined> {
    const { platformToken } = this.account;
    const reply = await this.client.login({ platformType: 'CUSTOM', platformToken });
    this.userId = reply.user?.id ?? '';
    this.isLoggedIn = true;
    return findRoom(reply)?.roomId;
  }

  /**
   * Waits until somebody comes or the room expires; plays them to the end, and again if they want. A game that went on
   * when the bot logs in is played first.
   * @throws what a call rejects with: it logs in anew next time
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

  /** Plays on in a room. */
  async play(roomId: string, stay: Stay): Promise<void> {
    let next: string | undefined = roomId;
    while (next !== undefined) {
      const seat = { client: this.client, userId: this.userId, strategy: this.strategy, random: Math.random };
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

  /** Nobody is to join an empty chair. @returns false when somebody has: that game is not resigned */
  private async hasLeft(roomId: string): Promise<boolean> {
    const { status } = roomOf(await this.client.gameSync({ roomId }));
    if (status === 'WAITING') await this.client.exitGameRoom({ roomId });
    return status === 'WAITING';
  }
}
