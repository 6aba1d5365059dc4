import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { BusDriver, BusConnection } from './bus-driver.ts';
import type { NatsAddress } from './nats-address.ts';

const SUBJECT = 'othello.wake-ups';

/** far below the megabyte that a server takes by default */
const PAYLOAD_LIMIT = 64 * 1024;

const CONNECT_TIMEOUT_MS = 3000;
const PING_EVERY_MS = 5000;
/** a server that answers no ping for so long when the link is to be closed */
const CLOSING_MS = 500;
/** pings without an answer after which the connection counts as lost */
const PINGS_LOST = 2;

/**
 * Core NATS: nothing is kept, whoever listens hears. Games of two databases on one NATS server wake each other's nodes
 * in vain, which is harmless.
 */
export function natsDriver(address: NatsAddress): BusDriver {
  return { name: address.name, payloadLimit: PAYLOAD_LIMIT, open: (hear) => connectTo(address, hear) };
}

async function connectTo({ servers, login }: NatsAddress, hear: (payload: string) => void): Promise<BusConnection> {
  const connection = await connect({
    name: 'othello',
    servers: [...servers],
    ...login,
    reconnect: false, // the bus does it, for ever and alike for every bus driver
    noEcho: true,
    timeout: CONNECT_TIMEOUT_MS,
    pingInterval: PING_EVERY_MS,
    maxPingOut: PINGS_LOST,
  });
  connection.subscribe(SUBJECT, { callback: (error, message) => (error ? undefined : hear(message.string())) });
  return {
    lost: connection.closed().then((error) => (error instanceof Error ? error.message : 'the connection was closed')),
    send: async (payloads) => {
      for (const payload of payloads) connection.publish(SUBJECT, payload);
    },
    close: () => closeSafely(connection),
  };
}

/**
 * Closing writes once more, and on a socket that the server has just closed that is an error which the library leaves
 * uncaught: so only once the server answers, or is silent. A server that is gone closes the connection by itself.
 */
async function closeSafely(connection: NatsConnection): Promise<void> {
  const silence = new AbortController();
  const answered = connection.flush().catch(() => connection.closed());
  await Promise.race([answered, connection.closed(), sleep(CLOSING_MS, undefined, { signal: silence.signal })]);
  silence.abort();
  if (!connection.isClosed()) await connection.close();
}
