import { Injectable } from '@nestjs/common';
import type { othello } from '../../generated/othello.js';
import type { ReadCall } from '../../rpc/call.ts';
import { Failure, FAILURES } from '../../rpc/failures.ts';
import type { StreamStart } from '../../rpc/stream-source.ts';
import { Procedure } from '../../rpc/procedure.ts';
import { type Id, idOf } from '../../rpc/wire-id.ts';
import { type WatchedRoom, RoomStreamSource } from './room-stream-source.ts';
import { maySee } from '../rooms/room.ts';

const LEAST_HEARTBEAT_S = 5;
const MOST_HEARTBEAT_S = 60;

/** @returns undefined: the usual ones @throws Failure InvalidArgument */
function heartbeatOf({ heartbeatSeconds }: othello.ReqSubscribe): number | undefined {
  if (!heartbeatSeconds) return undefined;
  if (heartbeatSeconds >= LEAST_HEARTBEAT_S && heartbeatSeconds <= MOST_HEARTBEAT_S) return heartbeatSeconds;
  throw new Failure(
    FAILURES.InvalidArgument,
    `heartbeat_seconds ${heartbeatSeconds}: ask for ${LEAST_HEARTBEAT_S} to ${MOST_HEARTBEAT_S}, or for none to have 15`,
  );
}

@Injectable()
export class SubscribeProcedures {
  constructor(private readonly rooms: RoomStreamSource) {}

  /** For a room that was merged, the stream is that of the room it was merged into. */
  @Procedure('Subscribe', { access: 'session', effect: 'stream' })
  async subscribe(req: othello.ReqSubscribe, call: ReadCall): Promise<StreamStart<WatchedRoom>> {
    const seen = req.sinceVersion || undefined;
    const heartbeatSeconds = heartbeatOf(req);
    const state = await this.find(idOf(req.roomId), call.userId);
    const source = this.rooms;
    if (state.movedTo === undefined) return { source, key: state.room.id, state, seenVersion: seen, heartbeatSeconds };
    const older = await this.find(state.movedTo, call.userId);
    const seenOfIt = seen && source.firstVersion(older) - 1;
    return { source, key: older.room.id, state: older, seenVersion: seenOfIt, heartbeatSeconds };
  }

  /** @throws Failure InvalidGameRoom */
  private async find(id: Id, userId: Id): Promise<WatchedRoom> {
    const state = (await this.rooms.read([id])).get(id);
    if (!state || !maySee(state.room, userId))
      throw new Failure(FAILURES.InvalidGameRoom, `you may watch no game room ${id}: name your own or a public one`);
    return state;
  }
}
