import pg from 'pg';

/** A test's own look at a node's rows. */
export interface Rows {
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Runs `work` while the rows that `sql` locks or changes stay locked, then commits: a barrier. */
  whileLocked<T>(sql: string, values: unknown[], work: () => Promise<T>): Promise<T>;
  /** How many of the node's statements wait for a lock. */
  waiting(): Promise<number>;
  close(): Promise<void>;
}

export function openRows(databaseUrl: string): Rows {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  pool.on('error', () => undefined); // a server may end an idle connection, or one that is just being closed
  return {
    query: async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
      (await pool.query<Row>(sql, values)).rows,
    async whileLocked(sql, values, work) {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        await client.query(sql, values);
        return await work();
      } finally {
        await client.query('COMMIT');
        client.release();
      }
    },
    async waiting() {
      const { rows } = await pool.query<{ count: string }>(
        `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return Number(rows[0]?.count);
    },
    close: () => pool.end(),
  };
}
