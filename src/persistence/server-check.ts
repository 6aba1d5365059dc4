import { requireColumnQueries } from '../library-internals/pg-column-query.ts';
import { onCheckConnection } from './check-connection.ts';
import type { PostgresAddress, Settings } from './postgres-address.ts';
import { TIMEOUTS_MS } from './timeouts.ts';

/** PostgreSQL 14 has client_connection_check_interval. */
const OLDEST = { number: 140000, name: '14' };

const READ = `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS version_number,
    current_setting('server_encoding') AS encoding, current_database() AS name,
    extract(epoch FROM clock_timestamp()) * 1000 AS clock_ms,
    pg_is_in_recovery() AS is_standby, current_setting('transaction_read_only') = 'on' AS is_read_only,
    current_setting('max_connections')::int AS max_connections, r.rolname AS role,
    CASE WHEN r.rolsuper THEN 0 ELSE current_setting('superuser_reserved_connections')::int
      + coalesce(current_setting('reserved_connections', true)::int, 0) END AS reserved,
    CASE WHEN r.rolsuper OR r.rolconnlimit < 0 THEN NULL ELSE r.rolconnlimit END AS role_limit,
    CASE WHEN r.rolsuper OR d.datconnlimit < 0 THEN NULL ELSE d.datconnlimit END AS database_limit
  FROM pg_roles r, pg_database d WHERE r.rolname = current_user AND d.datname = current_database()`;

interface Server {
  clock_ms: string;
  version: string;
  version_number: number;
  encoding: string;
  name: string;
  is_standby: boolean;
  is_read_only: boolean;
  max_connections: number;
  role: string;
  reserved: number;
  role_limit: number | null;
  database_limit: number | null;
}

/** A PostgreSQL server that can't be used. The message is one line: the cause and what to do. */
export class UnfitServer extends Error {}

/** for the check's own connection, in place of the database's settings */
const OWN_SETTINGS: Settings = { statement_timeout: TIMEOUTS_MS.call };

interface Needs {
  /** DATABASE_POOL; undefined when a pooler opens the connections, which takes no settings either */
  poolSize: number | undefined;
  /** permanent connections beside the pool's: the one for wake-ups */
  others: number;
  /** how many nodes of these settings are to be connected at once */
  nodes: number;
}

/** What a check tells of a server that can be used. */
export interface FitServer {
  version: string;
  encoding: string;
  /** how far this machine's clock is ahead of PostgreSQL's, within half a round trip */
  clockAheadMs: number;
}

/**
 * Checks version, encoding, write access and connection limits, before anything is created there.
 * @throws UnfitServer
 */
export async function checkServer(address: PostgresAddress, needs: Needs): Promise<FitServer> {
  const { poolSize } = needs;
  const { server, atMs } = await read(address, poolSize === undefined ? {} : OWN_SETTINGS);
  const { version, version_number: number, encoding, name } = server;
  if (number < OLDEST.number)
    throw new UnfitServer(`PostgreSQL is version ${version} (server_version): it has to be ${OLDEST.name} or later`);
  if (encoding !== 'UTF8')
    throw new UnfitServer(
      `the encoding of database ${name} is ${encoding} (server_encoding), which can't hold every name: ` +
        `make one with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0`,
    );
  if (server.is_standby) throw new UnfitServer('the server is a standby (pg_is_in_recovery): give the primary');
  if (server.is_read_only)
    throw new UnfitServer(
      `database ${name} takes no writes (default_transaction_read_only is on): set it off for its role, database or server`,
    );
  if (poolSize !== undefined) requireConnections(server, poolSize, needs);
  return { version, encoding, clockAheadMs: atMs - Number(server.clock_ms) };
}

function requireConnections(server: Server, poolSize: number, { others, nodes }: Omit<Needs, 'poolSize'>): void {
  const limits = [
    { of: 'max_connections less those that are reserved', count: server.max_connections - server.reserved },
    { of: `the connection limit of role ${server.role}`, count: server.role_limit ?? Infinity },
    { of: `the connection limit of database ${server.name}`, count: server.database_limit ?? Infinity },
  ];
  const least = limits.reduce((one, other) => (other.count < one.count ? other : one));
  const fits = Math.floor(least.count / nodes) - others;
  if (poolSize <= fits) return;
  const alternative = fits < 2 ? '' : `set DATABASE_POOL to ${fits} or less, or `;
  throw new UnfitServer(
    `DATABASE_POOL is ${poolSize}${others > 0 ? ` and wake-ups take ${others} more` : ''}` +
      `${nodes > 1 ? ` for each of ${nodes} nodes` : ''}, ` +
      `but PostgreSQL gives ${least.count} connections (${least.of}): ${alternative}raise that limit`,
  );
}

/** @returns what the server says, and the middle of the time in which it said so, in ms since 1970 */
async function read(address: PostgresAddress, settings: Settings): Promise<{ server: Server; atMs: number }> {
  return onCheckConnection({ address, settings }, async (client) => {
    const askedMs = Date.now();
    const { rows } = await client.query<Server>(READ);
    const atMs = (askedMs + Date.now()) / 2;
    if (!rows[0]) throw new Error('PostgreSQL knows nothing of the role that it let in');
    await requireColumnQueries(client);
    return { server: rows[0], atMs };
  });
}
