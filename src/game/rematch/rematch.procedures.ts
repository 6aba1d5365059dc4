import { Injectable } from '@nestjs/common';
import type { othello } from '../../generated/othello.js';
import { answer, type Answers } from '../../rpc/answer.ts';
import type { WriteCall } from '../../rpc/call.ts';
import { Procedure } from '../../rpc/procedure.ts';
import { idOf } from '../../rpc/wire-id.ts';
import { Rooms } from '../rooms/room-lookup.repository.ts';
import { created, joined, roomMessage } from '../rooms/room.message.ts';
import { isWaiting } from '../rooms/room.ts';
import { RematchService } from './rematch.service.ts';

@Injectable()
export class RematchProcedures {
  constructor(
    private readonly rematches: RematchService,
    private readonly rooms: Rooms,
  ) {}

  @Procedure('Rematch', { access: 'session', effect: 'write', limit: 'rooms' })
  async rematch(req: othello.ReqRematch, call: WriteCall): Promise<Answers<'rematchRsp'>> {
    const room = await this.rematches.ask(call.tx, call.userId, idOf(req.roomId));
    const follows = isWaiting(room) ? created(room) : joined(await this.rooms.get(call.tx, room.id), call.userId);
    return [answer('rematchRsp', { room: roomMessage(room) }), follows];
  }
}
