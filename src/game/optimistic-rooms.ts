import { Injectable } from '@nestjs/common';
import type Long from 'long';
import { playerStatsFrom, UserRepository } from '../auth/index.ts';
import { ChangeEvents, type Transaction, Transactions } from '../persistence/index.ts';
import type { OptimisticRows } from '../rpc/optimistic-rows.ts';
import type { SessionGuard, SessionKey, SessionRow } from '../rpc/session.ts';
import { Sessions } from '../rpc/sessions.ts';
import { type Id, idOf } from '../rpc/wire-id.ts';
import { EndingService } from './ending.service.ts';
import type { Ended } from './ending.ts';
import { RoomCache } from './room-cache.ts';
import { OptimisticRoomReads } from './optimistic-room-reads.repository.ts';
import { OptimisticRoomWrites } from './optimistic-room-writes.repository.ts';
import { type Room, roomChangeEvent, roomFrom } from './room.ts';
import type { RoomPlayers } from './room.message.ts';
import { RoomRepository } from './room.repository.ts';
import { SeatingService } from './seating.service.ts';

/** What GamePut and GameSync decide on. Nothing is overdue in it: that was closed on the way. */
export interface SeenRoom {
  /** the database's clock */
  now: Date;
  /** the caller's room of that id; undefined: there is none, or it isn't theirs, which is all the same to them */
  found: { room: Room; players: RoomPlayers } | undefined;
}

/** A move made: the room after it, and when that ended the game, what the players are now. */
export interface Move {
  /** the version that the move answers */
  version: number;
  room: Room;
  players: RoomPlayers;
  ended: Ended | undefined;
}

/** Rooms as the optimistic calls read and write them: session and room in one statement each way. */
@Injectable()
export class OptimisticRooms implements OptimisticRows<{ roomId?: number | Long | null }, SeenRoom, Move> {
  constructor(
    private readonly changeEvents: ChangeEvents,
    private readonly reads: OptimisticRoomReads,
    private readonly writes: OptimisticRoomWrites,
    private readonly transactions: Transactions,
    private readonly sessions: Sessions,
    private readonly rooms: RoomRepository,
    private readonly users: UserRepository,
    private readonly endings: EndingService,
    private readonly seating: SeatingService,
    private readonly cache: RoomCache,
  ) {}

  async read(session: SessionKey, request: { roomId?: number | Long | null }) {
    const id = idOf(request.roomId);
    // a counted call leaves the session otherwise than it was: a move keeps it anew, a refusal does not
    if (session.seqNo !== undefined) this.cache.forgetSession(session.tokenHash, id);
    return this.readRoom(session, id);
  }

  recall(session: SessionKey, request: { roomId?: number | Long | null }) {
    const recalled = this.cache.recall(session, idOf(request.roomId));
    return recalled && { session: recalled.session, seen: recalled };
  }

  /** On touch, an overdue room is closed and a younger waiting room merged: then it is read as it became. */
  private async readRoom(key: SessionKey, id: Id): Promise<{ session: SessionRow | undefined; seen: SeenRoom }> {
    const row = await this.reads.read(key, id);
    if (!row) return { session: undefined, seen: { now: new Date(), found: undefined } };
    this.cache.sawClock(row.now);
    const room = roomFrom(row);
    if (room && !row.is_replaced) {
      if (room.mergedInto !== undefined) return this.readRoom(key, room.mergedInto);
      if (row.is_overdue) {
        await this.endings.endOverdue(room.id, key.deadlineMs); // when it ended nothing, another call or the sweep did
        return this.readRoom(key, id);
      }
      if (row.older_waits && (await this.seating.merge(room.id, key.deadlineMs))) return this.readRoom(key, id);
    }
    const user1 = playerStatsFrom(row, 'u1');
    const found = room && user1 ? { room, players: { user1, user2: playerStatsFrom(row, 'u2') } } : undefined;
    return { session: row, seen: { now: row.now, found } };
  }

  async write(guard: SessionGuard, move: Move, deadlineMs: number): Promise<boolean> {
    if (move.ended) return this.writeLast(guard, { ...move, ended: move.ended }, deadlineMs);
    const { room, players, version } = move;
    const isWritten = await this.writes.write({ guard, version, room, deadlineMs });
    if (isWritten) {
      this.cache.keep(guard, { room, players });
      this.changeEvents.publish([roomChangeEvent(room)]);
    } else this.cache.forgetRoom(room.id);
    return isWritten;
  }

  /** The move that ends a game writes its players too: locked, found as they were read, then written. */
  private writeLast(guard: SessionGuard, move: Move & { ended: Ended }, deadlineMs: number): Promise<boolean> {
    const { room, players } = move.ended;
    return this.transactions.run(async (tx) => {
      if (!(await this.sessions.lockAsRead(tx, guard))) return false;
      const locked = (await this.rooms.lock(tx, [room.id])).get(room.id);
      if (locked?.version !== move.version || !(await this.arePlayersAsRead(tx, players))) return false;
      await this.endings.write(tx, move.ended);
      if (guard.record) await this.sessions.record(tx, guard.tokenHash, guard.record);
      return true;
    }, deadlineMs);
  }

  /** Whether no other game of theirs was counted since the rewards were reckoned. */
  private async arePlayersAsRead(tx: Transaction, { user1, user2 }: Ended['players']): Promise<boolean> {
    const locked = await this.users.lock(tx, [user1.id, user2.id]);
    const games = ({ win, lose, draw }: { win: number; lose: number; draw: number }) => win + lose + draw;
    return [user1, user2].every((player) => {
      const now = locked.get(player.id);
      return now && games(now) + 1 === games(player);
    });
  }
}
