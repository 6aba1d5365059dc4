import { onCheckConnection } from './check-connection.ts';
import type { DatabaseUrls } from './database-urls.ts';
import { UnfitServer } from './server-check.ts';

/** the cluster, which a primary and its standbys share, and the database */
const IDENTITY = `(SELECT system_identifier FROM pg_control_system()) || ' ' || current_database() AS identity`;

/** Asks a primary how far it has written. */
export const WRITTEN = { name: 'wal-written', text: `SELECT pg_current_wal_insert_lsn()::text AS lsn, ${IDENTITY}` };

/** Asks a standby how far it has replayed that. */
export const REPLAYED = `SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn()::text END AS lsn, ${IDENTITY}`;

export interface Position {
  /** null: the server is no standby */
  lsn: string | null;
  identity: string;
}

/** @returns why the one is no standby of the other; undefined: it is */
export function unlikeReplica(replica: Position | undefined, primary: Position | undefined): string | undefined {
  if (!replica || replica.identity !== primary?.identity) return 'it is another database than that of DATABASE_URL';
  return replica.lsn === null ? 'it is no standby (pg_is_in_recovery)' : undefined;
}

/**
 * Whether DATABASE_READ_URL leads to a standby of the database.
 * @returns a line that says so
 * @throws UnfitServer, or what the connection fails with
 */
export async function checkReplica({ direct, replica }: DatabaseUrls): Promise<string> {
  if (!replica) return 'none';
  const ask = (address: typeof direct, text: string) =>
    onCheckConnection({ address }, async (client) => (await client.query<Position>(text)).rows[0]);
  const trouble = unlikeReplica(await ask(replica, REPLAYED), await ask(direct, WRITTEN.text));
  if (trouble) throw new UnfitServer(`${trouble}: give a standby, or leave DATABASE_READ_URL out`);
  return `${replica.name} is a standby`;
}
