import { Injectable } from '@nestjs/common';
import { ADVISORY_LOCKS, type Transaction } from '../../persistence/index.ts';
import type { Id } from '../../rpc/wire-id.ts';
import { MOMENT, momentOf, type MomentRow, numberOf } from './queue-moment.ts';
import { Matchmaking, RatingWindows, type WaitingPlayer } from './matchmaking.ts';
import { QueueStarts } from './queue-starts.ts';
import { roomColumns, roomFrom, type RoomRow } from '../rooms/room-row.ts';
import { type Room, Status, UNFILLED } from '../rooms/room.ts';

/** A search for a waiting room. */
export interface Search {
  userId: Id;
  /** whether bots' rooms may be found too, after people's */
  withBots: boolean;
  /** whether a person may be found whose rating window does not hold the searcher, if no other is */
  isAnyoneWelcome: boolean;
  /** a queue_no: only rooms with a lower one are found */
  before?: string;
}

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

interface Looked extends MomentRow {
  rating: number;
  is_bot: boolean;
  found: Found[];
}

/** A person's room that waits in public. */
export interface Waiting {
  id: Id;
  no: string;
  user: Id;
  /** null: the owner plays anyone, whatever their rating */
  rating: number | null;
  /** points: how far from it an opponent's rating may be by now */
  window: number;
  waited_ms: number;
  /** it has waited so long that the sweep may merge it */
  is_due: boolean;
}

export const waitingPlayer = (
  room: Pick<Waiting, 'id' | 'user' | 'rating' | 'window' | 'waited_ms'>,
  isBot = false,
): WaitingPlayer => ({
  roomId: room.id,
  userId: room.user,
  rating: room.rating ?? undefined,
  waitedMs: room.waited_ms,
  window: room.window,
  isBot,
});

/** Rooms read of those who have waited longest, people or bots: more than concurrent calls have locked at once. */
const OF_ALL = 32;
/** Rooms read of one band of ratings. */
const OF_A_BAND = 8;

/**
 * Points in a band, as in the index; and how many bands away an opponent can be whose window does not hold everyone.
 */
const [BAND, BANDS_AWAY] = [50, 9];

/** Rooms that the sweep reads in one round. */
const A_ROUND = 200;

const PEOPLE = 'people';
const BOTS = 'bots';
const bandPart = (band: number): string => `band ${band}`;

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
const LOOK = `WITH me AS (
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
const FIRST_PEOPLE = `WITH first AS MATERIALIZED (
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
const BY_INDEX = `SELECT set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
  set_config('enable_sort', 'off', true)`;

/**
 * The queue of waiting rooms: people's by age and by rating, bots' by age. Each read costs the same, however many wait.
 */
@Injectable()
export class MatchmakingRepository {
  constructor(
    private readonly starts: QueueStarts,
    private readonly matchmaking: Matchmaking,
  ) {}

  /** Whether people are paired by the usual rating windows, which the SQL function `older_person_waits` knows. */
  get goesByWindows(): boolean {
    return this.matchmaking instanceof RatingWindows;
  }

  /** The least queue_no that a person's waiting room may have. */
  get firstNo(): string {
    return this.starts.of(PEOPLE).toString();
  }

  /**
   * Locks the best room for the searcher that nobody else has locked. The condition names ids and status only: with the
   * indexes' own conditions PostgreSQL might choose one of those indexes and read all rooms that wait.
   */
  async lockMatch(tx: Transaction, search: Search): Promise<Room | undefined> {
    const ids = await this.find(tx, search);
    if (ids.length === 0) return undefined;
    const [row] = await tx.query<RoomRow>(
      `SELECT ${roomColumns('r')} FROM rooms r
       WHERE r.id = ANY ($1::bigint[]) AND r.status = ${Status.WAITING} AND NOT r.private AND r.deadline > clock_timestamp()
       ORDER BY array_position($1::bigint[], r.id) LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [ids],
    );
    return row && roomFrom(row);
  }

  /** Lets one transaction at a time past this point. */
  async queueForMatch(tx: Transaction): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.matchmaking]);
  }

  /** Locks a person's public waiting room; undefined when somebody else has it locked. */
  async lockWaitingNow(
    tx: Transaction,
    id: Id,
  ): Promise<{ room: Room; no: string; rating: number | null } | undefined> {
    const [row] = await tx.query<RoomRow & { no: string; rating: number | null }>(
      `SELECT ${roomColumns('r')}, r.queue_no AS no, r.owner_rating AS rating
       FROM rooms r WHERE r.id = $1 AND r.status = ${Status.WAITING} AND NOT r.private AND NOT r.owner_is_bot
       FOR UPDATE SKIP LOCKED`,
      [id],
    );
    const room = row && roomFrom(row);
    return room && { room, no: row.no, rating: row.rating };
  }

  /**
   * @param seconds that a room is left to its owner to merge
   * @returns people's rooms that have waited longest, in order
   */
  async readFirst(tx: Transaction, seconds: number): Promise<Waiting[]> {
    await tx.query(BY_INDEX);
    const look = this.starts.begin();
    const [row] = await tx.query<MomentRow & { waiting: Waiting[] }>(FIRST_PEOPLE, [this.firstNo, seconds]);
    if (!row) return [];
    const { waiting } = row;
    this.starts.end(look, momentOf(row), new Map([[PEOPLE, numberOf(waiting[0]?.no)]]));
    return waiting;
  }

  /** Ids of the waiting rooms that the searcher may join, the best first. */
  private async find(tx: Transaction, { userId, withBots, isAnyoneWelcome, before }: Search): Promise<Id[]> {
    await tx.query(BY_INDEX);
    const look = this.starts.begin();
    const bands = this.starts.entries().flatMap(([part, start]) => {
      const band = /^band (\d+)$/.exec(part)?.[1];
      return band === undefined ? [] : [{ band, start: start.toString() }];
    });
    const [row] = await tx.query<Looked>(LOOK, [
      ...[userId, withBots, before ?? null, this.firstNo, this.starts.of(BOTS).toString()],
      ...[bands.map(({ band }) => band), bands.map(({ start }) => start)],
    ]);
    if (!row || row.is_bot) return [];
    const { found } = row;
    if (before === undefined) {
      const nearest = Math.floor(row.rating / BAND);
      const parts = Array.from({ length: 2 * BANDS_AWAY + 1 }, (_, index) => bandPart(nearest - BANDS_AWAY + index));
      const read = [PEOPLE, ...parts, ...(withBots ? [BOTS] : [])];
      const oldest = read.map((part) => [part, numberOf(found.find((each) => each.part === part)?.no)] as const);
      this.starts.end(look, momentOf(row), new Map(oldest));
    }
    const waiting = new Map(found.filter(({ is_own: isOwn }) => !isOwn).map((each) => [each.id, each]));
    const seeker = { userId, rating: row.rating, takesAnyone: isAnyoneWelcome };
    const chosen = this.matchmaking.choose(
      seeker,
      [...waiting.values()].map((each) => waitingPlayer(each, each.part === BOTS)),
    );
    return [...new Set(chosen.map(({ roomId }) => roomId))].filter((id) => waiting.has(id)).slice(0, OF_ALL);
  }
}
