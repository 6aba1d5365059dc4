import { Injectable } from '@nestjs/common';
import {
  isRanked,
  playerStatsColumns,
  type PlayerStats,
  playerStatsFrom,
  type PlayerStatsRow,
  RatingCounts,
} from '../auth/index.ts';
import { MOST_AGE_MS, ReplicaReads } from '../persistence/index.ts';
import type { Id } from '../rpc/wire-id.ts';

/** The row of the leaderboard after which a page begins. */
export interface LeaderboardPosition {
  rank: number;
  /** of bots the level */
  rating: number;
  userId: Id;
}

/** Stands before the first row. */
const TOP: LeaderboardPosition = { rank: 0, rating: Infinity, userId: '0' };

export interface RankedUser {
  /** undefined before the first rated game */
  rank: number | undefined;
  user: PlayerStats;
}

/** Users with the caller's rounded rating and a better rank who are counted one by one, at most. */
const COUNTED = 1000;

/** The last value of the SQL function rating_bucket: it holds all ratings from there on. */
const LAST_BUCKET = 10_000;

/** $1: the caller; $2, $3: the page begins after; $4: rows; $5: changes before this time are in rating_counts */
const PAGE = {
  name: 'leaderboard-page',
  text: `WITH me AS MATERIALIZED (
      SELECT m.*, rating_bucket(m.rating) AS bucket FROM users m WHERE m.id = $1
    ), counts AS MATERIALIZED (
      SELECT coalesce(sum(c.users) FILTER (WHERE c.bucket > m.bucket), 0) AS above,
        coalesce(sum(c.users) FILTER (WHERE c.bucket = m.bucket), 0) AS beside
      FROM me m CROSS JOIN LATERAL (
        SELECT bucket, users FROM rating_counts WHERE bucket >= m.bucket
        UNION ALL
        SELECT bucket, users FROM rating_changes WHERE at >= coalesce($5::timestamptz, '-infinity') AND bucket >= m.bucket
      ) AS c
    ), ahead AS MATERIALIZED (
      SELECT count(*) AS beside FROM me m CROSS JOIN LATERAL (
        SELECT FROM users o WHERE ${isRanked('o')} AND (-o.rating, o.id) < (-m.rating, m.id)
          AND -o.rating > CASE WHEN m.bucket = ${LAST_BUCKET} THEN '-Infinity' ELSE -(m.bucket + 1)::double precision END
        ORDER BY -o.rating, o.id LIMIT ${COUNTED}
      ) AS o
    ), page AS (
      SELECT u.* FROM users u WHERE ${isRanked('u')} AND (-u.rating, u.id) > (-$2::double precision, $3::bigint)
      ORDER BY -u.rating, u.id LIMIT $4
    )
    SELECT ${playerStatsColumns('m')}, ${playerStatsColumns('u')}, CASE WHEN ${isRanked('m')} THEN (1 + counts.above +
      CASE WHEN ahead.beside < ${COUNTED} THEN ahead.beside ELSE greatest(ahead.beside, counts.beside / 2) END)::integer END AS rank
    FROM me m CROSS JOIN counts CROSS JOIN ahead LEFT JOIN page u ON true
    ORDER BY -u.rating, u.id`,
};

/** A bot's level, which its name says. */
const LEVEL = `coalesce(substring(u.name from '^bot-([0-9]{1,4})-')::integer, 0)`;

/** The server's own bots, of which there are some hundreds at most. $1, $2: the page begins after; $3: rows */
const BOTS = {
  name: 'leaderboard-bots',
  text: `SELECT ${playerStatsColumns('u')}, ${LEVEL} AS level FROM users u
    WHERE u.is_bot AND (-${LEVEL}, u.id) > (-$1::double precision, $2::bigint) ORDER BY -${LEVEL}, u.id LIMIT $3`,
};

/**
 * People by rating; those of equal rating by id. Only people who have played a rated game have a rank. The caller's rank is exact,
 * unless a thousand users with the same rounded rating are ahead: then it is estimated as the middle of all with that
 * rating.
 */
@Injectable()
export class LeaderboardRepository {
  constructor(
    private readonly reads: ReplicaReads,
    private readonly ratings: RatingCounts,
  ) {}

  /** @param after the page's beginning; undefined = the highest level */
  async readBots(after: LeaderboardPosition | undefined, limit: number): Promise<(RankedUser & { level: number })[]> {
    const { rank, rating, userId } = after ?? TOP;
    const found = await this.reads.query<PlayerStatsRow<'u'> & { level: number }>(BOTS, [rating, userId, limit]);
    return found.flatMap((row, index) => {
      const user = playerStatsFrom(row, 'u');
      return user ? [{ user, rank: rank + index + 1, level: row.level }] : [];
    });
  }

  /** @param after the page's beginning; undefined = the best */
  async read(
    me: Id,
    after: LeaderboardPosition | undefined,
    limit: number,
  ): Promise<{ me: RankedUser; rows: RankedUser[] }> {
    const { rank, rating, userId } = after ?? TOP;
    const { addedUpTo } = this.ratings;
    const countedUpTo = addedUpTo && new Date(addedUpTo.getTime() - MOST_AGE_MS); // a replica may have the counts of then
    const found = await this.reads.query<PlayerStatsRow<'m'> & PlayerStatsRow<'u'> & { rank: number | null }>(
      PAGE,
      [me, rating, userId, limit, countedUpTo],
      (rows) => rows.length > 0, // a new user may not be on a replica yet
    );
    const [first] = found;
    const user = first && playerStatsFrom(first, 'm');
    if (!user) throw new Error(`user ${me} has a session and no row`);
    const users = found.flatMap((row) => playerStatsFrom(row, 'u') ?? []);
    return {
      me: { user, rank: first.rank ?? undefined },
      rows: users.map((each, index) => ({ user: each, rank: rank + index + 1 })),
    };
  }
}
