import { Injectable } from '@nestjs/common';
import { UserRepository } from '../auth/index.ts';
import type { Transaction } from '../persistence/index.ts';
import type { Room } from './room.ts';
import type { RoomPlayers } from './room.message.ts';

/** Who sits at a room's table, for answers that show them. */
@Injectable()
export class RoomPlayersReader {
  constructor(private readonly users: UserRepository) {}

  async read(tx: Transaction, room: Room): Promise<RoomPlayers> {
    const user1 = await this.users.find(tx, room.user1);
    if (!user1) throw new Error(`room ${room.id} has an owner who is no user`);
    return { user1, user2: room.user2 === undefined ? undefined : await this.users.find(tx, room.user2) };
  }
}
