import { type Bot, newBots, playRoom, Thinker } from '../bots/index.ts';
import { type OthelloClient, roomOf, type Transport } from '@othello-rpc/client';

/** Who is to sit on the other side. */
export interface Wish {
  against: 'bot' | 'anyone';
  /** of the bot */
  level: number;
  /** the person's, against a bot */
  color: 'black' | 'white';
}

/** A person's seat in a room, and the bot on the other side of it if that is who they play. */
export class Seat {
  /** ends with the game */
  botPlays: Promise<unknown> = Promise.resolve();
  private roomId: string | undefined;
  private bot: Bot | undefined;
  private readonly thinker = new Thinker();

  constructor(
    private readonly client: OthelloClient,
    private readonly wish: Wish,
  ) {}

  /** @returns the room */
  async sit(connect: () => Transport): Promise<string> {
    const { against, color, level } = this.wish;
    if (against === 'anyone') {
      this.roomId = roomOf(await this.client.randomJoin({ createIfNone: true })).roomId;
      return this.roomId;
    }
    const [bot] = await newBots(1, connect);
    if (!bot) throw new Error('one bot was asked for and none came');
    this.bot = bot;
    const [white, black] = color === 'white' ? [this.client, bot.client] : [bot.client, this.client];
    const { roomId, invite } = roomOf(await white.createGameRoom({ private: true }));
    await black.joinGameRoom({ invite });
    this.roomId = roomId;
    this.botPlays = playRoom(roomId, { ...bot, strategy: this.thinker.alphaBeta(level), random: Math.random });
    return roomId;
  }

  /** Gives up the room: a game that goes on is resigned. */
  async leave(): Promise<void> {
    if (this.roomId !== undefined) await this.client.exitGameRoom({ roomId: this.roomId });
  }

  async close(): Promise<void> {
    this.bot?.client.close();
    await this.thinker.close();
  }
}
