import { UNFILLED } from '../rooms/room.ts';
import type { Id } from '../../rpc/wire-id.ts';
import { MOMENT, type MomentRow } from './queue-moment.ts';

/** A room that LOOK found. */
interface Found {
  part: string;
  id: Id;
  no: string;
  is_own: boolean;
  user: Id;
  rating: number | null;
  /** its owner's rating window by the usual rule, in points */
  window: number;
  waited_ms: number;
}

/** LOOK's row. */
export interface Looked extends MomentRow {
  rating: number;
  is_bot: boolean;
  found: Found[];
}

/** Rooms read of those who have waited longest, people or bots: more than concurrent calls have locked at once. */
export const OF_ALL = 32;
/** Rooms read of one band of ratings. */
const OF_A_BAND = 8;

/**
 * Points in a band, as in the index; and how many bands away an opponent can be whose window does not hold everyone.
 */
export const [BAND, BANDS_AWAY] = [50, 9];

/** Rooms that the sweep reads in one round. */
const A_ROUND = 200;

export const PEOPLE = 'people';
export const BOTS = 'bots';
export const bandPart = (band: number): string => `band ${band}`;

const OF_PEOPLE = `NOT r.private AND NOT r.owner_is_bot AND ${UNFILLED}`;
const OF_BOTS = `NOT r.private AND r.owner_is_bot AND ${UNFILLED}`;

/** $3: only rooms before it */
const BEFORE = `coalesce($3::bigint, ${2n ** 63n - 1n})`;

/** The first rooms of one part of the queue. `order` is the order of exactly one index, which PostgreSQL then uses. */
const firstOf = (part: { rooms: string; start: string; order: string; limit: number }) => `LATERAL (
    SELECT r.id, r.queue_no, r.user_1, r.owner_rating, r.created_at FROM rooms r
    WHERE ${part.rooms} AND ${part.start} AND r.deadline > statement_timestamp()
    ORDER BY ${part.order} LIMIT ${part.limit})`;

const queueOf = (rooms: string, start: string): string =>
  firstOf({
    ...{ rooms, start: `r.queue_no >= ${start}::bigint AND r.queue_no < ${BEFORE}`, order: 'r.queue_no' },
    limit: OF_ALL,
  });

const BAND_OF = `r.owner_rating / ${BAND}, r.queue_no`;
const BANDS = firstOf({
  ...{ rooms: OF_PEOPLE, limit: OF_A_BAND, order: BAND_OF },
  start: `(${BAND_OF}) >= (band, coalesce(start.no, 0)) AND (${BAND_OF}) < (band, ${BEFORE})`,
});

/** JSON fields of a waiting room. */
const WAITED = `'window', rating_window(created_at),
      'waited_ms', greatest(0, extract(epoch FROM statement_timestamp() - created_at) * 1000)::bigint`;

/**
 * Rooms whose windows hold everyone are the oldest, so they are first in the queue; other rooms whose windows may hold
 * the searcher are in the bands near the searcher's rating. So only a few places of two indexes are read, however many
 * rooms wait.
 */
export const LOOK = `WITH me AS (
    SELECT u.is_bot, greatest(0, round(u.rating))::integer AS rating FROM users u WHERE u.id = $1
  ), found AS (
    SELECT '${PEOPLE}' AS part, f.* FROM me, ${queueOf(OF_PEOPLE, '$4')} f WHERE NOT me.is_bot
    UNION ALL
    SELECT 'band ' || band, f.* FROM me
      CROSS JOIN generate_series(me.rating / ${BAND} - ${BANDS_AWAY}, me.rating / ${BAND} + ${BANDS_AWAY}) AS near (band)
      LEFT JOIN unnest($6::integer[], $7::bigint[]) AS start (band, no) USING (band)
      CROSS JOIN ${BANDS} f
      WHERE NOT me.is_bot
    UNION ALL
    SELECT '${BOTS}', f.* FROM me, ${queueOf(OF_BOTS, '$5')} f WHERE $2 AND NOT me.is_bot
  )
  SELECT ${MOMENT}, me.rating, me.is_bot, coalesce((
    SELECT json_agg(json_build_object('part', part, 'id', id::text, 'no', queue_no::text,
      'is_own', user_1 = $1, 'user', user_1::text, 'rating', owner_rating, ${WAITED})
      ORDER BY queue_no) FROM found), '[]') AS found
  FROM me`;

/** The first rooms of people's queue. $1: the queue_no to begin at; $2: seconds before the sweep may merge a room */
export const FIRST_PEOPLE = `WITH first AS MATERIALIZED (
    SELECT r.id, r.queue_no, r.user_1, r.owner_rating, r.created_at FROM rooms r
    WHERE ${OF_PEOPLE} AND r.queue_no >= $1::bigint AND r.deadline > now() ORDER BY r.queue_no LIMIT ${A_ROUND}
  )
  SELECT ${MOMENT}, coalesce((
    SELECT json_agg(json_build_object('id', id::text, 'no', queue_no::text, 'user', user_1::text, 'rating', owner_rating, ${WAITED},
      'is_due', created_at < now() - make_interval(secs => $2)) ORDER BY queue_no)
    FROM first), '[]') AS waiting`;

/**
 * Makes PostgreSQL use the index that has the order asked for, until the transaction ends. With no statistics or old
 * ones it might choose another plan, which reads all rooms that wait.
 */
export const BY_INDEX = `SELECT set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
  set_config('enable_sort', 'off', true)`;
