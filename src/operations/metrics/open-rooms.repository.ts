import { Injectable } from '@nestjs/common';
import { Database } from '../../persistence/index.ts';
import { byLabel, Readings, type Sample, single } from '../../rpc/readings.ts';

/** open rooms that are counted, at most */
const COUNTED_AT_MOST = 10_000;

/** ms for which what was read is told again: scrapes may come from several places */
const KEPT_MS = 5000;

/** ms in which PostgreSQL has to answer; a scrape without these figures is better than one that is late */
const TIMEOUT_MS = 1000;

/**
 * Reads the ends of two indexes, so that it costs the same however many rooms there are. Not a prepared statement, since
 * a plan made while the table was small would be kept while it grows. The size of the table is PostgreSQL's estimate.
 */
export const READ = {
  name: '',
  text: `WITH open AS MATERIALIZED (
      SELECT r.user_2 IS NULL AS waits FROM rooms r WHERE r.ended_at IS NULL ORDER BY r.check_after LIMIT ${COUNTED_AT_MOST}
    ), longest AS MATERIALIZED (
      SELECT extract(epoch FROM now() - r.created_at)::float8 AS waited FROM rooms r
      WHERE NOT r.private AND NOT r.owner_is_bot AND r.user_2 IS NULL AND r.ended_at IS NULL AND r.deadline > now()
      ORDER BY r.private, r.owner_is_bot, r.queue_no LIMIT 1
    )
    SELECT (SELECT count(*) FROM open WHERE waits)::integer AS waiting,
      (SELECT count(*) FROM open WHERE NOT waits)::integer AS in_play,
      coalesce((SELECT waited FROM longest), 0) AS longest_wait_s,
      greatest(0, (SELECT reltuples FROM pg_class WHERE oid = 'rooms'::regclass))::float8 AS estimate`,
};

interface OpenRooms {
  waiting: number;
  in_play: number;
  longest_wait_s: number;
  estimate: number;
}

/** What the database tells of rooms; nothing while it does not answer. */
@Injectable()
export class OpenRoomsReadings {
  private last: { atMs: number; rooms: Promise<OpenRooms | undefined> } | undefined;

  constructor(
    private readonly database: Database,
    readings: Readings,
  ) {
    readings.add(
      {
        name: 'othello_rooms',
        help: `Open rooms by status, counted up to ${COUNTED_AT_MOST} of them.`,
        kind: 'gauge',
        labels: ['status'],
        isShared: true,
        read: () => this.tell(({ waiting, in_play }) => byLabel('status', { waiting, in_play })),
      },
      {
        name: 'othello_rooms_stored',
        help: 'Rooms in the table, ended ones included: the estimate that PostgreSQL plans with.',
        kind: 'gauge',
        isShared: true,
        read: () => this.tell(({ estimate }) => single(estimate)),
      },
      {
        name: 'othello_longest_wait_seconds',
        help: 'How long the person has waited who waits longest for an opponent; 0: nobody waits.',
        kind: 'gauge',
        isShared: true,
        read: () => this.tell(({ longest_wait_s }) => single(longest_wait_s)),
      },
    );
  }

  private async tell(samples: (rooms: OpenRooms) => Sample[]): Promise<Sample[]> {
    const now = performance.now();
    if (!this.last || now - this.last.atMs > KEPT_MS) this.last = { atMs: now, rooms: this.read() };
    const rooms = await this.last.rooms;
    return rooms ? samples(rooms) : [];
  }

  /** @returns undefined when PostgreSQL did not answer in time, which `othello_database_writable` tells */
  private async read(): Promise<OpenRooms | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), TIMEOUT_MS);
    });
    const rows = this.database.query<OpenRooms & Record<string, number>>(READ, [], Date.now() + TIMEOUT_MS);
    const first = rows.then(([row]) => row).catch(() => undefined);
    return Promise.race([first, late]).finally(() => clearTimeout(timer));
  }
}
