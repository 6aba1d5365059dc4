import { type ChangeEvent, WatchedShards } from '../../src/persistence/index.ts';
import type { BusDriver } from '../../src/push/bus/bus-driver.ts';
import type { ReconnectingBus } from '../../src/push/bus/reconnecting-bus.ts';

/** So many rooms with ids in sequence are of as many shards: all that rooms can have. */
export const ROOM_SHARDS = 256;

/** As a node has it that watches rooms of every shard. */
export function everyRoom(): WatchedShards {
  const watched = new WatchedShards();
  for (let room = 0; room < ROOM_SHARDS; room++) watched.add(`room:${room}`);
  return watched;
}

/** The driver, and how many messages of shards it has sent: announcements are of none. */
export function counting(driver: BusDriver): { driver: BusDriver; sent: () => number } {
  let sent = 0;
  const open: BusDriver['open'] = async (hear) => {
    const connection = await driver.open(hear);
    return {
      ...connection,
      send: (messages) => {
        sent += messages.filter(({ shard }) => shard !== undefined).length;
        return connection.send(messages);
      },
    };
  };
  return { driver: { ...driver, open }, sent: () => sent };
}

/** What a bus has received. */
interface Received {
  /** each batch of changes, in the order in which they came */
  batches: (readonly ChangeEvent[])[];
  newestOf(topic: string): number | undefined;
}

export function listen(bus: ReconnectingBus): Received {
  const batches: Received['batches'] = [];
  bus.subscribe((changes) => batches.push(changes));
  return { batches, newestOf: (topic) => batches.flat().findLast((change) => change.topic === topic)?.version };
}
