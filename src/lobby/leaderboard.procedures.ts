import { Injectable } from '@nestjs/common';
import { userMessage } from '../auth/index.ts';
import type { othello } from '../generated/othello.js';
import { answer, type Answers } from '../rpc/answer.ts';
import type { ReadCall } from '../rpc/call.ts';
import { Procedure } from '../rpc/procedure.ts';
import { LeaderboardRepository, type LeaderboardPosition, type RankedUser } from './leaderboard.repository.ts';
import { invalidCursor, pageOf, pageSize } from './page.ts';

/** rank, rating and id of the row that the page begins after */
const CURSOR = /^(\d{1,9})_(-?\d{1,9}(?:\.\d{1,20})?(?:e-\d{1,3})?)_(\d{1,18})$/;

/** @throws Failure InvalidArgument */
function positionOf(cursor: string): LeaderboardPosition {
  const [, rank, rating, userId] = CURSOR.exec(cursor) ?? [];
  if (!userId) throw invalidCursor();
  return { rank: Number(rank), rating: Number(rating), userId };
}

const cursorOf = ({ rank, user }: RankedUser): string => `${rank ?? 0}_${user.rating}_${user.id}`;

const rowMessage = ({ rank, user }: RankedUser): othello.LeaderboardRow.$Properties => ({
  ...(rank !== undefined && { rank }),
  user: userMessage(user),
});

@Injectable()
export class LeaderboardProcedures {
  constructor(private readonly leaderboard: LeaderboardRepository) {}

  @Procedure('GetLeaderboard', { access: 'session', effect: 'read' })
  async getLeaderboard(req: othello.ReqGetLeaderboard, call: ReadCall): Promise<Answers<'getLeaderboardRsp'>> {
    const limit = pageSize(req.limit);
    const after = req.cursor ? positionOf(req.cursor) : undefined;
    const { me, rows } = await this.leaderboard.read(call.userId, after, limit + 1);
    const { shown, next } = pageOf(rows, limit, cursorOf);
    return [answer('getLeaderboardRsp', { rows: shown.map(rowMessage), me: rowMessage(me), ...next })];
  }
}
