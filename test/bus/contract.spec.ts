import { createHook } from 'node:async_hooks';
import { Logger } from '@nestjs/common';
import { shardOf, WatchedShards } from '../../src/persistence/index.ts';
import { ReconnectingBus } from '../../src/push/bus/reconnecting-bus.ts';
import { until } from '../kit/until.ts';
import { CARRIERS, type CarryingServer } from './drivers.ts';
import { counting, everyRoom, listen, ROOM_SHARDS } from './listeners.ts';

/** What Nest's loggers say, level and line. */
const said: string[] = [];
const note = (level: string) => (line: unknown) => void said.push(`${level} ${String(line)}`);
beforeAll(() => void Logger.overrideLogger({ log: note('log'), warn: note('warn'), error: note('error') }));

/** The ids of the TCP sockets that this file opened and that are open. Other spec files of the worker may have some too. */
const sockets = new Set<number>();
const socketHook = createHook({
  init: (id, type) => void (type === 'TCPWRAP' && sockets.add(id)),
  destroy: (id) => void sockets.delete(id),
});
beforeAll(() => void socketHook.enable());
afterAll(() => void socketHook.disable());

/** How many timers the process holds open, and how many sockets of this file. */
function holdings(): { timers: number; sockets: number } {
  const timers = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  return { timers, sockets: sockets.size };
}

