import { Injectable } from '@nestjs/common';
import { userMessage } from '../auth/index.ts';
import {
  created,
  isWaiting,
  joined,
  RematchService,
  type Room,
  roomMessage,
  Rooms,
  type RoomWithPlayers,
  SeatingService,
} from '../game/index.ts';
import { othello } from '../generated/othello.js';
import { answer, type Answer, type Answers } from '../rpc/answer.ts';
import type { WriteCall } from '../rpc/call.ts';
import { Procedure } from '../rpc/procedure.ts';
import { Failure, FAILURES } from '../rpc/failures.ts';
import { idOf, type Id } from '../rpc/wire-id.ts';
import { ListedRooms } from './listed-rooms.repository.ts';
import { invalidCursor, pageOf, pageSize } from './page.ts';

const { V_1 } = othello.ProtocolVersion;

/** Clients of 2017 play whoever is there. */
const knowsNoWindow = ({ version }: WriteCall): boolean => version === Number(V_1);

const entryMessage = ({ room, white, black }: RoomWithPlayers): othello.GameRoomEntry.$Properties => ({
  room: roomMessage(room),
  user_1: userMessage(white),
  ...(black && { user_2: userMessage(black) }),
});

/** @throws Failure InvalidArgument */
function roomIdOf(cursor: string | null | undefined): Id | undefined {
  if (!cursor) return undefined;
  if (!/^\d{1,18}$/.test(cursor)) throw invalidCursor();
  return cursor;
}

@Injectable()
export class LobbyProcedures {
  constructor(
    private readonly seating: SeatingService,
    private readonly rematches: RematchService,
    private readonly listed: ListedRooms,
    private readonly rooms: Rooms,
  ) {}

  @Procedure('CreateGameRoom', { access: 'session', effect: 'write' })
  async createGameRoom(req: othello.ReqCreateGameRoom, call: WriteCall): Promise<Answers<'makeGameRoomRsp'>> {
    const wish = { isPrivate: req.private ?? false, isAnyoneWelcome: knowsNoWindow(call) };
    return [created(await this.seating.create(call.tx, call.userId, wish))];
  }

  @Procedure('JoinGameRoom', { access: 'session', effect: 'write' })
  async joinGameRoom(req: othello.ReqJoinGameRoom, call: WriteCall): Promise<Answers<'joinGameRoomRsp'>> {
    const asked = { roomId: idOf(req.roomId), invite: req.invite || undefined };
    return [await this.joined(call, await this.seating.join(call.tx, call.userId, asked))];
  }

  @Procedure('RandomJoin', { access: 'session', effect: 'write' })
  async randomJoin(req: othello.ReqRandomJoin, call: WriteCall): Promise<Answers<'randomJoinRsp'>> {
    const room = await this.seating.joinRandom(call.tx, call.userId, {
      createIfNone: req.createIfNone ?? false,
      withBots: !req.peopleOnly,
      isAnyoneWelcome: knowsNoWindow(call),
    });
    return [answer('randomJoinRsp', {}), isWaiting(room) ? created(room) : await this.joined(call, room)];
  }

  @Procedure('Rematch', { access: 'session', effect: 'write' })
  async rematch(req: othello.ReqRematch, call: WriteCall): Promise<Answers<'rematchRsp'>> {
    const room = await this.rematches.ask(call.tx, call.userId, idOf(req.roomId));
    const follows = isWaiting(room) ? created(room) : await this.joined(call, room);
    return [answer('rematchRsp', { room: roomMessage(room) }), follows];
  }

  @Procedure('ListGameRooms', { access: 'session', effect: 'read' })
  async listGameRooms(req: othello.ReqListGameRooms): Promise<Answers<'listGameRoomsRsp'>> {
    const limit = pageSize(req.limit);
    const rooms = await this.listed.read(req.filter ?? 0, roomIdOf(req.cursor), limit + 1);
    if (!rooms) throw new Failure(FAILURES.InvalidArgument, `filter ${req.filter} is none: see proto/othello.proto`);
    const { shown, next } = pageOf(rooms, limit, ({ room }) => room.id);
    return [answer('listGameRoomsRsp', { rooms: shown.map(entryMessage), ...next })];
  }

  private async joined(call: WriteCall, room: Room): Promise<Answer<'joinGameRoomRsp'>> {
    return joined(await this.rooms.get(call.tx, room.id), call.userId);
  }
}
