import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Home } from './home.ts';
import type { Lease } from './lease.ts';
import { holdsLock, readPostmaster } from './postmaster.ts';

export const databaseName = 'othello';

const pollMs = 10;

/**
 * Waits until the server that the lease is for takes connections, and makes sure that it has our database.
 * @returns the database's URL, or undefined when the server stopped meanwhile
 */
export async function whenReady(home: Home, lease: Lease, signal: AbortSignal): Promise<string | undefined> {
  while (lease.isHeld()) {
    const postmaster = readPostmaster(home.data);
    if (postmaster?.isReady && holdsLock(home, lease.session)) {
      const password = readFileSync(home.passwordFile, 'utf8').trim();
      const server = `postgres://postgres:${password}@127.0.0.1:${postmaster.port}`;
      if (await hasDatabase(server)) return `${server}/${databaseName}`;
    }
    await sleep(pollMs, undefined, { signal });
  }
  return undefined;
}

/** False when the server does not take connections just now. */
async function hasDatabase(server: string): Promise<boolean> {
  try {
    await query(`${server}/${databaseName}`, 'SELECT');
    return true;
  } catch (failure) {
    if (isOneOf(failure, notNow)) return false;
    if (!isOneOf(failure, ['3D000'])) throw failure;
  }
  try {
    await query(`${server}/postgres`, `CREATE DATABASE ${databaseName}`);
  } catch (failure) {
    // duplicate_database, or in the same instant unique_violation: another process made it
    if (!isOneOf(failure, ['42P04', '23505', ...notNow])) throw failure;
  }
  return false;
}

/** Starting up, stopping, going, or gone. */
const notNow = ['57P03', '57P01', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'];

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // Without a listener a connection that breaks between two of our calls would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function isOneOf(failure: unknown, codes: readonly string[]): boolean {
  return codes.includes((failure as { code?: string }).code ?? '');
}
