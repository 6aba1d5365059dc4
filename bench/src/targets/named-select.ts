import pg from 'pg';

/** as many connections as our server's own pool (src/persistence/data-source.ts) */
const POOL_SIZE = 16;

/** What a GameSync has to know, a call a statement that PostgreSQL parses and plans once a connection: the shape to beat. */
export class NamedSelect {
  private readonly pool: pg.Pool;

  constructor(databaseUrl: string) {
    this.pool = new pg.Pool({ connectionString: databaseUrl, max: POOL_SIZE });
  }

  /** @throws Error when there is no such room of that session */
  async read(tokenHash: Buffer, roomId: number): Promise<object> {
    const { rows } = await this.pool.query<{ id: string | null }>({ ...READ, values: [tokenHash, roomId] });
    const [row] = rows;
    if (!row || row.id === null) throw new Error(`room ${roomId} was not read`);
    return row;
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

const user = (alias: string) =>
  ['id', 'name', 'exp', 'gold', 'win', 'lose', 'draw', 'rating', 'rating_deviation', 'rating_volatility']
    .map((column) => `${alias}.${column} AS ${alias}_${column}`)
    .join(', ');

const READ = {
  name: 'room-of-session',
  text: `SELECT s.user_id, s.replaced_at IS NOT NULL AS is_replaced, s.seq_no, s.request_hash, now(),
      r.id, r.user_1, r.user_2, r.status, r.black, r.white, r.moves, r.put_times, r.version, r.private, r.deadline,
      r.winner, r.merged_into, r.rematch_of, r.created_at, r.updated_at, r.started_at, r.ended_at, ${user('u1')}, ${user('u2')}
    FROM sessions s
    LEFT JOIN rooms r ON r.id = $2 AND s.user_id IN (r.user_1, r.user_2)
    LEFT JOIN users u1 ON u1.id = r.user_1
    LEFT JOIN users u2 ON u2.id = r.user_2
    WHERE s.token_hash = $1`,
};
