import { Socket } from 'node:net';
import pg from 'pg';
import type { PostgresAddress } from './postgres-address.ts';
import { SESSION_SETTINGS } from './session-settings.ts';

const CONNECT_TIMEOUT_MS = 3000;
/** so a connection whose peer has vanished is noticed after this time */
const PING_EVERY_MS = 5000;

/** An open connection that receives what others send to its channel. */
export interface Notifications {
  /** Sends in one statement. @param payloads each of less than 8000 bytes */
  send(payloads: readonly string[]): Promise<void>;
  /** resolves with the reason once the connection is closed, by either side */
  readonly lost: Promise<string>;
  /** Closes the connection, whatever its state. */
  close(): Promise<void>;
}

/**
 * LISTEN and NOTIFY on a connection of its own. It must not go through a transaction-mode pooler, which does not
 * support LISTEN.
 * @param hear called with what other connections sent; must not throw
 * @throws when PostgreSQL can't be reached now
 */
export async function openNotifications(
  { address, channel }: { address: PostgresAddress; channel: string },
  hear: (payload: string) => void,
): Promise<Notifications> {
  const socket = new Socket();
  const client = new pg.Client({
    ...address.clientConfig(SESSION_SETTINGS),
    application_name: `othello ${channel}`,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    stream: () => socket,
  });
  const ping = setInterval(() => void client.query('SELECT 1').catch(() => open.close()), PING_EVERY_MS);
  const lost = new Promise<string>((resolve) => {
    client.on('error', ({ message }) => resolve(message));
    client.on('end', () => resolve('the connection was closed'));
  });
  const open: Notifications = {
    lost,
    send: async (payloads) => {
      await client.query('SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload', [channel, payloads]);
    },
    close: async () => {
      clearInterval(ping);
      const ended = client.end().catch(() => undefined);
      socket.destroySoon(); // `client.end` waits for the server, which may be out of reach
      await ended;
    },
  };
  try {
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    client.on('notification', ({ processId, payload }) => {
      if (processId !== rows[0]?.pid) hear(payload ?? '');
    });
    await client.query(`LISTEN ${channel}`);
    return open;
  } catch (error) {
    await open.close();
    throw error;
  }
}
