import { openNotifications, type PostgresAddress } from '../../persistence/index.ts';
import type { BusDriver } from './bus-driver.ts';

/** of all nodes; that of a shard has its number behind it */
const CHANNEL = 'othello_wake_ups';

/** PostgreSQL takes less than 8000 bytes */
const PAYLOAD_LIMIT = 7900;

const channelOf = (shard: number | undefined): string => (shard === undefined ? CHANNEL : `${CHANNEL}_${shard}`);

const shardOfChannel = (channel: string): number | undefined =>
  channel === CHANNEL ? undefined : Number(channel.slice(CHANNEL.length + 1));

/**
 * NOTIFY after the commit, on a connection of its own: within a call's transaction it makes commits wait for each other.
 * @param address not through a pooler
 */
export function postgresDriver(address: PostgresAddress): BusDriver {
  return {
    name: address.name,
    payloadLimit: PAYLOAD_LIMIT,
    open: async (hear) => {
      const opened = await openNotifications({ address, channel: CHANNEL }, (payload, channel) =>
        hear({ shard: shardOfChannel(channel), payload }),
      );
      return {
        lost: opened.lost,
        listen: (shards) => opened.listen(shards.map(channelOf)),
        unlisten: (shards) => opened.unlisten(shards.map(channelOf)),
        send: (messages) => opened.send(messages.map(({ shard, payload }) => ({ channel: channelOf(shard), payload }))),
        close: () => opened.close(),
      };
    },
  };
}
