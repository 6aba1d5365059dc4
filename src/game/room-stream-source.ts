import { Injectable } from '@nestjs/common';
import { Config } from '../config.ts';
import type { Answer } from '../rpc/answer.ts';
import type { StreamSource, StreamState } from '../rpc/stream-source.ts';
import type { Id } from '../rpc/wire-id.ts';
import { WatchedRooms } from './watched-rooms.repository.ts';
import type { Room } from './room.ts';
import { RoomHistory } from './room-history.ts';
import { joined, over, shown, type RoomPlayers } from './room.message.ts';

/** A room with its past and who sits in it. */
export class WatchedRoom implements StreamState {
  readonly history: RoomHistory;

  constructor(
    readonly room: Room,
    readonly players: RoomPlayers,
    turnTimeoutMs: number,
  ) {
    this.history = new RoomHistory(room, turnTimeoutMs);
  }

  get version(): number {
    return this.room.version;
  }

  get isOver(): boolean {
    return this.room.endedAt !== undefined;
  }

  get movedTo(): Id | undefined {
    return this.room.mergedInto;
  }
}

/** Rooms as those who watch them are told: a player from their seat, anybody else as White is. */
@Injectable()
export class RoomStreamSource implements StreamSource<WatchedRoom> {
  readonly kind = 'room';

  constructor(
    private readonly config: Config,
    private readonly rooms: WatchedRooms,
  ) {}

  async read(ids: readonly Id[]): Promise<Map<Id, WatchedRoom>> {
    const turnTimeoutMs = this.config.turnTimeoutS * 1000;
    const found = await this.rooms.read(ids);
    return new Map(found.map(({ room, players }) => [room.id, new WatchedRoom(room, players, turnTimeoutMs)]));
  }

  findChanged(versions: ReadonlyMap<Id, number>): Promise<Id[]> {
    return this.rooms.findChanged(versions);
  }

  viewOf({ room }: WatchedRoom, userId: Id): string {
    return room.user2 === userId ? 'black' : 'white';
  }

  snapshot({ room, players }: WatchedRoom, view: string): Answer[] {
    return [shown(room, players, viewer(room, view))];
  }

  change({ history, players }: WatchedRoom, version: number, view: string): Answer[] {
    const room = history.at(version);
    const answer = version === history.startVersion ? joined : shown;
    return [answer(room, players, viewer(room, view))];
  }

  ending({ room, players }: WatchedRoom, view: string): Answer[] {
    return [over(room, players, viewer(room, view))];
  }

  /** Who was led here from another room sees the game from its beginning. */
  firstVersion({ history, version }: WatchedRoom): number {
    return history.startVersion ?? version;
  }
}

const viewer = (room: Room, view: string): Id => (view === 'black' && room.user2 ? room.user2 : room.user1);
