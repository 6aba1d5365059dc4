import { Injectable } from '@nestjs/common';
import { Config } from '../config.ts';
import { type Transaction, Transactions } from '../persistence/index.ts';
import { Failure, FAILURES } from '../rpc/failures.ts';
import type { Id } from '../rpc/wire-id.ts';
import { EndingService } from './ending.service.ts';
import { isInPlay, isRematchOffer, isSeated, isWaiting, type Room } from './room.ts';
import { RoomRepository } from './room.repository.ts';

/** Who sits where: a user has one seat at most, in a waiting or a live room. */
@Injectable()
export class SeatingService {
  constructor(
    private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly rooms: RoomRepository,
    private readonly endings: EndingService,
  ) {}

  /** The waiting or live room where the user sits, locked; an overdue one is ended first. */
  async seatOf(tx: Transaction, userId: Id): Promise<Room | undefined> {
    const room = await this.rooms.lockSeated(tx, userId);
    return room && ((await this.endings.endIfOverdue(tx, room)) ? undefined : room);
  }

  /** @throws Failure AlreadyInGameRoom */
  async create(tx: Transaction, userId: Id, isPrivate: boolean): Promise<Room> {
    const own = await this.seatOf(tx, userId);
    if (own && !isWaiting(own))
      throw new Failure(FAILURES.AlreadyInGameRoom, `you are in game room ${own.id}: play it or exit first`);
    return own && !isRematchOffer(own) ? own : this.addRoom(tx, own, { userId, isPrivate });
  }

  /** @throws Failure InvalidGameRoom, GameRoomFull */
  async join(tx: Transaction, userId: Id, roomId: Id): Promise<Room> {
    const seated = await this.rooms.findSeated(tx, userId);
    const locked = await this.rooms.lock(tx, [...(seated ? [seated.id] : []), roomId]);
    for (const room of locked.values()) if (await this.endings.endIfOverdue(tx, room)) locked.delete(room.id);
    let own = seated && locked.get(seated.id);
    if (own?.endedAt) own = await this.rooms.findSeated(tx, userId); // merged into another while this waited for it
    if (own && isInPlay(own)) return own;
    const asked = locked.get(roomId);
    const room = asked && isForTwo(asked) ? undefined : asked;
    if (room && isInPlay(room) && !isSeated(room, userId))
      throw new Failure(FAILURES.GameRoomFull, `game room ${roomId} is full: join another`);
    if (!room || !isWaiting(room) || isSeated(room, userId))
      throw new Failure(FAILURES.InvalidGameRoom, `no game room ${roomId} waits for you: join another or create one`);
    if (own) await this.endings.close(tx, own);
    return this.sit(tx, room, userId);
  }

  /**
   * The live game again; else the oldest waiting room of someone else, joined; else, with `createIfNone`, a waiting room.
   * @throws Failure InvalidGameRoom
   */
  async joinRandom(tx: Transaction, userId: Id, createIfNone: boolean): Promise<Room> {
    const own = await this.seatOf(tx, userId);
    if (own && isInPlay(own)) return own;
    let room = await this.rooms.lockOldestWaiting(tx, userId);
    if (!room && createIfNone) {
      await this.rooms.queueForMatch(tx);
      room = await this.rooms.lockOldestWaiting(tx, userId);
    }
    if (room) {
      if (own) await this.endings.close(tx, own);
      return this.sit(tx, room, userId);
    }
    if (!createIfNone) throw new Failure(FAILURES.InvalidGameRoom, 'no game room waits: create one, or ask again');
    if (own && !isRematchOffer(own)) return own.isPrivate ? this.rooms.open(tx, own) : own;
    return this.addRoom(tx, own, { userId, isPrivate: false });
  }

  /**
   * Two callers that found no room at the same instant made one each: the owner of the younger joins the older.
   * @returns false when there is nothing to merge, or others are at it
   */
  merge(roomId: Id, deadlineMs?: number): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const younger = await this.rooms.lockWaitingNow(tx, roomId);
      const older = younger && (await this.rooms.lockOldestWaiting(tx, younger.user1, younger.id));
      if (!older) return false;
      // the owner may not know yet: whoever asks for the younger room is led to the older
      await this.endings.close(tx, younger, older.id);
      await this.sit(tx, older, younger.user1);
      return true;
    }, deadlineMs);
  }

  private sit(tx: Transaction, room: Room, userId: Id): Promise<Room> {
    return this.rooms.fill(tx, room, { userId, turnTimeoutS: this.config.turnTimeoutS });
  }

  /** A waiting room, in place of the rematch that its owner has offered. */
  private async addRoom(tx: Transaction, offer: Room | undefined, room: { userId: Id; isPrivate: boolean }) {
    if (offer) await this.endings.close(tx, offer);
    return this.rooms.add(tx, { ...room, waitingTimeoutS: this.config.waitingTimeoutS });
  }
}

/** The offer of a rematch, or a private game that came of one: nobody else was ever told its id. */
const isForTwo = (room: Room): boolean => room.rematchOf !== undefined && room.isPrivate;
