import pg from 'pg';
import type { PostgresAddress } from '../persistence/index.ts';
import type { Id } from '../rpc/wire-id.ts';

/** Rows that one statement reads: as much is held at once, whatever the size of the database. */
const BATCH = 500;

/** A room as its row says, and who sits in it. */
export interface StoredRoom {
  id: Id;
  user_1: Id;
  user_2: Id | null;
  status: number;
  black: string;
  white: string;
  moves: Buffer;
  winner: Id | null;
  ended_by: number | null;
  is_ended: boolean;
  seated: Id[];
}

/** A user's figures as they are kept, and as the games of the rooms give them. */
export interface StoredUser {
  id: Id;
  win: number;
  lose: number;
  draw: number;
  rating: number;
  ended: number;
  won: number;
  drawn: number;
}

/** Reads all of a database, from the first row to the last; changes nothing. */
export class VerifyRepository {
  private constructor(private readonly client: pg.Client) {}

  static async open(address: PostgresAddress): Promise<VerifyRepository> {
    const client = new pg.Client({ ...address.clientConfig({}), application_name: 'othello verify' });
    await client.connect();
    await client.query('SET default_transaction_read_only = on');
    return new VerifyRepository(client);
  }

  rooms(): AsyncGenerator<StoredRoom> {
    return this.all<StoredRoom>(
      `SELECT r.id, r.user_1, r.user_2, r.status, r.black, r.white, r.moves, r.winner, r.ended_by,
         r.ended_at IS NOT NULL AS is_ended,
         ARRAY(SELECT s.user_id::text FROM seats s WHERE s.room_id = r.id ORDER BY s.user_id) AS seated
       FROM rooms r WHERE r.id > $1 ORDER BY r.id LIMIT ${BATCH}`,
    );
  }

  users(): AsyncGenerator<StoredUser> {
    const games = (side: string) => `SELECT count(*) AS ended, count(*) FILTER (WHERE r.winner = u.id) AS won,
      count(*) FILTER (WHERE r.winner = 0) AS drawn
      FROM rooms r WHERE r.${side} = u.id AND r.user_2 IS NOT NULL AND r.ended_at IS NOT NULL`;
    return this.all<StoredUser>(
      `SELECT u.id, u.win, u.lose, u.draw, u.rating, (w.ended + b.ended)::integer AS ended, (w.won + b.won)::integer AS won,
         (w.drawn + b.drawn)::integer AS drawn
       FROM (SELECT * FROM users WHERE id > $1 ORDER BY id LIMIT ${BATCH}) u
       CROSS JOIN LATERAL (${games('user_1')}) w CROSS JOIN LATERAL (${games('user_2')}) b ORDER BY u.id`,
    );
  }

  /** Users that have played, one by one and as the counts of ratings add them up. */
  async ranked(): Promise<{ played: string; counted: string }> {
    const { rows } = await this.client.query<{ played: string; counted: string }>(
      `SELECT (SELECT count(*) FROM users WHERE win + lose + draw > 0) AS played,
         (SELECT coalesce(sum(users), 0) FROM rating_counts) + (SELECT coalesce(sum(users), 0) FROM rating_changes) AS counted`,
    );
    return rows[0] ?? { played: '0', counted: '0' };
  }

  close(): Promise<void> {
    return this.client.end();
  }

  private async *all<Row extends { id: Id }>(sql: string): AsyncGenerator<Row> {
    for (let last: Id | undefined = '0'; last !== undefined;) {
      const { rows }: { rows: Row[] } = await this.client.query<Row>(sql, [last]);
      yield* rows;
      last = rows.length < BATCH ? undefined : rows.at(-1)?.id;
    }
  }
}
