import { Injectable } from '@nestjs/common';
import { Config } from '../../config.ts';
import type { Answer } from '../../rpc/answer.ts';
import type { StreamSource, StreamState } from '../../rpc/stream-source.ts';
import type { Id } from '../../rpc/wire-id.ts';
import { ChangedRooms } from './changed-rooms.repository.ts';
import type { Room } from '../rooms/room.ts';
import { RoomHistory } from './room-history.ts';
import { Rooms } from '../rooms/room-lookup.repository.ts';
import { joined, over, shown } from '../rooms/room.message.ts';
import type { RoomWithPlayers } from '../rooms/room-with-players.ts';

/** A room with its players and its past versions. */
export class WatchedRoom implements StreamState {
  readonly history: RoomHistory;

  constructor(
    readonly latest: RoomWithPlayers,
    turnTimeoutMs: number,
  ) {
    this.history = new RoomHistory(latest.room, turnTimeoutMs);
  }

  get room(): Room {
    return this.latest.room;
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

/** The stream source of rooms. A player sees the opponent beside the room; a spectator sees what White sees. */
@Injectable()
export class RoomStreamSource implements StreamSource<WatchedRoom> {
  readonly kind = 'room';

  constructor(
    private readonly config: Config,
    private readonly rooms: Rooms,
    private readonly changed: ChangedRooms,
  ) {}

  async read(ids: readonly Id[]): Promise<Map<Id, WatchedRoom>> {
    const turnTimeoutMs = this.config.turnTimeoutS * 1000;
    const found = await this.rooms.find(ids);
    return new Map(Array.from(found, ([id, latest]) => [id, new WatchedRoom(latest, turnTimeoutMs)]));
  }

  findChanged(versions: ReadonlyMap<Id, number>): Promise<Id[]> {
    return this.changed.find(versions);
  }

  viewOf({ room }: WatchedRoom, userId: Id): string {
    return room.user2 === userId ? 'black' : 'white';
  }

  snapshot({ latest }: WatchedRoom, view: string): Answer[] {
    return [shown(latest, viewer(latest.room, view))];
  }

  change({ history, latest }: WatchedRoom, version: number, view: string): Answer[] {
    const room = history.at(version);
    const answer = version === history.startVersion ? joined : shown;
    return [answer({ ...latest, room }, viewer(room, view))];
  }

  ending({ latest }: WatchedRoom, view: string): Answer[] {
    return [over(latest, viewer(latest.room, view))];
  }

  /** For a subscriber who was led here from a merged room: the version at which the game began. */
  firstVersion({ history, version }: WatchedRoom): number {
    return history.startVersion ?? version;
  }
}

const viewer = (room: Room, view: string): Id => (view === 'black' && room.user2 ? room.user2 : room.user1);
