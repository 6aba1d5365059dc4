import pg from 'pg';
import type { PostgresAddress, Settings } from './postgres-address.ts';
import { TIMEOUTS_MS } from './timeouts.ts';

interface CheckConnection {
  address: PostgresAddress;
  settings?: Settings;
}

/** Runs `work` on a connection of its own, as the checks before a start do. */
export async function onCheckConnection<T>(
  { address, settings }: CheckConnection,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    ...address.clientConfig(settings),
    application_name: 'othello check',
    connectionTimeoutMillis: TIMEOUTS_MS.connect,
    query_timeout: TIMEOUTS_MS.call,
  });
  client.on('error', () => undefined); // the query that it breaks says so
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
