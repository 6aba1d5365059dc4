import { Injectable, Logger } from '@nestjs/common';
import { UserRepository } from '../../auth/index.ts';
import { warnOf } from '../../error-stack.ts';
import { isUnavailable, type Transaction, Transactions } from '../../persistence/index.ts';
import type { Id } from '../../rpc/wire-id.ts';
import { DueRoomsRepository } from './due-rooms.repository.ts';
import { closeWaiting, Endings } from './ending.ts';
import { type Room, Status } from '../rooms/room.ts';
import { RoomRepository } from '../rooms/room.repository.ts';

/** Ends overdue rooms that no call has ended, many in one transaction. */
@Injectable()
export class DueRoomsService {
  private readonly logger = new Logger('Sweep');

  constructor(
    private readonly transactions: Transactions,
    private readonly due: DueRoomsRepository,
    private readonly rooms: RoomRepository,
    private readonly users: UserRepository,
    private readonly endings: Endings,
  ) {}

  /** Checks a batch of rooms and ends those that are overdue. @returns whether there may be more of them */
  async endBatch(): Promise<boolean> {
    const { overdue, isFull } = await this.due.look();
    if (overdue.length > 0) await this.end(overdue);
    return isFull;
  }

  /** If they can't be ended in one transaction, each gets its own: one that never can be ended holds up no other. */
  private async end(ids: readonly Id[]): Promise<void> {
    try {
      await this.transactions.run(async (tx) => this.timeOut(tx, await this.due.lock(tx, ids)));
    } catch (error) {
      if (isUnavailable(error)) throw error;
      const [id, ...others] = ids;
      if (id !== undefined && others.length === 0) {
        warnOf(this.logger, `room ${id} could not be ended, which is tried again in a minute`, error);
        await this.transactions.run((tx) => this.due.postpone(tx, id));
      } else for (const each of ids) await this.end([each]);
    }
  }

  /** Ends locked rooms, but for those with a player whom another call has locked: they wait for the next round. */
  private async timeOut(tx: Transaction, rooms: readonly Room[]): Promise<void> {
    if (rooms.length === 0) return;
    const at = await this.rooms.now(tx);
    const players = await this.users.lockFree(tx, [
      ...new Set(rooms.flatMap(({ user1, user2 }) => (user2 === undefined ? [] : [user1, user2]))),
    ]);
    const ended: Room[] = [];
    for (const room of rooms) {
      const [white, black] = [players.get(room.user1), players.get(room.user2 ?? '')];
      if (room.user2 === undefined) ended.push(closeWaiting(room, Status.TIMEOUT, at));
      else if (white && black) {
        const game = this.endings.byTimeout({ room, white, black }, at);
        ended.push(game.room);
        for (const stats of [game.white, game.black]) players.set(stats.id, stats);
      }
    }
    await this.due.writeTimeOuts(tx, ended, at);
    await this.users.write(tx, [...players.values()]);
  }
}
