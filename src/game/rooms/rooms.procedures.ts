import { Injectable } from '@nestjs/common';
import { Config } from '../../config.ts';
import { othello } from '../../generated/othello.js';
import { answer, type Answer, type Answers } from '../../rpc/answer.ts';
import type { WriteCall } from '../../rpc/call.ts';
import { Procedure } from '../../rpc/procedure.ts';
import { idOf } from '../../rpc/wire-id.ts';
import { Rooms } from './room-lookup.repository.ts';
import { created, joined } from './room.message.ts';
import { isWaiting, type Room } from './room.ts';
import { SeatingService } from './seating.service.ts';
import { asTerms } from './wished-terms.ts';

const { V_1 } = othello.ProtocolVersion;

/** Clients of 2017 know no rating windows: they play anyone who waits. */
const knowsNoWindow = ({ version }: WriteCall): boolean => version === Number(V_1);

@Injectable()
export class RoomsProcedures {
  constructor(
    private readonly config: Config,
    private readonly seating: SeatingService,
    private readonly rooms: Rooms,
  ) {}

  @Procedure('CreateGameRoom', { access: 'session', effect: 'write', limit: 'rooms' })
  async createGameRoom(req: othello.ReqCreateGameRoom, call: WriteCall): Promise<Answers<'makeGameRoomRsp'>> {
    const wish = {
      isPrivate: req.private ?? false,
      terms: asTerms(req, this.config.turnTimeoutS),
      isAnyoneWelcome: knowsNoWindow(call),
    };
    return [created(await this.seating.create(call.tx, call.userId, wish))];
  }

  @Procedure('JoinGameRoom', { access: 'session', effect: 'write' })
  async joinGameRoom(req: othello.ReqJoinGameRoom, call: WriteCall): Promise<Answers<'joinGameRoomRsp'>> {
    const asked = { roomId: idOf(req.roomId), invite: req.invite || undefined };
    return [await this.joined(call, await this.seating.join(call.tx, call.userId, asked))];
  }

  @Procedure('RandomJoin', { access: 'session', effect: 'write', limit: 'rooms' })
  async randomJoin(req: othello.ReqRandomJoin, call: WriteCall): Promise<Answers<'randomJoinRsp'>> {
    const room = await this.seating.joinRandom(call.tx, call.userId, {
      createIfNone: req.createIfNone ?? false,
      withBots: !req.peopleOnly,
      isAnyoneWelcome: knowsNoWindow(call),
    });
    return [answer('randomJoinRsp', {}), isWaiting(room) ? created(room) : await this.joined(call, room)];
  }

  private async joined(call: WriteCall, room: Room): Promise<Answer<'joinGameRoomRsp'>> {
    return joined(await this.rooms.get(call.tx, room.id), call.userId);
  }
}
