import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { shardOf, WatchedShards } from '../../src/persistence/index.ts';
import { ReconnectingBus } from '../../src/push/bus/reconnecting-bus.ts';
import { SimulatedNetwork } from './simulated-network.ts';

// Whatever comes between, whoever watches a room has its newest version once all messages have been heard, without a
// periodic look at what is watched.

const NODES = 3;
/** two of one shard, and one of another */
const ROOMS = ['room:1', 'room:257', 'room:2'];
/** longer than a node that is silent is remembered */
const LONG_MS = 12_000;
/** shorter than the time between two regular announcements */
const SETTLING_MS = 500;

type Step =
  | { do: 'commit' | 'watch' | 'unwatch'; node: number; room: string }
  | { do: 'publish'; node: number }
  | { do: 'hold' | 'release' | 'cut'; node: number }
  | { do: 'deliver'; node: number; most: number }
  | { do: 'wait'; ms: number };

/** A node with what it commits and watches; a database that all of them share. */
class SimulatedNode {
  readonly seen = new Map<string, number>();
  private readonly watched = new WatchedShards();
  private readonly bus: ReconnectingBus;
  /** committed, and not published yet: anything may come between the two */
  private readonly committed: { topic: string; version: number }[] = [];

  constructor(
    network: SimulatedNetwork,
    node: number,
    private readonly database: Map<string, number>,
  ) {
    this.bus = new ReconnectingBus(network.driverOf(node), this.watched);
    this.bus.subscribe((changes) => {
      for (const { topic, version } of changes) if (version > (this.seen.get(topic) ?? Infinity)) this.read(topic);
    });
    this.watched.onMissed((shards) => {
      for (const room of this.seen.keys()) if (shards.has(shardOf(room))) this.read(room);
    });
    this.bus.onApplicationBootstrap();
  }

  commit(topic: string): void {
    const version = (this.database.get(topic) ?? 0) + 1;
    this.database.set(topic, version);
    this.committed.push({ topic, version });
  }

  publish(): void {
    for (const change of this.committed.splice(0)) {
      if (this.seen.has(change.topic)) this.read(change.topic); // a node's own changes go by no bus
      this.bus.publish([change]);
    }
  }

  watch(room: string): void {
    if (this.seen.has(room)) return;
    this.watched.add(room);
    this.read(room);
  }

  unwatch(room: string): void {
    if (this.seen.delete(room)) this.watched.delete(room);
  }

  close(): Promise<void> {
    return this.bus.onApplicationShutdown();
  }

  private read(room: string): void {
    this.seen.set(room, this.database.get(room) ?? 0);
  }
}

const node = fc.nat({ max: NODES - 1 });
const room = fc.constantFrom(...ROOMS);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('commit' as const, 'watch', 'unwatch'), node, room }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('publish' as const), node }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('hold' as const, 'release', 'cut'), node }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('deliver' as const), node, most: fc.integer({ min: 1, max: 9 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1, 6, 200, LONG_MS) }) },
);

async function take(at: Step, network: SimulatedNetwork, nodes: readonly SimulatedNode[]): Promise<void> {
  if (at.do === 'wait') return jest.advanceTimersByTimeAsync(at.ms);
  const { node: index } = at;
  if (at.do === 'deliver') network.deliver(index, at.most);
  else if (at.do === 'publish') nodes[index]?.publish();
  else if ('room' in at) nodes[index]?.[at.do](at.room);
  else network[at.do](index);
  return jest.advanceTimersByTimeAsync(0);
}

/** All that was sent is heard, and all that follows from it. */
async function settle(network: SimulatedNetwork, nodes: readonly SimulatedNode[]): Promise<void> {
  for (const [index, each] of nodes.entries()) {
    network.release(index);
    each.publish();
    while (!network.isConnected(index)) await pause(2); // how long a connection stays closed is by no faked clock
  }
  for (let ms = 0; ms < SETTLING_MS; ms += 10) {
    await jest.advanceTimersByTimeAsync(10);
    nodes.forEach((_, index) => network.deliver(index, Infinity));
  }
}

