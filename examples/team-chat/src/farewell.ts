import { Injectable } from '@nestjs/common';
import { EventHandler, type GameEvent, Players, Transactions } from 'othello-rpc';
import { ChatRepository } from './chat.repository.ts';

/** Says the result in the room of a game that ended. */
@Injectable()
export class Farewell {
  constructor(
    private readonly lines: ChatRepository,
    private readonly players: Players,
    private readonly transactions: Transactions,
  ) {}

  /** An event may come twice, so what was said for it is remembered by its id, in the same transaction. */
  @EventHandler('chat-farewell', 'GameEnded')
  async say({ id, body: { roomId, white, winner } }: GameEvent<'GameEnded'>): Promise<void> {
    const name = winner === null ? undefined : (await this.players.find([winner])).get(winner)?.name;
    const text = name === undefined ? 'A draw: well played, both.' : `${name} has won.`;
    await this.transactions.run(async (tx) => {
      if (!(await this.lines.remember(tx, id))) return;
      const line = await this.lines.add(tx, roomId, { userId: winner ?? white, text });
      if (line) tx.publish({ topic: `chat:${roomId}`, version: line.number + 1 });
    });
  }
}
