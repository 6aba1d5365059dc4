import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type NatsConnection, type Subscription } from '@nats-io/transport-node';
import type { BusConnection, BusDriver, BusMessage } from './bus-driver.ts';
import type { NatsAddress } from './nats-address.ts';

/** of all nodes; that of a shard has its number behind it */
const SUBJECT = 'othello.wake-ups';

/** bytes; a server takes 1 MiB by default */
const PAYLOAD_LIMIT = 64 * 1024;

const CONNECT_TIMEOUT_MS = 3000;
const PING_EVERY_MS = 5000;
/** a server that answers no ping for so long when the link is to be closed */
const CLOSING_MS = 500;
/** pings without an answer after which the connection counts as lost */
const PINGS_LOST = 2;

const subjectOf = (shard: number | undefined): string => (shard === undefined ? SUBJECT : `${SUBJECT}.${shard}`);

/**
 * Core NATS, which stores nothing: a message reaches the nodes that are connected. Two databases on one NATS server
 * receive each other's wake-ups, which costs a read and harms nothing.
 */
export function natsDriver(address: NatsAddress): BusDriver {
  return { name: address.name, payloadLimit: PAYLOAD_LIMIT, open: (hear) => connectTo(address, hear) };
}

async function connectTo(
  { servers, login, isSecure }: NatsAddress,
  hear: (message: BusMessage) => void,
): Promise<BusConnection> {
  const connection = await connect({
    name: 'othello',
    servers: [...servers],
    ...login,
    ...(isSecure && { tls: {} }), // a server without TLS is refused then
    reconnect: false, // the bus does it, for ever and alike for every bus driver
    noEcho: true,
    timeout: CONNECT_TIMEOUT_MS,
    pingInterval: PING_EVERY_MS,
    maxPingOut: PINGS_LOST,
  });
  const subscribe = (shard: number | undefined): Subscription =>
    connection.subscribe(subjectOf(shard), {
      callback: (error, message) => (error ? undefined : hear({ shard, payload: message.string() })),
    });
  const subscriptions = new Map<number, Subscription>();
  subscribe(undefined);
  return {
    lost: connection.closed().then((error) => (error instanceof Error ? error.message : 'the connection was closed')),
    // a server does what one connection sends in its order: what is sent after this finds the subscription there
    listen: async (shards) => {
      for (const shard of shards) if (!subscriptions.has(shard)) subscriptions.set(shard, subscribe(shard));
    },
    unlisten: async (shards) => {
      for (const shard of shards) {
        subscriptions.get(shard)?.unsubscribe();
        subscriptions.delete(shard);
      }
    },
    send: async (messages) => {
      for (const { shard, payload } of messages) connection.publish(subjectOf(shard), payload);
    },
    close: () => closeSafely(connection),
  };
}

/**
 * Closing writes once more. On a socket that the server has just closed, that write fails with an error which the library
 * does not catch. So the server is pinged first: if it answers, or stays silent, closing is safe, and if it is gone the
 * connection closes by itself.
 */
async function closeSafely(connection: NatsConnection): Promise<void> {
  const silence = new AbortController();
  const answered = connection.flush().catch(() => connection.closed());
  await Promise.race([answered, connection.closed(), sleep(CLOSING_MS, undefined, { signal: silence.signal })]);
  silence.abort();
  if (!connection.isClosed()) await connection.close();
}