beforeAll(() => void Logger.overrideLogger(false));
beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

async function play(steps: readonly Step[]): Promise<void> {
  const database = new Map<string, number>();
  const network = new SimulatedNetwork();
  const nodes = Array.from({ length: NODES }, (_, index) => new SimulatedNode(network, index, database));
  try {
    for (const each of steps) await take(each, network, nodes);
    await settle(network, nodes);
    for (const { seen } of nodes)
      expect([...seen]).toEqual([...seen.keys()].map((each) => [each, database.get(each) ?? 0]));
  } finally {
    for (const [index, each] of nodes.entries()) {
      network.release(index);
      const closed = each.close();
      await jest.advanceTimersByTimeAsync(0);
      await closed;
    }
  }
}

test('whoever watches a room misses no change of it, whichever messages are late and whichever nodes stand still', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 60 }), play), { numRuns: 150 });
}, 60_000);

/** All hear of each other. */
const meet = Array.from({ length: 6 * NODES }, (_, turn): Step[] => [
  { do: 'wait', ms: 6 },
  { do: 'deliver', node: turn % NODES, most: 9 },
]).flat();

test.each<[string, Step[]]>([
  [
    'a move by a node that has heard nothing of the one that watches',
    [
      { do: 'wait', ms: 6 },
      { do: 'watch', node: 1, room: 'room:1' },
      { do: 'commit', node: 0, room: 'room:1' },
      { do: 'publish', node: 0 },
    ],
  ],
  [
    'a move by a node that knows the one that watches, of a shard of which it has not heard yet',
    [
      { do: 'watch', node: 1, room: 'room:1' },
      ...meet,
      { do: 'watch', node: 1, room: 'room:2' },
      { do: 'wait', ms: 6 },
      { do: 'commit', node: 0, room: 'room:2' },
      { do: 'publish', node: 0 },
    ],
  ],
  [
    'moves of a node that stood still until it was forgotten, and of the others meanwhile',
    [
      { do: 'watch', node: 0, room: 'room:1' },
      { do: 'watch', node: 1, room: 'room:2' },
      ...meet,
      { do: 'hold', node: 1 },
      { do: 'wait', ms: LONG_MS },
      { do: 'commit', node: 0, room: 'room:2' },
      { do: 'publish', node: 0 },
      { do: 'commit', node: 1, room: 'room:1' },
      { do: 'publish', node: 1 },
    ],
  ],
  [
    'a move while the bus of its node is down',
    [
      { do: 'watch', node: 1, room: 'room:1' },
      ...meet,
      { do: 'cut', node: 0 },
      { do: 'commit', node: 0, room: 'room:1' },
      { do: 'publish', node: 0 },
    ],
  ],
])('%s is told once they hear of each other', async (_, steps) => {
  await play(steps);
});

test('alone a node sends none of its changes, and with others those that they watch', async () => {
  const network = new SimulatedNetwork();
  const one = new SimulatedNode(network, 0, new Map());
  const changes = () => network.sent.filter(({ shard }) => shard !== undefined);
  const commitAll = () => {
    for (const each of ROOMS) one.commit(each);
    one.publish();
  };
  await jest.advanceTimersByTimeAsync(100);
  commitAll();
  await settle(network, [one]);
  expect(changes()).toEqual([]);
  const other = new SimulatedNode(network, 1, new Map());
  other.watch('room:2');
  await settle(network, [one, other]);
  commitAll();
  await settle(network, [one, other]);
  expect(changes()).toEqual([{ shard: shardOf('room:2'), payload: '{"room:2":2}' }]);
  network.hold(1); // as if it were killed: nothing says that it is gone
  await jest.advanceTimersByTimeAsync(LONG_MS + SETTLING_MS);
  commitAll();
  await jest.advanceTimersByTimeAsync(SETTLING_MS);
  expect(changes()).toHaveLength(1);
  network.release(1);
  await Promise.all([one.close(), other.close(), jest.advanceTimersByTimeAsync(100)]);
});
