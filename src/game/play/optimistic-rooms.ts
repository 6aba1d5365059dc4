import { Injectable } from '@nestjs/common';
import type Long from 'long';
import { UserRepository } from '../../auth/index.ts';
import { ChangeEvents, type Transaction, Transactions } from '../../persistence/index.ts';
import type { OptimisticRows } from '../../rpc/optimistic-rows.ts';
import { LIVE, type SessionGuard, type SessionKey, type SessionRow } from '../../rpc/session.ts';
import { Sessions } from '../../rpc/sessions.ts';
import { type Id, idOf } from '../../rpc/wire-id.ts';
import { EndingService } from './ending.service.ts';
import { RoomCache } from './room-cache.ts';
import { OptimisticRoomReads } from './optimistic-room-reads.repository.ts';
import { OptimisticRoomWrites } from './optimistic-room-writes.repository.ts';
import { roomChangeEvent } from '../rooms/room.ts';
import { RoomRepository } from '../rooms/room.repository.ts';
import { type Game, type RoomWithPlayers, roomWithPlayersFrom } from '../rooms/room-with-players.ts';
import { SeatingService } from '../rooms/seating.service.ts';

/** What GamePut and GameSync decide on. The room is not overdue: reading it would have ended it first. */
export interface SeenRoom {
  /** the database's clock */
  now: Date;
  /** the caller's room of that id; undefined: there is none, or the caller does not sit in it */
  found: RoomWithPlayers | undefined;
}

/** A decided move. */
export interface Move {
  /** the room's version before the move */
  version: number;
  /** the game after the move; with its players' new stats if the move ended it */
  after: Game;
}

/** Reads and writes rooms for optimistic calls, session and room together in one statement. */
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
    // a call with a seqNo changes the session's row: a move will put the new one into the cache, a refusal will not
    if (session.seqNo !== undefined) this.cache.forgetSession(session.tokenHash, id);
    return this.readRoom(session, id);
  }

  recall(session: SessionKey, request: { roomId?: number | Long | null }) {
    const recalled = this.cache.recall(session, idOf(request.roomId));
    return recalled && { session: recalled.session, seen: recalled };
  }

  /**
   * Reads a room. If it is overdue it is ended first, if it can be merged into an older one it is, and it is read
   * again.
   */
  private async readRoom(key: SessionKey, id: Id): Promise<{ session: SessionRow | undefined; seen: SeenRoom }> {
    const row = await this.reads.read(key, id);
    if (!row) return { session: undefined, seen: { now: new Date(), found: undefined } };
    this.cache.sawClock(row.now);
    const found = roomWithPlayersFrom(row);
    const room = found?.room;
    if (room && row.session_ended_by === LIVE) {
      if (room.mergedInto !== undefined) return this.readRoom(key, room.mergedInto);
      if (row.is_overdue) {
        await this.endings.endOverdue(room.id, key.deadlineMs); // does nothing if another call or the sweep was first
        return this.readRoom(key, id);
      }
      if (row.older_waits && (await this.seating.merge(room.id, key.deadlineMs))) return this.readRoom(key, id);
    }
    // a statement's clock may be a little older than the snapshot in which it sees another node's put
    const now = room && room.updatedAt > row.now ? room.updatedAt : row.now;
    return { session: row, seen: { now, found } };
  }

  async write(guard: SessionGuard, move: Move, deadlineMs: number): Promise<boolean> {
    const { version, after } = move;
    const { room } = after;
    if (room.endedAt) return this.writeLast(guard, move, deadlineMs);
    const isWritten = await this.writes.write({ guard, version, room, deadlineMs });
    if (isWritten) {
      this.cache.keep(guard, after);
      this.changeEvents.publish([roomChangeEvent(room)]);
    } else this.cache.forgetRoom(room.id);
    return isWritten;
  }

  /** Writes the move that ends a game, with its players' stats, if these are still as they were read. */
  private writeLast(guard: SessionGuard, { version, after }: Move, deadlineMs: number): Promise<boolean> {
    const { id } = after.room;
    return this.transactions.run(async (tx) => {
      if (!(await this.sessions.lockAsRead(tx, guard))) return false;
      const locked = (await this.rooms.lock(tx, [id])).get(id);
      if (locked?.version !== version || !(await this.arePlayersAsRead(tx, after))) return false;
      await this.endings.write(tx, after);
      if (guard.record) await this.sessions.record(tx, guard.tokenHash, guard.record);
      return true;
    }, deadlineMs);
  }

  /** Locks the players. @returns whether no other game of theirs has ended since this one's rewards were computed */
  private async arePlayersAsRead(tx: Transaction, { room, white, black }: Game): Promise<boolean> {
    const counted = room.isCasual ? 0 : 1;
    const locked = await this.users.lock(tx, [white.id, black.id]);
    const games = ({ win, lose, draw }: { win: number; lose: number; draw: number }) => win + lose + draw;
    return [white, black].every((player) => {
      const now = locked.get(player.id);
      return now && games(now) + counted === games(player);
    });
  }
}
