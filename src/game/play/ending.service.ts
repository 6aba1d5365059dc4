import { Injectable } from '@nestjs/common';
import { UserRepository } from '../../auth/index.ts';
import type { Side } from '@othello-rpc/kernel';
import { type Transaction, Transactions } from '../../persistence/index.ts';
import type { Id } from '../../rpc/wire-id.ts';
import { closeWaiting, Endings } from './ending.ts';
import { type Room, Status } from '../rooms/room.ts';
import { RoomRepository } from '../rooms/room.repository.ts';
import type { Game } from '../rooms/room-with-players.ts';

/** Ends rooms, each once: every method needs the room's lock, or takes it. */
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

  /**
   * Ends an open room as if its time were up: the side to move loses, or nobody joined.
   * @returns undefined: there is no such room; false: it had ended
   */
  async expire(tx: Transaction, id: Id): Promise<boolean | undefined> {
    const room = (await this.rooms.lock(tx, [id])).get(id);
    if (!room) return undefined;
    if (room.endedAt) return false;
    await this.rooms.writeTimeUp(tx, id);
    await this.timeOut(tx, room);
    return true;
  }

  /** The side to move loses, or nobody joined. */
  private async timeOut(tx: Transaction, room: Room): Promise<void> {
    const at = await this.rooms.now(tx);
    const game = await this.lockPlayers(tx, room);
    if (game) await this.write(tx, this.endings.byTimeout(game, at));
    else await this.rooms.writeEnd(tx, closeWaiting(room, Status.TIMEOUT, at));
  }

  /** Ends a locked room in play: `leaver` loses. */
  async resign(tx: Transaction, room: Room, leaver: Side): Promise<Game> {
    const game = await this.lockPlayers(tx, room);
    if (!game) throw new Error(`room ${room.id} is in play without players`);
    const ended = this.endings.byResignation(game, { leaver, at: await this.rooms.now(tx) });
    await this.write(tx, ended);
    return ended;
  }

  /** Closes a locked waiting room. @param mergedInto the older room that its owner was moved to, if any */
  async close(tx: Transaction, room: Room, mergedInto?: Id): Promise<void> {
    await this.rooms.writeEnd(tx, closeWaiting(room, Status.GAME_OVER, await this.rooms.now(tx)), mergedInto);
  }

  /** Writes an end with its rewards; room and players are locked. */
  async write(tx: Transaction, { room, white, black }: Game): Promise<void> {
    await this.rooms.writeEnd(tx, room);
    await this.users.write(tx, [white, black]);
  }

  /** @returns undefined when nobody has joined the room */
  private async lockPlayers(tx: Transaction, room: Room): Promise<Game | undefined> {
    if (room.user2 === undefined) return undefined;
    const locked = await this.users.lock(tx, [room.user1, room.user2]);
    const [white, black] = [locked.get(room.user1), locked.get(room.user2)];
    return white && black && { room, white, black };
  }
}