describe.each(CARRIERS)('the bus over %s', (_, startServer) => {
  let server: CarryingServer;
  let buses: ReconnectingBus[] = [];
  let probes = 0;

  const openBus = (watched = everyRoom(), driver = server.driver) => {
    const bus = new ReconnectingBus(driver, watched);
    buses.push(bus);
    bus.onApplicationBootstrap();
    return bus;
  };
  /** Resolves once what one publishes reaches the other. */
  const whenConnected = async (one: ReconnectingBus, other: ReconnectingBus) => {
    const topic = `probe:${++probes}`;
    let hasArrived = false;
    const unsubscribe = other.subscribe((changes) => (hasArrived ||= changes.some((change) => change.topic === topic)));
    await until(async () => {
      one.publish([{ topic, version: 1 }]);
      return hasArrived;
    }, 'a wake-up between two nodes');
    unsubscribe();
  };
  const openPair = async () => {
    const pair = [openBus(), openBus()] as const;
    await whenConnected(pair[0], pair[1]);
    await whenConnected(pair[1], pair[0]);
    return pair;
  };

  beforeAll(async () => void (server = await startServer()));
  afterEach(async () => {
    for (const bus of buses) await bus.onApplicationShutdown();
    buses = [];
    said.length = 0;
  });
  afterAll(() => server.remove());

  test('what one node publishes reaches the others, and not the node itself', async () => {
    const [one, other] = await openPair();
    const third = openBus();
    await whenConnected(one, third);
    const received = [one, other, third].map(listen);
    one.publish([{ topic: 'room:12', version: 5 }]);
    await until(
      async () => received[1]?.newestOf('room:12') === 5 && received[2]?.newestOf('room:12') === 5,
      'the change on both other nodes',
    );
    expect(received[0]?.newestOf('room:12')).toBeUndefined();
  });

  test('all changes of one tick are one wake-up with the newest version of each topic', async () => {
    const [one, other] = await openPair();
    const received = listen(other);
    for (let version = 1; version <= 100; version++)
      one.publish(Array.from({ length: 20 }, (_, room) => ({ topic: `room:${room}`, version })));
    await until(async () => received.newestOf('room:19') === 100, 'the last version');
    const batches = received.batches.filter((changes) => changes.some(({ topic }) => topic.startsWith('room:'))); // not late probes
    expect(batches).toEqual([Array.from({ length: 20 }, (_, room) => ({ topic: `room:${room}`, version: 100 }))]);
  });

  test('thousands of topics at once all arrive', async () => {
    const [one, other] = await openPair();
    const received = listen(other);
    const changes = Array.from({ length: 5000 }, (_, room) => ({ topic: `room:${1e6 + room}`, version: room }));
    one.publish(changes);
    const arrived = () => received.batches.flat().filter(({ topic }) => topic.startsWith('room:')); // a late probe is none
    await until(async () => arrived().length >= changes.length, 'all changes');
    expect(arrived().toSorted((a, b) => a.version - b.version)).toEqual(changes);
    expect(received.batches.length).toBeLessThan(20);
  });

  test('nodes that watch little are sent that alone, whatever else is sent at the same time', async () => {
    const { driver, sent } = counting(server.driver);
    const one = openBus(everyRoom(), driver);
    const few = [3, 4].map((room) => {
      const watched = new WatchedShards();
      watched.add(`room:${room}`);
      return openBus(watched);
    });
    const received = few.map(listen);
    await until(async () => {
      one.publish(Array.from({ length: 20 }, (_, room) => ({ topic: `room:${room}`, version: 7 })));
      return received.every(({ batches }) => batches.length > 0);
    }, 'a change at each');
    for (const [index, { batches }] of received.entries())
      expect(new Set(batches.flat().map(({ topic }) => topic))).toEqual(new Set([`room:${3 + index}`]));
    expect(sent()).toBeGreaterThanOrEqual(2);
  });

  test('a node alone sends nothing of its changes; one that came is sent them, until it has closed', async () => {
    const { driver, sent } = counting(server.driver);
    const one = openBus(new WatchedShards(), driver);
    const change = (version: number) => one.publish([{ topic: 'room:12', version }]);
    const other = openBus();
    await whenConnected(one, other);
    const withOther = sent();
    expect(withOther).toBeGreaterThan(0);
    await other.onApplicationShutdown();
    // how far the news of its end has come shows in what is sent
    let before = sent();
    await until(async () => {
      before = sent();
      change(1);
      await new Promise((resolve) => setTimeout(resolve, 30)); // longer than changes are gathered
      return sent() === before;
    }, 'the first change that is sent to nobody');
    for (let version = 2; version < 10; version++) change(version);
    const third = openBus();
    const received = listen(third);
    expect(sent()).toBe(before);
    await until(async () => {
      change(10);
      return received.newestOf('room:12') === 10;
    }, 'a change at the node that came');
  });

  test('a node is sent the changes of shards that it watches, and no others; it says what it may have missed', async () => {
    const { driver, sent } = counting(server.driver);
    const one = openBus(everyRoom(), driver);
    const watched = new WatchedShards();
    const missed = new Set<number>();
    watched.onMissed((shards) => shards.forEach((shard) => missed.add(shard)));
    const other = openBus(watched);
    const received = listen(other);
    watched.add('room:7');
    await until(async () => missed.has(shardOf('room:7')), 'the first node to know of the shard');
    expect([...missed]).toEqual([shardOf('room:7')]);
    const change = (room: number) => one.publish([{ topic: `room:${room}`, version: 3 }]);
    for (const room of [8, 9, 7 + ROOM_SHARDS, 7]) change(room);
    await until(async () => received.newestOf('room:7') === 3, 'the change of the shard');
    expect(received.batches.flat().map(({ topic }) => topic)).toEqual([`room:${7 + ROOM_SHARDS}`, 'room:7']);
    expect(sent()).toBe(1);
    watched.add('room:8');
    await until(async () => missed.has(shardOf('room:8')), 'the first node to know of the other shard');
    change(8);
    await until(async () => received.newestOf('room:8') === 3, 'a change of the other shard');
  });

  test('with its server killed it throws nothing and says so once; with the server back it sends again', async () => {
    const [one, other] = await openPair();
    const received = listen(other);
    await server.kill();
    one.publish([{ topic: 'room:1', version: 1 }]);
    await until(async () => said.filter((line) => line.startsWith('warn')).length >= 2, 'a line of each node');
    one.publish([{ topic: 'room:1', version: 2 }]);
    await server.restart();
    await whenConnected(one, other);
    await until(
      async () => said.filter((line) => line.startsWith('log')).length >= 2,
      'each node to log that it is connected again',
    );
    expect(said.map((line) => line.split(' ')[0]).toSorted()).toEqual(['log', 'log', 'warn', 'warn']);
    expect(said.find((line) => line.startsWith('warn'))).toContain('carries no wake-ups (');
    one.publish([{ topic: 'room:2', version: 3 }]);
    await until(async () => received.newestOf('room:2') === 3, 'a wake-up after the restart');
  });

  test('a node that starts while the server is down loses what it publishes until then, and reaches the others once it is up', async () => {
    await server.kill();
    const bus = openBus();
    bus.publish([{ topic: 'room:1', version: 1 }]);
    await until(async () => said.length > 0, 'a line that it is down');
    await server.restart();
    await whenConnected(bus, openBus());
    expect(said.filter((line) => line.startsWith('warn'))).toHaveLength(1);
  });

  test('a change that was committed just before the close is still sent', async () => {
    const [one, other] = await openPair();
    const received = listen(other);
    one.publish([{ topic: 'room:1', version: 9 }]);
    await one.onApplicationShutdown();
    await until(async () => received.newestOf('room:1') === 9, 'the change that was published before the end');
  });

  test.each(['up', 'down'])('closed while the server is %s it leaves no timer and no socket', async (state) => {
    const { timers } = holdings();
    const pair = await openPair();
    expect(holdings().sockets).toBeGreaterThanOrEqual(2);
    if (state === 'down') await server.kill();
    for (const bus of pair) await bus.onApplicationShutdown();
    pair[0].publish([{ topic: 'room:1', version: 1 }]);
    await until(async () => holdings().sockets === 0 && holdings().timers <= timers, 'what it held open to go');
    await server.restart();
  });
});
