import pg from 'pg';
import { ADVISORY_LOCKS } from './advisory-locks.ts';
import type { DatabaseUrls } from './database-urls.ts';
import type { Settings } from './postgres-address.ts';
import { codeOf } from './database-errors.ts';
import { TIMEOUTS_MS } from './timeouts.ts';

/** Time-outs in ms. They free the locks of a node that is cut off from the network. */
export const TIMEOUT_SETTINGS = {
  statement_timeout: TIMEOUTS_MS.statement,
  lock_timeout: TIMEOUTS_MS.lock,
  idle_in_transaction_session_timeout: TIMEOUTS_MS.idleInTransaction,
  client_connection_check_interval: 1000,
} satisfies Settings;

/** Formats of values, and the isolation of a single statement: a database or a role may have other defaults. */
export const FORMAT_SETTINGS = {
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  extra_float_digits: 1,
  bytea_output: 'hex',
  standard_conforming_strings: 'on',
  array_nulls: 'on',
  default_transaction_isolation: 'read committed',
  idle_session_timeout: 0,
} satisfies Settings;

/** Settings of each connection that serves calls, in place of the server's own. */
export const SESSION_SETTINGS: Settings = { ...TIMEOUT_SETTINGS, ...FORMAT_SETTINGS };

const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Makes SESSION_SETTINGS those of the role that serves calls, in this database, since a transaction-mode pooler passes
 * no settings on (docs/decisions/0012). A role may alter itself. If the direct connection's role may not alter the
 * other one, an administrator has to, and SettingsCheck warns.
 */
export async function setForRole({ pooled, direct }: DatabaseUrls): Promise<void> {
  const client = new pg.Client({ ...direct.clientConfig(SESSION_SETTINGS), application_name: 'othello settings' });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.role]);
    const { rows } = await client.query<{ alter: string }>(
      `SELECT format('ALTER ROLE %I IN DATABASE %I SET %I = %L',
         coalesce($1, current_user)::text, current_database(), name, value) AS alter
       FROM json_each_text($2) AS settings (name, value)`,
      [pooled.user ?? null, JSON.stringify(SESSION_SETTINGS)],
    );
    for (const { alter } of rows) await client.query(alter);
    await client.query('COMMIT');
  } catch (error) {
    if (codeOf(error) !== INSUFFICIENT_PRIVILEGE) throw error;
  } finally {
    await client.end();
  }
}
