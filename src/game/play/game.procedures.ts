import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LoginFollowUps } from '../../auth/index.ts';
import type { othello } from '../../generated/othello.js';
import { answer, type Answers, type Decision } from '../../rpc/answer.ts';
import type { OptimisticCall, WriteCall } from '../../rpc/call.ts';
import { Procedure } from '../../rpc/procedure.ts';
import { idOf } from '../../rpc/wire-id.ts';
import { GameService } from './game.service.ts';
import { OptimisticRooms, type Move, type SeenRoom } from './optimistic-rooms.ts';
import { isInPlay } from '../rooms/room.ts';
import { Rooms } from '../rooms/room-lookup.repository.ts';
import { joined } from '../rooms/room.message.ts';
import { SeatingService } from '../rooms/seating.service.ts';

@Injectable()
export class GameProcedures implements OnModuleInit {
  constructor(
    private readonly game: GameService,
    private readonly seating: SeatingService,
    private readonly rooms: Rooms,
    private readonly loginFollowUps: LoginFollowUps,
  ) {}

  onModuleInit(): void {
    this.loginFollowUps.add(async (tx, userId) => {
      const room = await this.seating.seatOf(tx, userId);
      return room && isInPlay(room) ? [joined(await this.rooms.get(tx, room.id), userId)] : [];
    });
  }

  @Procedure('GamePut', { access: 'session', effect: 'write', optimistic: OptimisticRooms })
  async gamePut(req: othello.ReqGamePut, call: OptimisticCall<SeenRoom>): Promise<Decision<Move, 'gamePutRsp'>> {
    const { answers, move } = this.game.put(call.seen, {
      userId: call.userId,
      roomId: idOf(req.roomId),
      row: req.r ?? 0,
      column: req.c ?? 0,
      version: req.version ?? undefined,
    });
    return { answers: [answer('gamePutRsp', {}), ...answers], change: move };
  }

  @Procedure('GameSync', { access: 'session', effect: 'read', optimistic: OptimisticRooms })
  async gameSync(req: othello.ReqGameSync, call: OptimisticCall<SeenRoom>): Promise<Answers<'gameSyncRsp'>> {
    return this.game.sync(call.seen, call.userId, idOf(req.roomId));
  }

  @Procedure('ExitGameRoom', { access: 'session', effect: 'write' })
  async exitGameRoom(req: othello.ReqExitGameRoom, call: WriteCall): Promise<Answers<'exitGameRoomRsp'>> {
    return [answer('exitGameRoomRsp', {}), ...(await this.game.exit(call.tx, call.userId, idOf(req.roomId)))];
  }
}
