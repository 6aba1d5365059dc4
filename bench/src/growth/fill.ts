import type pg from 'pg';
import type { Size } from './sizes.ts';

/** Of one rating exactly: more than are counted one by one for a rank. */
export const CROWD_RATING = 1500;
const CROWD = 1200;

/** The users and rooms that some calls are about, each with as much data as any has. */
export interface Subjects {
  /** a user with a tenth of all ended games, newest private ones only */
  veteran: string;
  /** the last by rank of all who have CROWD_RATING */
  lastOfCrowd: string;
  endedRoom: string;
  /** one of the first that are in play */
  oldRoom: string;
}

interface Filled {
  users: number;
  ended: number;
  live: number;
  waiting: number;
  events: number;
}

const none: Filled = { users: 0, ended: 0, live: 0, waiting: 0, events: 0 };

const TABLES = ['users', 'identities', 'sessions', 'rooms', 'seats', 'rating_counts', 'rating_changes']
  .concat(['events', 'event_handlers'])
  .join(', ');

/** The handler of events that the node under test has. */
export const HANDLER = 'growth';

/** The token of a user's session, but for those of the crowd. */
export const tokenOf = (userId: string): string => `${userId}live`;

/** Fills a database to larger and larger sizes. */
export class Fill {
  private filled = none;

  constructor(private readonly client: pg.Client) {}

  /** Adds what is missing. */
  async to(size: Size): Promise<void> {
    if (this.filled === none) await this.begin();
    const missing = (kind: keyof Filled) => size[kind] - this.filled[kind];
    await this.addUsers(missing('users'));
    await this.addEnded(missing('ended'));
    await this.addLive(missing('live'));
    await this.addWaiting(missing('waiting'));
    await this.addEvents(missing('events'));
    this.filled = size;
  }

  /** Statistics and visibility as autovacuum would leave them. */
  async settle(): Promise<void> {
    await this.client.query(`VACUUM (ANALYZE) ${TABLES}`);
  }

  async subjects(): Promise<Subjects> {
    const [veteran] = await this.rows<{ id: string }>(`SELECT id FROM users WHERE name = 'veteran'`);
    const [last] = await this.rows<{ id: string }>(
      `SELECT id FROM users WHERE rating = ${CROWD_RATING} AND win + lose + draw > 0 ORDER BY id DESC LIMIT 1`,
    );
    const [rooms] = await this.rows<{ ended: string; old: string }>(
      `SELECT (SELECT id FROM rooms WHERE ended_at IS NOT NULL AND user_2 IS NOT NULL AND NOT private LIMIT 1) AS ended,
         (SELECT id FROM rooms WHERE ended_at IS NULL AND user_2 IS NOT NULL AND NOT private ORDER BY id OFFSET 5 LIMIT 1) AS old`,
    );
    if (!veteran || !last || !rooms) throw new Error('the database is not filled');
    return { veteran: veteran.id, lastOfCrowd: last.id, endedRoom: rooms.ended, oldRoom: rooms.old };
  }

