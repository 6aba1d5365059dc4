import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../persistence/index.ts';
import type { Id } from '../rpc/wire-id.ts';
import { MOMENT, momentOf, type MomentRow, numberOf } from './queue-moment.ts';
import { QueueStarts } from './queue-starts.ts';
import { type Room, roomColumns, roomFrom, type RoomRow, UNFILLED } from './room.ts';

/** Who looks for a waiting room, and for whose. */
export interface Search {
  userId: Id;
  /** whether a bot is as welcome when no person waits */
  withBots: boolean;
  /** whether a person whose rating window does not hold the searcher is better than none */
  isAnyoneWelcome: boolean;
  /** rooms from that place in the queue on are left out */
  before?: string;
}

/** A room as a look at the queue finds it. */
interface Found {
  part: string;
  id: Id;
  no: string;
  is_own: boolean;
  /** the rating window of its owner holds the searcher */
  holds: boolean;
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
  /** null: whoever comes is welcome */
  rating: number | null;
  /** how far from it an opponent's may be by now */
  window: number;
  /** long enough for the sweep to see to it */
  is_due: boolean;
}

/** any number: who holds it looks for a waiting room once more before making one, so that two at once meet */
const MATCHMAKING_LOCK = 0x07e11;

/** Rooms read of a part of the queue: more than are ever locked at once by calls that match. */
const OF_A_PART = 32;

/** Ratings of one part of the queue, as the index has them; a window that does not hold everyone reaches no farther. */
const [BAND, BANDS_AWAY] = [50, 9];

/** Rooms that one round of the sweep pairs. */
const A_ROUND = 200;

const PEOPLE = 'people';
const BOTS = 'bots';
const bandPart = (band: number): string => `band ${band}`;

const OF_PEOPLE = `NOT r.private AND NOT r.owner_is_bot AND ${UNFILLED}`;
const OF_BOTS = `NOT r.private AND r.owner_is_bot AND ${UNFILLED}`;

/** The first rooms of a part. $3: only those before it */
const firstOf = (rooms: string, start: string, holds: string) => `LATERAL (
    SELECT r.id, r.queue_no, r.user_1 = $1 AS is_own, ${holds} AS holds FROM rooms r
    WHERE ${rooms} AND r.queue_no >= ${start} AND ($3::bigint IS NULL OR r.queue_no < $3)
      AND r.deadline > statement_timestamp()
    ORDER BY r.queue_no LIMIT ${OF_A_PART})`;

const HOLDS = 'coalesce(abs(r.owner_rating - me.rating) <= rating_window(r.created_at), true)';

/**
 * The oldest room whose window holds everyone is the first of its queue; all other windows that may hold the searcher
 * are of ratings near theirs. So a few places of two indexes are read, however many wait.
 */
const LOOK = `WITH me AS (
    SELECT u.is_bot, greatest(0, round(u.rating))::integer AS rating FROM users u WHERE u.id = $1
  ), found AS (
    SELECT '${PEOPLE}' AS part, f.* FROM me, ${firstOf(OF_PEOPLE, '$4::bigint', HOLDS)} f WHERE NOT me.is_bot
    UNION ALL
    SELECT 'band ' || band, f.* FROM me
      CROSS JOIN generate_series(me.rating / ${BAND} - ${BANDS_AWAY}, me.rating / ${BAND} + ${BANDS_AWAY}) AS near (band)
      LEFT JOIN unnest($6::integer[], $7::bigint[]) AS start (band, no) USING (band)
      CROSS JOIN ${firstOf(`${OF_PEOPLE} AND r.owner_rating / ${BAND} = band`, 'coalesce(start.no, 0)', HOLDS)} f
      WHERE NOT me.is_bot
    UNION ALL
    SELECT '${BOTS}', f.* FROM me, ${firstOf(OF_BOTS, '$5::bigint', 'true')} f WHERE $2 AND NOT me.is_bot
  )
  SELECT ${MOMENT}, me.rating, me.is_bot, coalesce((
    SELECT json_agg(json_build_object('part', part, 'id', id::text, 'no', queue_no::text, 'is_own', is_own, 'holds', holds)
      ORDER BY queue_no) FROM found), '[]') AS found
  FROM me`;

