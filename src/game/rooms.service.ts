import { Injectable } from '@nestjs/common';
import type { PlayerStats } from '../auth/index.ts';
import type { Transaction } from '../persistence/index.ts';
import type { Id } from '../rpc/wire-id.ts';
import { isSeated, type Room } from './room.ts';
import { WatchedRooms } from './watched-rooms.repository.ts';

/** A room and who sits in it, as it was read. */
export interface RoomWithPlayers {
  room: Room;
  white: PlayerStats;
  /** undefined while the room waits, and of one that closed before anybody came */
  black: PlayerStats | undefined;
}

/** Rooms for modules beside the game's own, a team's too: looked up, never changed. */
@Injectable()
export class Rooms {
  constructor(private readonly rooms: WatchedRooms) {}

  /**
   * One round trip.
   * @param tx of a call that has a transaction: give it, so that the call needs no second connection
   * @returns by id; what there is not is left out
   */
  async find(ids: readonly Id[], tx?: Transaction): Promise<Map<Id, RoomWithPlayers>> {
    const found = await this.rooms.read(ids, tx);
    return new Map(
      found.map(({ room, players }) => [room.id, { room, white: players.user1, black: players.user2 }] as const),
    );
  }

  /**
   * The room, if the user may look at it: a public one, or one that they sit in. A room that is not there and one that is
   * not for them are the same to them.
   */
  async findFor(userId: Id, id: Id, tx?: Transaction): Promise<RoomWithPlayers | undefined> {
    const found = (await this.find([id], tx)).get(id);
    return found && (!found.room.isPrivate || isSeated(found.room, userId)) ? found : undefined;
  }
}
