import { Socket } from 'node:net';
import pg from 'pg';
import type { Carrier, Link } from './link.ts';

const CHANNEL = 'othello_wake_ups';

/** PostgreSQL takes less than 8000 bytes */
const PAYLOAD_LIMIT = 7900;

const PATIENCE_MS = 3000;
/** a connection whose other end is gone without a word is found out in this time */
const PING_EVERY_MS = 5000;

/** LISTEN and NOTIFY on a connection of its own: through a transaction-mode pooler nothing would be heard. */
export function postgresCarrier(url: string): Carrier {
  const { hostname, port } = new URL(url);
  return {
    name: `PostgreSQL on ${hostname}:${port || 5432}`,
    payloadLimit: PAYLOAD_LIMIT,
    open: (hear) => openLink(url, hear),
  };
}

async function openLink(url: string, hear: (payload: string) => void): Promise<Link> {
  const socket = new Socket();
  const client = new pg.Client({
    connectionString: url,
    application_name: 'othello wake-ups',
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    keepAlive: true,
    stream: () => socket,
  });
  const ping = setInterval(() => void client.query('SELECT 1').catch(() => link.close()), PING_EVERY_MS);
  const lost = new Promise<string>((resolve) => {
    client.on('error', ({ message }) => resolve(message));
    client.on('end', () => resolve('the connection was closed'));
  });
  const link: Link = {
    lost,
    send: async (payloads) => {
      // outside a transaction of a call: a NOTIFY within one makes commits wait for each other
      await client.query('SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload', [CHANNEL, payloads]);
    },
    close: async () => {
      clearInterval(ping);
      const ended = client.end().catch(() => undefined);
      socket.destroySoon(); // a server that is out of reach would never answer a goodbye
      await ended;
    },
  };
  try {
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    client.on('notification', ({ processId, payload }) => {
      if (processId !== rows[0]?.pid) hear(payload ?? '');
    });
    await client.query(`LISTEN ${CHANNEL}`);
  } catch (error) {
    await link.close();
    throw error;
  }
  return link;
}
