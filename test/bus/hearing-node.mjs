// A node's end of the bus in a process of its own, as it is built: says what it heard and what CPU time it took so far.
import { NatsAddress } from '../../dist/push/bus/nats-address.js';
import { natsDriver } from '../../dist/push/bus/nats.driver.js';
import { ReconnectingBus } from '../../dist/push/bus/reconnecting-bus.js';
import { WatchedShards } from '../../dist/persistence/index.js';

const [, , url = '', rooms = '[]'] = process.argv;
const watched = new WatchedShards();
for (const room of JSON.parse(rooms)) watched.add(`room:${room}`);
const bus = new ReconnectingBus(natsDriver(new NatsAddress(url)), watched);
/** as a node has it: each wake-up is looked up among what is watched */
const topics = new Map();
let heard = 0;
bus.subscribe((changes) => {
  for (const { topic, version } of changes) {
    heard++;
    if ((topics.get(topic) ?? Infinity) < version) topics.set(topic, version);
  }
});
bus.onApplicationBootstrap();
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ heard, cpuUs: user + system });
});
process.on('disconnect', () => process.exit(0));
