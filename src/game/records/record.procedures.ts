import { Injectable } from '@nestjs/common';
import { userMessage } from '../../auth/index.ts';
import type { othello } from '../../generated/othello.js';
import { answer, type Answers } from '../../rpc/answer.ts';
import type { ReadCall } from '../../rpc/call.ts';
import { Failure, FAILURES } from '../../rpc/failures.ts';
import { Procedure } from '../../rpc/procedure.ts';
import { invalidCursor, pageOf, pageSize } from '../../rpc/page.ts';
import { type Id, idOf } from '../../rpc/wire-id.ts';
import { recordMessage } from './record.ts';
import { type GamesPosition, RecordRepository } from './record.repository.ts';
import { NOBODY } from '../rooms/room.ts';

@Injectable()
export class RecordProcedures {
  constructor(private readonly records: RecordRepository) {}

  @Procedure('GetGameRecord', { access: 'session', effect: 'read' })
  async getGameRecord(req: othello.ReqGetGameRecord, call: ReadCall): Promise<Answers<'getGameRecordRsp'>> {
    const id = idOf(req.roomId);
    const record = await this.records.find(call.userId, id);
    if (!record) throw new Failure(FAILURES.InvalidGameRoom, `no game of room ${id} has ended: look for another`);
    return [answer('getGameRecordRsp', { record: recordMessage(record) })];
  }

  @Procedure('GetProfile', { access: 'session', effect: 'read' })
  async getProfile(req: othello.ReqGetProfile, call: ReadCall): Promise<Answers<'getProfileRsp'>> {
    const id = userOf(req, call);
    const profile = await this.records.findProfile(call.userId, id);
    if (!profile) throw noUser(id);
    return [answer('getProfileRsp', { user: userMessage(profile.user), games: profile.games.map(recordMessage) })];
  }

  @Procedure('ListGames', { access: 'session', effect: 'read' })
  async listGames(req: othello.ReqListGames, call: ReadCall): Promise<Answers<'listGamesRsp'>> {
    const id = userOf(req, call);
    const limit = pageSize(req.limit);
    const after = req.cursor ? positionOf(req.cursor) : undefined;
    const games = await this.records.list({ viewer: call.userId, userId: id }, after, limit + 1);
    if (!games) throw noUser(id);
    const { shown, next } = pageOf(games, limit, (game) => `${game.endedUs}_${game.id}`);
    return [answer('listGamesRsp', { games: shown.map(recordMessage), ...next })];
  }
}

/** The user that is asked for: the caller, if none is named. */
function userOf({ userId }: Pick<othello.ReqListGames, 'userId'>, call: ReadCall): Id {
  const asked = idOf(userId);
  return asked === NOBODY ? call.userId : asked;
}

const noUser = (id: Id): Failure =>
  new Failure(FAILURES.InvalidArgument, `user_id ${id} is no user: leave it out for yourself`);

/** when the game ended that the page begins after, in µs since 1970, and its id */
const CURSOR = /^(\d{1,16})_(\d{1,18})$/;

/** @throws Failure InvalidArgument */
function positionOf(cursor: string): GamesPosition {
  const [, endedUs, id] = CURSOR.exec(cursor) ?? [];
  if (endedUs === undefined || id === undefined) throw invalidCursor();
  return { endedUs, id };
}
