import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** ms: PostgreSQL publishes a connection's counts once a second */
const TOLD_AFTER_MS = 1000;

/** How many transactions a database has committed: each statement of a hot call is one. */
export async function committedIn(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await pause(TOLD_AFTER_MS);
    const { rows } = await client.query<{ xact_commit: string }>(
      'SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()',
    );
    return Number(rows[0]?.xact_commit);
  } finally {
    await client.end();
  }
}
