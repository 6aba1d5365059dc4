import { Injectable } from '@nestjs/common';
import type { othello } from '../generated/othello.js';
import type { Call } from '../rpc/call.ts';
import { Failure, FAILURES } from '../rpc/failures.ts';
import type { Live } from '../rpc/live.ts';
import { Procedure } from '../rpc/procedure.ts';
import { type Id, idOf } from '../rpc/wire-id.ts';
import { type LiveRoom, LiveRooms } from './live-rooms.ts';
import { isSeated } from './room.ts';

@Injectable()
export class SubscribeProcedures {
  constructor(private readonly rooms: LiveRooms) {}

  /** A waiting room that was merged is watched where its owner was led. */
  @Procedure('Subscribe', { access: 'session', effect: 'stream' })
  async subscribe(req: othello.ReqSubscribe, call: Call): Promise<Live<LiveRoom>> {
    const seen = req.sinceVersion || undefined;
    const state = await this.find(idOf(req.roomId), call.userId);
    const source = this.rooms;
    if (state.movedTo === undefined) return { source, key: state.room.id, state, seen };
    const older = await this.find(state.movedTo, call.userId);
    return { source, key: older.room.id, state: older, seen: seen && source.firstVersion(older) - 1 };
  }

  /** @throws Failure InvalidGameRoom */
  private async find(id: Id, userId: Id): Promise<LiveRoom> {
    const state = (await this.rooms.read([id])).get(id);
    if (!state || (state.room.isPrivate && !isSeated(state.room, userId)))
      throw new Failure(FAILURES.InvalidGameRoom, `you may watch no game room ${id}: name your own or a public one`);
    return state;
  }
}
