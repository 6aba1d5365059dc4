import { Injectable } from '@nestjs/common';
import { userMessage } from '../auth/index.ts';
import { roomMessage, type RoomWithPlayers } from '../game/index.ts';
import type { othello } from '../generated/othello.js';
import { answer, type Answers } from '../rpc/answer.ts';
import { Failure, FAILURES } from '../rpc/failures.ts';
import { Procedure } from '../rpc/procedure.ts';
import type { Id } from '../rpc/wire-id.ts';
import { ListedRooms } from './listed-rooms.repository.ts';
import { Notices } from './notices.repository.ts';
import { invalidCursor, pageOf, pageSize } from '../rpc/page.ts';

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
    private readonly listed: ListedRooms,
    private readonly notices: Notices,
  ) {}

  @Procedure('ListGameRooms', { access: 'session', effect: 'read' })
  async listGameRooms(req: othello.ReqListGameRooms): Promise<Answers<'listGameRoomsRsp'>> {
    const limit = pageSize(req.limit);
    const rooms = await this.listed.read(req.filter ?? 0, roomIdOf(req.cursor), limit + 1);
    if (!rooms) throw new Failure(FAILURES.InvalidArgument, `filter ${req.filter} is none: see proto/othello.proto`);
    const { shown, next } = pageOf(rooms, limit, ({ room }) => room.id);
    const notice = this.notices.shown;
    return [answer('listGameRoomsRsp', { rooms: shown.map(entryMessage), ...next, ...(notice && { notice }) })];
  }
}
