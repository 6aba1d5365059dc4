import { Injectable } from '@nestjs/common';
import { Config } from '../../config.ts';
import { Distribution } from '../../distribution.ts';
import { type Transaction, Transactions } from '../../persistence/index.ts';
import { Failure, FAILURES } from '../../rpc/failures.ts';
import type { Id } from '../../rpc/wire-id.ts';
import { EndingService } from '../play/ending.service.ts';
import { haveSameTerms, isInPlay, isRematchOffer, isSeated, isWaiting, type Room, USUAL_TERMS } from './room.ts';
import { type Match, MatchmakingRepository, type Search } from '../matchmaking/matchmaking.repository.ts';
import { type AskedRoom, type NewRoom, RoomRepository } from './room.repository.ts';

/** Whom a user would play, and whether they wait if nobody is there. */
export interface RandomJoin extends Pick<Search, 'withBots' | 'isAnyoneWelcome'> {
  createIfNone: boolean;
}

/** The room that a user wants to wait in. */
export type Wish = Pick<NewRoom, 'isPrivate' | 'terms' | 'isAnyoneWelcome'>;

/** upper bounds in s: up to the usual time after which a room that nobody joins closes */
const WAITS_S = [0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600];

/** Seats users in rooms: a user has at most one seat, in an open room. */
@Injectable()
export class SeatingService {
  /** s that people had waited whom matchmaking found an opponent */
  readonly waits = new Distribution(WAITS_S);

  constructor(
    private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly rooms: RoomRepository,
    private readonly matches: MatchmakingRepository,
    private readonly endings: EndingService,
  ) {}

  /** Locks the open room where the user sits; an overdue one is ended first. */
  async seatOf(tx: Transaction, userId: Id): Promise<Room | undefined> {
    const room = await this.rooms.lockSeated(tx, userId);
    return room && ((await this.endings.endIfOverdue(tx, room)) ? undefined : room);
  }

  /**
   * @returns the user's own waiting room, if it has the terms that they want; else it closes and a new one is returned
   * @throws Failure AlreadyInGameRoom
   */
  async create(tx: Transaction, userId: Id, wish: Wish): Promise<Room> {
    const own = await this.seatOf(tx, userId);
    if (own && !isWaiting(own))
      throw new Failure(FAILURES.AlreadyInGameRoom, `you are in game room ${own.id}: play it or exit first`);
    return own && !isRematchOffer(own) && haveSameTerms(own, wish.terms)
      ? own
      : this.addRoom(tx, own, { userId, ...wish });
  }

  /** @throws Failure InvalidGameRoom, GameRoomFull */
  async join(tx: Transaction, userId: Id, asked: AskedRoom): Promise<Room> {
    const seated = await this.rooms.findSeated(tx, userId);
    const id = await this.rooms.findAsked(tx, asked);
    const locked = await this.rooms.lock(
      tx,
      [seated?.id, id].filter((each) => each !== undefined),
    );
    for (const room of locked.values()) if (await this.endings.endIfOverdue(tx, room)) locked.delete(room.id);
    let own = seated && locked.get(seated.id);
    if (own?.endedAt) own = await this.rooms.findSeated(tx, userId); // it was merged while we waited for its lock
    if (own && isInPlay(own)) return own;
    const room = id === undefined ? undefined : locked.get(id);
    if (room && isInPlay(room) && !isSeated(room, userId))
      throw new Failure(FAILURES.GameRoomFull, `game room ${room.id} is full: join another`);
    if (!room || !isWaiting(room) || isSeated(room, userId)) throw nobodyWaits(asked);
    if (own) await this.endings.close(tx, own);
    return this.sit(tx, room, userId);
  }

  /**
   * @returns the user's game in play; else a game with the best opponent who waits (Matchmaking); else, with
   * `createIfNone`, a waiting room of the user's own
   * @throws Failure InvalidGameRoom when there is none of these
   */
  async joinRandom(tx: Transaction, userId: Id, { createIfNone, ...wish }: RandomJoin): Promise<Room> {
    const own = await this.seatOf(tx, userId);
    if (own && isInPlay(own)) return own;
    const search = { userId, ...wish };
    let match = await this.matches.lockMatch(tx, search);
    if (!match && createIfNone) {
      await this.matches.queueForMatch(tx);
      match = await this.matches.lockMatch(tx, search);
    }
    if (match) {
      if (own) await this.endings.close(tx, own);
      return this.pair(tx, match, userId);
    }
    if (!createIfNone) throw new Failure(FAILURES.InvalidGameRoom, 'no game room waits: create one, or ask again');
    if (own && !isRematchOffer(own) && haveSameTerms(own, USUAL_TERMS))
      return own.isPrivate ? this.rooms.open(tx, own) : own;
    const { isAnyoneWelcome } = wish;
    return this.addRoom(tx, own, { userId, isPrivate: false, terms: USUAL_TERMS, isAnyoneWelcome });
  }

  /**
   * Merges a waiting room into an older one whose owner may play its owner: the younger room closes, and its owner
   * joins the older one.
   * @returns false when there is no such room, or others have the rooms locked
   */
  merge(roomId: Id, deadlineMs?: number): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const waiting = await this.matches.lockWaitingNow(tx, roomId);
      if (!waiting) return false;
      const { room: younger, no: before, rating } = waiting;
      const search = { userId: younger.user1, withBots: false, isAnyoneWelcome: rating === null, before };
      const older = await this.matches.lockMatch(tx, search);
      if (!older) return false;
      // its owner's client does not know yet: calls that name the younger room are led to the older by merged_into
      await this.endings.close(tx, younger, older.room.id);
      await this.pair(tx, older, younger.user1);
      return true;
    }, deadlineMs);
  }

  private async pair(tx: Transaction, { room, isOfBot }: Match, userId: Id): Promise<Room> {
    const filled = await this.sit(tx, room, userId);
    if (!isOfBot) this.waits.add((filled.updatedAt.getTime() - room.createdAt.getTime()) / 1000);
    return filled;
  }

  private sit(tx: Transaction, room: Room, userId: Id): Promise<Room> {
    return this.rooms.fill(tx, room, { userId, turnTimeoutS: this.config.turnTimeoutS });
  }

  /** Adds a waiting room and closes the one that its owner had open, if any. */
  private async addRoom(tx: Transaction, before: Room | undefined, room: Omit<NewRoom, 'waitingTimeoutS'>) {
    if (before) await this.endings.close(tx, before);
    return this.rooms.add(tx, { ...room, waitingTimeoutS: this.config.waitingTimeoutS });
  }
}

const nobodyWaits = ({ roomId, invite }: AskedRoom): Failure =>
  new Failure(
    FAILURES.InvalidGameRoom,
    invite === undefined
      ? `no game room ${roomId} waits for you: join another or create one`
      : 'no game room waits for that invite: ask for another one, or create a room',
  );
