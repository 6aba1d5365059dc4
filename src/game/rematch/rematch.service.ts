import { Injectable } from '@nestjs/common';
import { Config } from '../../config.ts';
import type { Transaction } from '../../persistence/index.ts';
import { Failure, FAILURES } from '../../rpc/failures.ts';
import { type Id, isStorableId } from '../../rpc/wire-id.ts';
import { EndingService } from '../play/ending.service.ts';
import { RematchRepository } from './rematch.repository.ts';
import { isInPlay, isRematchOffer, isSeated, type Room, Seat, termsOf } from '../rooms/room.ts';
import { RoomRepository } from '../rooms/room.repository.ts';

/** Rematches: the player who asks first waits in a room that only the opponent can join; colours are swapped. */
@Injectable()
export class RematchService {
  constructor(
    private readonly config: Config,
    private readonly rematches: RematchRepository,
    private readonly rooms: RoomRepository,
    private readonly endings: EndingService,
  ) {}

  /**
   * Offers a rematch, or accepts the other player's offer; a repeated call returns the same room. In both cases the
   * waiting room where the asker sits is closed. The other player may sit anywhere meanwhile.
   * @returns the offer (WAITING), or the new game
   * @throws Failure InvalidGameRoom, AlreadyInGameRoom
   */
  async ask(tx: Transaction, userId: Id, roomId: Id): Promise<Room> {
    const locked = isStorableId(roomId) ? await this.lock(tx, userId, roomId) : new Map<Id, Room>();
    const played = locked.get(roomId);
    if (!played || !isSeated(played, userId) || played.user2 === undefined)
      throw new Failure(FAILURES.InvalidGameRoom, `you have played no game in room ${roomId}: name one of yours`);
    // the sweep may have merged the asker's waiting room before it was locked here: then they are in play
    const own = await this.rooms.findSeated(tx, userId);
    if (own && isInPlay(own)) {
      if (own.rematchOf === roomId) return own;
      throw new Failure(FAILURES.AlreadyInGameRoom, `you are in game room ${own.id}: play it or exit first`);
    }
    const offer = [...locked.values()].find((room) => room.rematchOf === roomId && isRematchOffer(room));
    if (offer?.user1 === userId) return offer;
    if (own) await this.endings.close(tx, own);
    const { turnTimeoutS, waitingTimeoutS } = this.config;
    return offer
      ? this.rooms.fill(tx, offer, { userId, turnTimeoutS, swapping: played })
      : this.rooms.add(tx, {
          ...{ userId, isPrivate: true, isAnyoneWelcome: false },
          // the seats are those of the game before, the other way round
          terms: { ...termsOf(played), ownerSeat: Seat.ANY },
          ...{ waitingTimeoutS, rematchOf: roomId },
        });
  }

  /** Locks the game, its open rematch and the asker's own room, and ends those that are overdue. */
  private async lock(tx: Transaction, userId: Id, roomId: Id): Promise<Map<Id, Room>> {
    await this.rematches.queue(tx, roomId);
    const ids = await this.rematches.findOpen(tx, userId, roomId);
    const locked = await this.rooms.lock(tx, ids);
    let ended = 0;
    for (const room of locked.values()) if (await this.endings.endIfOverdue(tx, room)) ended++;
    return ended === 0 ? locked : this.rooms.lock(tx, ids);
  }
}
