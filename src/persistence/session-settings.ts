import pg from 'pg';
import type { DatabaseUrls } from './database-urls.ts';
import { codeOf } from './database-errors.ts';
import { TIMEOUTS_MS } from './timeouts.ts';

/** What each connection that serves calls has, by PostgreSQL's names, in ms. */
export const SESSION_SETTINGS: Readonly<Record<string, number>> = {
  statement_timeout: TIMEOUTS_MS.statement,
  lock_timeout: TIMEOUTS_MS.lock,
  idle_in_transaction_session_timeout: TIMEOUTS_MS.idleInTransaction,
  client_connection_check_interval: 1000,
};

/** As PostgreSQL takes them when a connection begins. */
export const asStartupOptions = (settings: Readonly<Record<string, number>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');

/** any number, the same on every node: two that alter one role at once would fail */
const ROLE_LOCK = 0x07e112;

const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * A transaction-mode pooler passes on no settings of a connection and keeps none: they are made those of the role that
 * serves calls, in this database (docs/decisions/0012). A role may alter itself; where the direct connection's role may
 * not alter that one, whoever owns it has to (SettingsCheck tells).
 */
export async function setForRole({ pooled, direct }: DatabaseUrls): Promise<void> {
  const client = new pg.Client({ connectionString: direct, application_name: 'othello settings' });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [ROLE_LOCK]);
    const { rows } = await client.query<{ alter: string }>(
      `SELECT format('ALTER ROLE %I IN DATABASE %I SET %s = %s', $1::text, current_database(), name, value) AS alter
       FROM json_each_text($2) AS settings (name, value)`,
      [decodeURIComponent(new URL(pooled).username), JSON.stringify(SESSION_SETTINGS)],
    );
    for (const { alter } of rows) await client.query(alter);
    await client.query('COMMIT');
  } catch (error) {
    if (codeOf(error) !== INSUFFICIENT_PRIVILEGE) throw error;
  } finally {
    await client.end();
  }
}
