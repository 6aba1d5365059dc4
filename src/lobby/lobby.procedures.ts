import { Injectable } from '@nestjs/common';
import { created, isWaiting, joined, type Room, SeatingService, TableReader } from '../game/index.ts';
import type { othello } from '../generated/othello.js';
import { answer, type Answer } from '../rpc/answer.ts';
import type { Call } from '../rpc/call.ts';
import { Procedure } from '../rpc/procedure.ts';
import { idOf } from '../rpc/wire-id.ts';

@Injectable()
export class LobbyProcedures {
  constructor(
    private readonly seating: SeatingService,
    private readonly tables: TableReader,
  ) {}

  @Procedure('CreateGameRoom', { access: 'session', effect: 'write' })
  async createGameRoom(req: othello.ReqCreateGameRoom, call: Call): Promise<Answer[]> {
    return [created(await this.seating.create(call.tx, call.userId, req.private ?? false))];
  }

  @Procedure('JoinGameRoom', { access: 'session', effect: 'write' })
  async joinGameRoom(req: othello.ReqJoinGameRoom, call: Call): Promise<Answer[]> {
    return [await this.joined(call, await this.seating.join(call.tx, call.userId, idOf(req.roomId)))];
  }

  @Procedure('RandomJoin', { access: 'session', effect: 'write' })
  async randomJoin(req: othello.ReqRandomJoin, call: Call): Promise<Answer[]> {
    const room = await this.seating.joinRandom(call.tx, call.userId, req.createIfNone ?? false);
    return [answer('randomJoinRsp', {}), isWaiting(room) ? created(room) : await this.joined(call, room)];
  }

  private async joined(call: Call, room: Room): Promise<Answer> {
    return joined(room, await this.tables.read(call.tx, room), call.userId);
  }
}
