import { openNotifications, type PostgresAddress } from '../../persistence/index.ts';
import type { BusDriver } from './bus-driver.ts';

const CHANNEL = 'othello_wake_ups';

/** PostgreSQL takes less than 8000 bytes */
const PAYLOAD_LIMIT = 7900;

/**
 * NOTIFY after the commit, on a connection of its own: within a call's transaction it makes commits wait for each other.
 * @param address not through a pooler
 */
export function postgresDriver(address: PostgresAddress): BusDriver {
  return {
    name: address.name,
    payloadLimit: PAYLOAD_LIMIT,
    open: (hear) => openNotifications({ address, channel: CHANNEL }, hear),
  };
}
