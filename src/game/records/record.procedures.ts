import { Injectable } from '@nestjs/common';
import { userMessage } from '../../auth/index.ts';
import type { othello } from '../../generated/othello.js';
import { answer, type Answers } from '../../rpc/answer.ts';
import type { ReadCall } from '../../rpc/call.ts';
import { Failure, FAILURES } from '../../rpc/failures.ts';
import { Procedure } from '../../rpc/procedure.ts';
import { idOf } from '../../rpc/wire-id.ts';
import { recordMessage } from './record.ts';
import { RecordRepository } from './record.repository.ts';
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
    const asked = idOf(req.userId);
    const id = asked === NOBODY ? call.userId : asked;
    const profile = await this.records.findProfile(call.userId, id);
    if (!profile) throw new Failure(FAILURES.InvalidArgument, `user_id ${id} is no user: leave it out for yourself`);
    return [answer('getProfileRsp', { user: userMessage(profile.user), games: profile.games.map(recordMessage) })];
  }
}
