import { Injectable } from '@nestjs/common';
import { figureColumns, type Figures, figuresFrom } from '../auth/index.ts';
import { Database } from '../persistence/index.ts';
import type { Id } from '../rpc/wire-id.ts';

/** A row of the leaderboard that the next page begins after. */
export interface RankedPlace {
  rank: number;
  rating: number;
  userId: Id;
}

/** Above everyone. */
const TOP: RankedPlace = { rank: 0, rating: Infinity, userId: '0' };

export interface RankedUser {
  /** undefined before the first game */
  rank: number | undefined;
  user: Figures;
}

const HAS_PLAYED = (alias: string) => `${alias}.win + ${alias}.lose + ${alias}.draw > 0`;

const PAGE = {
  name: 'leaderboard-page',
  text: `WITH me AS MATERIALIZED (
      SELECT m.*, CASE WHEN ${HAS_PLAYED('m')} THEN 1 + (SELECT count(*)::integer FROM users o WHERE ${HAS_PLAYED('o')}
        AND o.rating >= m.rating AND (o.rating > m.rating OR o.id < m.id)) END AS rank
      FROM users m WHERE m.id = $1
    ), page AS (
      SELECT u.* FROM users u WHERE ${HAS_PLAYED('u')} AND u.rating <= $2 AND (u.rating < $2 OR u.id > $3)
      ORDER BY u.rating DESC, u.id LIMIT $4
    )
    SELECT ${figureColumns('m')}, m.rank, ${figureColumns('u')} FROM me m LEFT JOIN page u ON true
    ORDER BY u.rating DESC, u.id`,
};

/** Users by rating, of equal ratings by id. Only who played has a rank. */
@Injectable()
export class LeaderboardRepository {
  constructor(private readonly database: Database) {}

  /** @param after the page's beginning; undefined = the best */
  async read(me: Id, after: RankedPlace | undefined, limit: number): Promise<{ me: RankedUser; rows: RankedUser[] }> {
    const { rank, rating, userId } = after ?? TOP;
    const found = await this.database.query<Record<string, unknown>>(PAGE, [me, rating, userId, limit]);
    const [first] = found;
    const user = first && figuresFrom(first, 'm');
    if (!user) throw new Error(`user ${me} has a session and no row`);
    const users = found.flatMap((row) => figuresFrom(row, 'u') ?? []);
    return {
      me: { user, rank: (first.rank as number | null) ?? undefined },
      rows: users.map((each, index) => ({ user: each, rank: rank + index + 1 })),
    };
  }
}
