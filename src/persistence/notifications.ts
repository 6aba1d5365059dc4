import { Socket } from 'node:net';
import pg from 'pg';
import type { PostgresAddress } from './postgres-address.ts';
import { SESSION_SETTINGS } from './session-settings.ts';

const CONNECT_TIMEOUT_MS = 3000;
/** so a connection whose peer has vanished is noticed after this time */
const PING_EVERY_MS = 5000;

const NOTIFY = 'SELECT pg_notify(channel, payload) FROM unnest($1::text[], $2::text[]) AS n (channel, payload)';

/** What is sent to those that listen to a channel. */
export interface Notification {
  channel: string;
  /** less than 8000 bytes */
  payload: string;
}

/** An open connection that receives what others send to its channels. */
export interface Notifications {
  /** Once it has resolved, all that is sent to these channels is received. */
  listen(channels: readonly string[]): Promise<void>;
  unlisten(channels: readonly string[]): Promise<void>;
  /** Sends in one statement, in this order. */
  send(notifications: readonly Notification[]): Promise<void>;
  /** resolves with the reason once the connection is closed, by either side */
  readonly lost: Promise<string>;
  /** Closes the connection, whatever its state. */
  close(): Promise<void>;
}

/** One statement for all. @param channels names that need no quotes */
const forEach = (command: 'LISTEN' | 'UNLISTEN', channels: readonly string[]): string =>
  channels.map((channel) => `${command} ${channel}`).join(';');

/**
 * LISTEN and NOTIFY on a connection of its own. It must not go through a transaction-mode pooler, which does not
 * support LISTEN.
 * @param of `channel`: the first that it listens to; their names need no quotes
 * @param hear called with what other connections sent, to which channel; must not throw
 * @throws when PostgreSQL can't be reached now
 */
export async function openNotifications(
  { address, channel }: { address: PostgresAddress; channel: string },
  hear: (payload: string, channel: string) => void,
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
    listen: async (channels) => {
      if (channels.length > 0) await client.query(forEach('LISTEN', channels));
    },
    unlisten: async (channels) => {
      if (channels.length > 0) await client.query(forEach('UNLISTEN', channels));
    },
    send: async (notifications) => {
      await client.query(NOTIFY, [
        notifications.map((each) => each.channel),
        notifications.map(({ payload }) => payload),
      ]);
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
    client.on('notification', ({ processId, payload, channel: heardOn }) => {
      if (processId !== rows[0]?.pid) hear(payload ?? '', heardOn);
    });
    await open.listen([channel]);
    return open;
  } catch (error) {
    await open.close();
    throw error;
  }
}
