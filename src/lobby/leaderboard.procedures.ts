import { Injectable } from '@nestjs/common';
import { userMessage } from '../auth/index.ts';
import { othello } from '../generated/othello.js';
import { answer, type Answers } from '../rpc/answer.ts';
import type { ReadCall } from '../rpc/call.ts';
import { Failure, FAILURES } from '../rpc/failures.ts';
import { Procedure } from '../rpc/procedure.ts';
import { LeaderboardRepository, type LeaderboardPosition, type RankedUser } from './leaderboard.repository.ts';
import { invalidCursor, pageOf, pageSize } from '../rpc/page.ts';

const { Kind } = othello.ReqGetLeaderboard;

/** rank, rating (of bots the level) and id of the row that the page begins after */
const CURSOR = /^(\d{1,9})_(-?\d{1,9}(?:\.\d{1,20})?(?:e-\d{1,3})?)_(\d{1,18})$/;

/** @throws Failure InvalidArgument */
function positionOf(cursor: string): LeaderboardPosition {
  const [, rank, rating, userId] = CURSOR.exec(cursor) ?? [];
  if (!userId) throw invalidCursor();
  return { rank: Number(rank), rating: Number(rating), userId };
}

const cursorOf = ({ rank, user }: RankedUser, rating = user.rating): string => `${rank ?? 0}_${rating}_${user.id}`;

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
    if (req.kind === Kind.BOTS) {
      const bots = await this.leaderboard.readBots(after, limit + 1);
      const { shown, next } = pageOf(bots, limit, (bot) => cursorOf(bot, bot.level));
      return [answer('getLeaderboardRsp', { rows: shown.map(rowMessage), ...next })];
    }
    if (req.kind)
      throw new Failure(FAILURES.InvalidArgument, `kind ${Number(req.kind)} is none: see proto/othello.proto`);
    const { me, rows } = await this.leaderboard.read(call.userId, after, limit + 1);
    const { shown, next } = pageOf(rows, limit, (row) => cursorOf(row));
    return [answer('getLeaderboardRsp', { rows: shown.map(rowMessage), me: rowMessage(me), ...next })];
  }
}