  private async rows<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
    return (await this.client.query<Row>(text)).rows;
  }

  /** Turns autovacuum off for these tables: what is counted is then read by what is measured. */
  private async begin(): Promise<void> {
    for (const table of TABLES.split(', '))
      await this.client.query(`ALTER TABLE ${table} SET (autovacuum_enabled = off)`);
    await this.client.query(
      `WITH veteran AS (INSERT INTO users (name, name_key, win, rating_deviation) VALUES ('veteran', 'veteran', 1, 60) RETURNING id)
       INSERT INTO sessions (token_hash, user_id) SELECT sha256((id || 'live')::bytea), id FROM veteran`,
    );
    await this.client.query(
      `INSERT INTO users (name, name_key, win, rating, rating_deviation)
       SELECT 'crowd' || n, 'crowd' || n, 1, ${CROWD_RATING}, 60 FROM generate_series(1, ${CROWD}) AS n`,
    );
  }

  /** A tenth of them in the crowd of one rating; each with an identity, a session and one that was replaced. */
  private async addUsers(count: number): Promise<void> {
    await this.client.query(
      `WITH added AS (
         INSERT INTO users (name, name_key, win, lose, rating_deviation, rating)
         SELECT name, name, n % 3, n % 5, 60, CASE WHEN n % 10 = 0 THEN ${CROWD_RATING}
           ELSE 1500 + 200 * sqrt(-2 * ln(random() + 1e-9)) * cos(2 * pi() * random()) END
         FROM (SELECT n, 'u' || (${this.filled.users} + n) AS name FROM generate_series(1, $1::integer) AS n) AS named
         RETURNING id
       ), identified AS (
         INSERT INTO identities (platform_type, token_hash, user_id) SELECT 1, sha256(id::text::bytea), id FROM added
       )
       INSERT INTO sessions (token_hash, user_id, replaced_at)
       SELECT sha256((id || kind)::bytea), id, CASE WHEN kind = 'old' THEN now() - random() * interval '6 days' END
       FROM added, unnest('{live,old}'::text[]) AS kind`,
      [count],
    );
  }

  /** A tenth of them the veteran's, all private but a few of the oldest. */
  private async addEnded(count: number): Promise<void> {
    await this.client.query(
      `INSERT INTO rooms (user_1, user_2, status, black, white, moves, put_times, version, winner, private,
         deadline, check_after, created_at, updated_at, started_at, ended_at)
       SELECT CASE WHEN n % 10 = 0 THEN veteran.id ELSE (2 + random() * last.id)::bigint END, (2 + random() * last.id)::bigint,
         3, 1, 2, decode(repeat('13', 60), 'hex'), decode(repeat('00001000', 60), 'hex'), 62, 0, n % 10 = 0 AND n > 400, at, at, at, at, at, at
       FROM generate_series(1, $1::integer) AS n, (SELECT id FROM users WHERE name = 'veteran') AS veteran,
         (SELECT max(id) - 3 AS id FROM users) AS last, LATERAL (SELECT now() - interval '90 days' + n * interval '1 s' AS at) AS ended`,
      [count],
    );
  }

  private async addLive(count: number): Promise<void> {
    await this.client.query(
      `WITH added AS (
         INSERT INTO rooms (user_1, user_2, status, black, white, moves, version, private, deadline, check_after, started_at)
         SELECT 2 * n, 2 * n + 1, 2, 1, 2, '', 2, n > $1 / 2, now() + interval '1 day', now() + interval '1 day', now()
         FROM generate_series(1, $1::integer) AS n RETURNING id, user_1, user_2
       )
       INSERT INTO seats (user_id, room_id) SELECT user_1, id FROM added UNION ALL SELECT user_2, id FROM added
       ON CONFLICT (user_id) DO NOTHING`,
      [count],
    );
  }

  /**
   * Of people and of bots, in public and in private, of ratings far and near; and rooms that closed with nobody. They have
   * waited for longer than the sweep lets people wait: on a quick machine new ones would stand in the queue, not yet
   * due, before those that are made due later.
   */
  private async addWaiting(count: number): Promise<void> {
    await this.client.query(
      `WITH added AS (
         INSERT INTO rooms (user_1, owner_is_bot, owner_rating, black, white, moves, private, deadline, check_after, created_at)
         SELECT u.id, n % 4 = 0, greatest(0, round(u.rating)), 1, 2, '', n % 3 = 0, now() + interval '1 day', now() + interval '1 day',
           now() - interval '10 s'
         FROM generate_series(1, $1::integer) AS n, (SELECT max(id) AS id FROM users) AS last,
           LATERAL (SELECT id, rating FROM users WHERE id = last.id - n) AS u RETURNING id, user_1
       )
       INSERT INTO seats (user_id, room_id) SELECT user_1, id FROM added ON CONFLICT (user_id) DO NOTHING`,
      [count],
    );
    await this.client.query(
      `INSERT INTO rooms (user_1, status, black, white, moves, deadline, ended_at)
       SELECT n, 3, 1, 2, '', now(), now() - interval '1 hour' FROM generate_series(1, $1::integer) AS n`,
      [count],
    );
  }

  /** Given up lately, put off until later, and due for a handler that other nodes have: as many of each. */
  private async addEvents(count: number): Promise<void> {
    await this.client.query(
      `INSERT INTO event_handlers (name, events) VALUES ('other', '{}') ON CONFLICT (name) DO UPDATE SET seen_at = now()`,
    );
    await this.client.query(
      `INSERT INTO events (handler, event, payload, due_at, attempts, given_up_at)
       SELECT handler, 'GameEnded', '{}', now() + late * interval '1 day', late, CASE WHEN is_given_up THEN now() END
       FROM generate_series(1, $1::integer),
         (VALUES ('${HANDLER}', 0, true), ('${HANDLER}', 1, false), ('other', 0, false)) AS kinds (handler, late, is_given_up)`,
      [count],
    );
  }
}