/** People's rooms, the first of the queue. $1: where it starts; $2: seconds that the sweep leaves to their owners */
const FIRST_PEOPLE = {
  name: 'queue-first-people',
  text: `SELECT ${MOMENT}, coalesce((
    SELECT json_agg(json_build_object('id', id::text, 'no', queue_no::text, 'rating', owner_rating, 'window', rating_window(created_at),
      'is_due', created_at < now() - make_interval(secs => $2)) ORDER BY queue_no)
    FROM (SELECT r.* FROM rooms r WHERE ${OF_PEOPLE} AND r.queue_no >= $1::bigint AND r.deadline > now()
      ORDER BY r.queue_no LIMIT ${A_ROUND}) AS first), '[]') AS waiting`,
};

/** The queue of waiting rooms: people's by age and by rating, bots' by age. Each is read in a number of places that does not grow. */
@Injectable()
export class MatchmakingRepository {
  constructor(
    private readonly database: Database,
    private readonly starts: QueueStarts,
  ) {}

  /** The least queue_no that a person's waiting room may have. */
  get firstNo(): string {
    return this.starts.of(PEOPLE).toString();
  }

  /** The best room for the searcher that nobody else has locked, locked. */
  async lockMatch(tx: Transaction, search: Search): Promise<Room | undefined> {
    const ids = await this.find(tx, search);
    if (ids.length === 0) return undefined;
    const [row] = await tx.query<RoomRow>(
      `SELECT ${roomColumns('r')} FROM unnest($1::bigint[]) WITH ORDINALITY AS best (id, place) JOIN rooms r USING (id)
       WHERE NOT r.private AND ${UNFILLED} AND r.deadline > clock_timestamp()
       ORDER BY place LIMIT 1 FOR UPDATE OF r SKIP LOCKED`,
      [ids],
    );
    return row && roomFrom(row);
  }

  /** Holds back other callers of this until the transaction ends. */
  async queueForMatch(tx: Transaction): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [MATCHMAKING_LOCK]);
  }

  /** A person's public waiting room, unless someone has it locked. */
  async lockWaitingNow(
    tx: Transaction,
    id: Id,
  ): Promise<{ room: Room; no: string; rating: number | null } | undefined> {
    const [row] = await tx.query<RoomRow & { no: string; rating: number | null }>(
      `SELECT ${roomColumns('r')}, r.queue_no AS no, r.owner_rating AS rating
       FROM rooms r WHERE r.id = $1 AND ${OF_PEOPLE} FOR UPDATE SKIP LOCKED`,
      [id],
    );
    const room = row && roomFrom(row);
    return room && { room, no: row.no, rating: row.rating };
  }

  /** @param seconds that a room is left to its owner to merge @returns people's rooms that have waited longest, in order */
  async readFirst(seconds: number): Promise<Waiting[]> {
    const look = this.starts.begin();
    const [row] = await this.database.query<MomentRow & { waiting: Waiting[] }>(FIRST_PEOPLE, [this.firstNo, seconds]);
    if (!row) return [];
    const { waiting } = row;
    this.starts.end(look, momentOf(row), new Map([[PEOPLE, numberOf(waiting[0]?.no)]]));
    return waiting;
  }

  /** Waiting rooms for the searcher, the best first: people whose window holds them, by age; others as far as wanted. */
  private async find(tx: Transaction, { userId, withBots, isAnyoneWelcome, before }: Search): Promise<Id[]> {
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
    const others = found.filter(({ is_own: isOwn }) => !isOwn);
    const people = others.filter(({ part }) => part !== BOTS);
    const ranked = [
      ...people.filter(({ holds }) => holds),
      ...(isAnyoneWelcome ? people.filter(({ part }) => part === PEOPLE) : []),
      ...others.filter(({ part }) => part === BOTS),
    ];
    return [...new Set(ranked.map(({ id }) => id))];
  }
}
