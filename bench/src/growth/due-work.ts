import type pg from 'pg';
import { CROWD_RATING, HANDLER } from './fill.ts';

/** Rows that are made due at once. */
export const FEW = 20;

/** The kinds of work that a task of the sweep can be given. */
export type Due =
  'overdue games' | 'waiting people' | 'old sessions' | 'closed rooms' | 'changed ratings' | 'events' | 'old events';

/** Adds work to a filled database. */
export class DueWork {
  constructor(private readonly client: pg.Client) {}

  /**
   * Gives one task something to do: FEW rows, new among all the others. They have become due this moment, as they would on
   * a server that runs: a task that has found nothing due does not look again at what was due before.
   */
  async add(kind: Due): Promise<void> {
    await this.adders[kind]();
    await this.flushCounts();
  }

  private readonly adders: Record<Due, () => Promise<void>> = {
    'overdue games': async () => {
      const players = await this.addPlayers(2 * FEW);
      await this.client.query(
        `WITH added AS (
           INSERT INTO rooms (user_1, user_2, status, black, white, moves, version, deadline, check_after, started_at)
           SELECT white, black, 2, 1, 2, '', 2, now() - interval '1 s', now() - interval '1 s', now() - interval '1 minute'
           FROM unnest($1::bigint[], $2::bigint[]) AS players (white, black) RETURNING id, user_1, user_2
         )
         INSERT INTO seats (user_id, room_id) SELECT unnest(ARRAY[user_1, user_2]), id FROM added`,
        [players.slice(0, FEW), players.slice(FEW)],
      );
    },
    'waiting people': async () => {
      await this.client.query(
        `WITH added AS (
           INSERT INTO rooms (user_1, owner_rating, black, white, moves, deadline, check_after, created_at)
           SELECT id, ${CROWD_RATING}, 1, 2, '', now() + interval '1 day', now() + interval '1 day', now() - interval '4 s'
           FROM unnest($1::bigint[]) AS owners (id) RETURNING id, user_1
         )
         INSERT INTO seats (user_id, room_id) SELECT user_1, id FROM added`,
        [await this.addPlayers(FEW)],
      );
    },
    'closed rooms': async () => {
      await this.client.query(
        `INSERT INTO rooms (user_1, status, black, white, moves, deadline, ended_at)
         SELECT id, 3, 1, 2, '', now(), now() - interval '24 hours' FROM unnest($1::bigint[]) AS owners (id)`,
        [await this.addPlayers(FEW)],
      );
    },
    'old sessions': async () => {
      await this.client.query(
        `INSERT INTO sessions (token_hash, user_id, replaced_at)
         SELECT sha256((random() || 'due' || id)::bytea), id, now() - interval '7 days' FROM unnest($1::bigint[]) AS users (id)`,
        [await this.addPlayers(FEW)],
      );
    },
    'changed ratings': async () => {
      await this.client.query(
        `UPDATE users SET rating = rating + 1 WHERE id IN (SELECT id FROM users ORDER BY id LIMIT ${FEW})`,
      );
    },
    events: async () => {
      await this.client.query(
        `INSERT INTO events (handler, event, payload) SELECT '${HANDLER}', 'GameEnded', '{}' FROM generate_series(1, ${FEW})`,
      );
    },
    'old events': async () => {
      await this.client.query(
        `INSERT INTO events (handler, event, payload, given_up_at)
         SELECT '${HANDLER}', 'GameEnded', '{}', now() - interval '30 days' FROM generate_series(1, ${FEW})`,
      );
    },
  };

  /** @returns their ids */
  private async addPlayers(count: number): Promise<string[]> {
    const { rows } = await this.client.query<{ id: string }>(
      `INSERT INTO users (name, name_key, rating)
       SELECT name, name, ${CROWD_RATING} FROM generate_series(1, ${count}) AS n,
         LATERAL (SELECT 'd' || n || substr(gen_random_uuid()::text, 1, 8) AS name) AS named RETURNING id`,
    );
    return rows.map(({ id }) => id);
  }

  /** Has this connection's block counts written now, and not during the next measurement. */
  private async flushCounts(): Promise<void> {
    await this.client.query('SELECT pg_stat_force_next_flush()');
  }
}
