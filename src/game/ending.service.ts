import { Injectable } from '@nestjs/common';
import { UserRepository } from '../auth/index.ts';
import type { Side } from '@othello-rpc/kernel';
import { type Transaction, Transactions } from '../persistence/index.ts';
import type { Id } from '../rpc/wire-id.ts';
import { closeWaiting, type Ended, Endings, type Players } from './ending.ts';
import { type Room, Status } from './room.ts';
import { RoomRepository } from './room.repository.ts';

/** Ends rooms, each once: every method takes or makes the room's lock. */
@Injectable()
export class EndingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly rooms: RoomRepository,
    private readonly users: UserRepository,
    private readonly endings: Endings,
  ) {}

  /** Ends a room if it is overdue. */
  endOverdue(id: Id, deadlineMs?: number): Promise<void> {
    return this.transactions.run(async (tx) => {
      const room = await this.rooms.lockOverdue(tx, id);
      if (room) await this.timeOut(tx, room);
    }, deadlineMs);
  }

  /** @param room locked @returns whether it was overdue and is ended now */
  async endIfOverdue(tx: Transaction, room: Room): Promise<boolean> {
    if (room.endedAt || room.deadline > (await this.rooms.now(tx))) return false;
    await this.timeOut(tx, room);
    return true;
  }

  /** The side to move loses, or nobody joined. */
  private async timeOut(tx: Transaction, room: Room): Promise<void> {
    const at = await this.rooms.now(tx);
    const players = await this.lockPlayers(tx, room);
    if (players) await this.write(tx, this.endings.byTimeout(room, players, at));
    else await this.rooms.writeEnd(tx, closeWaiting(room, Status.TIMEOUT, at));
  }

  /** Ends a locked room in play: `leaver` loses. */
  async resign(tx: Transaction, room: Room, leaver: Side): Promise<Ended> {
    const players = await this.lockPlayers(tx, room);
    if (!players) throw new Error(`room ${room.id} is in play without players`);
    const ended = this.endings.byResignation(room, players, { leaver, at: await this.rooms.now(tx) });
    await this.write(tx, ended);
    return ended;
  }

  /** Closes a locked waiting room; its owner may have been moved to an older one. */
  async close(tx: Transaction, room: Room, mergedInto?: Id): Promise<void> {
    await this.rooms.writeEnd(tx, closeWaiting(room, Status.GAME_OVER, await this.rooms.now(tx)), mergedInto);
  }

  /** Writes an end with its rewards; room and players are locked. */
  async write(tx: Transaction, { room, players }: Ended): Promise<void> {
    await this.rooms.writeEnd(tx, room);
    await this.users.write(tx, [players.user1, players.user2]);
  }

  private async lockPlayers(tx: Transaction, { user1, user2 }: Room): Promise<Players | undefined> {
    if (user2 === undefined) return undefined;
    const locked = await this.users.lock(tx, [user1, user2]);
    const [first, second] = [locked.get(user1), locked.get(user2)];
    return first && second && { user1: first, user2: second };
  }
}
