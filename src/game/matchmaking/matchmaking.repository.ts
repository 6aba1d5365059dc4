import { Injectable } from '@nestjs/common';
import { ADVISORY_LOCKS, type Transaction } from '../../persistence/index.ts';
import type { Id } from '../../rpc/wire-id.ts';
import { momentOf, type MomentRow, numberOf } from './queue-moment.ts';
import { Matchmaking, RatingWindows, type WaitingPlayer } from './matchmaking.ts';
import {
  BAND,
  bandPart,
  BANDS_AWAY,
  BOTS,
  BY_INDEX,
  FIRST_PEOPLE,
  LOOK,
  type Looked,
  OF_ALL,
  PEOPLE,
} from './matchmaking.queries.ts';
import { QueueStarts } from './queue-starts.ts';
import { roomColumns, roomFrom, type RoomRow } from '../rooms/room-row.ts';
import { type Room, Status } from '../rooms/room.ts';

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

/** The waiting room that a search found. */
export interface Match {
  room: Room;
  /** a bot of the server waits in it */
  isOfBot: boolean;
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
  async lockMatch(tx: Transaction, search: Search): Promise<Match | undefined> {
    const ids = await this.find(tx, search);
    if (ids.length === 0) return undefined;
    const [row] = await tx.query<RoomRow & { owner_is_bot: boolean }>(
      `SELECT ${roomColumns('r')}, r.owner_is_bot FROM rooms r
       WHERE r.id = ANY ($1::bigint[]) AND r.status = ${Status.WAITING} AND NOT r.private AND r.deadline > clock_timestamp()
       ORDER BY array_position($1::bigint[], r.id) LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [ids],
    );
    const room = row && roomFrom(row);
    return room && { room, isOfBot: row.owner_is_bot };
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
         AND r.queue_no IS NOT NULL
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
