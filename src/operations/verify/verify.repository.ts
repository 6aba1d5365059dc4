import pg from 'pg';
import { isRanked } from '../../auth/index.ts';
import type { PostgresAddress } from '../../persistence/index.ts';
import type { Id } from '../../rpc/wire-id.ts';

/** Rows that are fetched at once, and so held at once, whatever the size of the database. */
const BATCH = 1000;

/** A room as its row says, and who sits in it. */
export interface StoredRoom {
  id: Id;
  user_1: Id;
  user_2: Id | null;
  status: number;
  black: string;
  white: string;
  moves: Buffer;
  put_times: Buffer;
  version: number;
  private: boolean;
  casual: boolean;
  rated: boolean;
  turn_seconds: number | null;
  game_seconds: number;
  increment_seconds: number;
  winner: Id | null;
  ended_by: number | null;
  rematch_of: Id | null;
  created_at: Date;
  started_at: Date | null;
  updated_at: Date;
  deadline: Date;
  ended_at: Date | null;
  seated: Id[];
}

/** A game that ended, for its players' figures. */
export interface EndedGame {
  id: Id;
  user_1: Id;
  user_2: Id;
  /** 0: nobody; null can't be */
  winner: Id | null;
  /** it changes no figures */
  casual: boolean;
  /** it changes ratings */
  rated: boolean;
}

/** What a user has of the games that ended. */
export interface StoredUser {
  id: Id;
  exp: number;
  gold: number;
  win: number;
  lose: number;
  draw: number;
  rating: number;
  rating_deviation: number;
  rating_volatility: number;
}

/** Numbers of rows. */
export interface Totals {
  rooms: number;
  games: number;
  ended: number;
  users: number;
  sessions: number;
}

const ROOMS = `SELECT r.id, r.user_1, r.user_2, r.status, r.black, r.white, r.moves, r.put_times, r.version, r.private, r.casual, r.rated,
    r.turn_seconds, r.game_seconds, r.increment_seconds,
    r.winner, r.ended_by, r.rematch_of, r.created_at, r.started_at, r.updated_at, r.deadline, r.ended_at,
    ARRAY(SELECT s.user_id::text FROM seats s WHERE s.room_id = r.id ORDER BY s.user_id) AS seated
  FROM rooms r ORDER BY r.id`;

/**
 * In the order in which the server rated them. A user sits in one game at a time, so a later game of theirs started
 * after the earlier one had ended; its start decides where both ended in the same millisecond.
 */
const ENDED_GAMES = `SELECT id, user_1, user_2, winner, casual, rated FROM rooms
  WHERE user_2 IS NOT NULL AND ended_at IS NOT NULL ORDER BY ended_at, started_at, id`;

const USERS = `SELECT id, exp, gold, win, lose, draw, rating, rating_deviation, rating_volatility
  FROM users ORDER BY id`;

const LIVE_SESSIONS = 'SELECT user_id AS id FROM sessions WHERE replaced_at IS NULL ORDER BY user_id';

/** Reads all of a database as it is at one moment, in parts of bounded size; changes nothing. */
export class VerifyRepository {
  private constructor(private readonly client: pg.Client) {}

  /** Opens a snapshot: what is written from now on is not seen. */
  static async open(address: PostgresAddress): Promise<VerifyRepository> {
    const client = new pg.Client({ ...address.clientConfig(), application_name: 'othello verify' });
    client.on('error', () => undefined); // the query in flight rejects too
    try {
      await client.connect();
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      // those of the role are for calls
      for (const limit of ['statement_timeout', 'idle_in_transaction_session_timeout', 'lock_timeout'])
        await client.query(`SET LOCAL ${limit} = 0`);
      return new VerifyRepository(client);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  }

  async totals(): Promise<Totals> {
    const { rows } = await this.client.query<Record<keyof Totals, string>>(
      `SELECT count(*) AS rooms, count(user_2) AS games, count(ended_at) FILTER (WHERE user_2 IS NOT NULL) AS ended,
         (SELECT count(*) FROM users) AS users,
         (SELECT count(*) FROM sessions WHERE replaced_at IS NULL) AS sessions FROM rooms`,
    );
    const [row] = rows;
    if (!row) throw new Error('an aggregate gave no row');
    const { rooms, games, ended, users, sessions } = row;
    return {
      rooms: Number(rooms),
      games: Number(games),
      ended: Number(ended),
      users: Number(users),
      sessions: Number(sessions),
    };
  }

  /** by id */
  rooms(): AsyncGenerator<StoredRoom[]> {
    return this.read<StoredRoom>('rooms_by_id', ROOMS);
  }

  /** in the order of their ends */
  endedGames(): AsyncGenerator<EndedGame[]> {
    return this.read<EndedGame>('games_by_end', ENDED_GAMES);
  }

  /** by id */
  users(): AsyncGenerator<StoredUser[]> {
    return this.read<StoredUser>('users_by_id', USERS);
  }

  /** The users of live sessions, ascending: one of two has the same id twice. */
  usersOfLiveSessions(): AsyncGenerator<{ id: Id }[]> {
    return this.read<{ id: Id }>('live_sessions', LIVE_SESSIONS);
  }

  /** Users that are ranked, one by one and as the counts of ratings add them up. */
  async ranked(): Promise<{ ranked: string; counted: string }> {
    const { rows } = await this.client.query<{ ranked: string; counted: string }>(
      `SELECT (SELECT count(*) FROM users u WHERE ${isRanked('u')}) AS ranked,
         (SELECT coalesce(sum(users), 0) FROM rating_counts) + (SELECT coalesce(sum(users), 0) FROM rating_changes) AS counted`,
    );
    return rows[0] ?? { ranked: '0', counted: '0' };
  }

  close(): Promise<void> {
    return this.client.end();
  }

  /** @yields the rows of a query in batches, by a cursor: PostgreSQL keeps what is left */
  private async *read<Row extends pg.QueryResultRow>(cursor: string, sql: string): AsyncGenerator<Row[]> {
    await this.client.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`);
    for (;;) {
      const { rows } = await this.client.query<Row>(`FETCH ${BATCH} FROM ${cursor}`);
      if (rows.length > 0) yield rows;
      if (rows.length < BATCH) break;
    }
    await this.client.query(`CLOSE ${cursor}`);
  }
}
