import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Home } from './home.ts';
import type { Lease } from './lease.ts';
import { holdsLock, isServed, readPostmaster } from './postmaster.ts';

const database = 'othello';
const pollMs = 10;
const answerTakesAtMostMs = 5_000;

/**
 * Waits until the server that the lease is for takes connections, and makes sure that it has our database.
 * @returns the database's URL, or undefined when the server stopped meanwhile
 */
export async function whenReady(home: Home, lease: Lease, signal: AbortSignal): Promise<string | undefined> {
  while (isServed(home, lease)) {
    const postmaster = readPostmaster(home.data);
    if (postmaster?.isReady && holdsLock(home, lease.session)) {
      const password = readFileSync(home.passwordFile, 'utf8').trim();
      const server = `postgres://postgres:${password}@127.0.0.1:${postmaster.port}`;
      if (await hasDatabase(server)) return `${server}/${database}`;
    }
    await sleep(pollMs, undefined, { signal });
  }
  return undefined;
}

/** False when the server does not take connections just now. */
async function hasDatabase(server: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: `${server}/postgres`,
    connectionTimeoutMillis: answerTakesAtMostMs,
    query_timeout: answerTakesAtMostMs,
  });
  // Without a listener a connection that breaks between two of our calls would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${database}`);
    return true;
  } catch (failure) {
    // Without a code of PostgreSQL's the connection was refused or broke: it is starting, stopping, or gone.
    if (failure instanceof pg.DatabaseError && !passing.has(failure.code ?? '')) throw failure;
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Starting or stopping (57P..); another process just made the database (42P04, or 23505 in the same instant). */
const passing = new Set(['57P01', '57P02', '57P03', '42P04', '23505', '55006']);
