import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { shardOf, WatchedShards } from '../../src/persistence/index.ts';
import { encodeChanges } from '../../src/push/bus/payload.ts';
import { ReconnectingBus } from '../../src/push/bus/reconnecting-bus.ts';
import { until } from '../kit/until.ts';
import { natsServer } from './drivers.ts';

// What one of six nodes hears of the moves of the other five, of 2,000 moves a second in all, in 16,000 rooms: as it was
// when each wake-up went to every node, and now, with each room's calls and watchers at one node.

const NODES = 6;
const MOVES_PER_S = 2000;
const ROOMS = 16_000;
const TICK_MS = 5;
const SECONDS = 2;

beforeAll(() => void Logger.overrideLogger(false));

/** The node that hears is the first. */
const homeOf = (room: number): number => shardOf(`room:${room}`) % NODES;
const rooms = Array.from({ length: ROOMS }, (_, index) => index + 1);
const roomsOf = (node: number) => rooms.filter((room) => homeOf(room) === node);

interface Told {
  heard: number;
  cpuUs: number;
}

class Hearing {
  private constructor(private readonly child: ChildProcess) {}

  static start(url: string, watched: readonly number[]): Hearing {
    const script = path.resolve(import.meta.dirname, 'hearing-node.mjs');
    return new Hearing(fork(script, [url, JSON.stringify(watched)]));
  }

  async told(): Promise<Told> {
    const answer = once(this.child, 'message');
    this.child.send('say');
    return (await answer)[0] as Told;
  }

  /** What it hears and takes while `work` runs. */
  async during(work: () => Promise<void>): Promise<Told> {
    const before = await this.told();
    await work();
    await pause(100); // the last of it
    const after = await this.told();
    return { heard: after.heard - before.heard, cpuUs: after.cpuUs - before.cpuUs };
  }

  stop(): void {
    this.child.disconnect();
  }
}

/** Moves of the other nodes' rooms at their rate. @param send publishes a move by the node that made it @returns how many */
async function play(seconds: number, send: (node: number, room: number, version: number) => void): Promise<number> {
  const played = rooms.filter((room) => homeOf(room) !== 0);
  const began = performance.now();
  let moves = 0;
  while (performance.now() - began < seconds * 1000) {
    const due = Math.floor(((performance.now() - began) / 1000) * MOVES_PER_S * ((NODES - 1) / NODES));
    for (; moves < due; moves++) {
      const room = played[moves % played.length] ?? 0;
      send(homeOf(room), room, 2 + Math.floor(moves / played.length));
    }
    await pause(TICK_MS);
  }
  return moves;
}

test('of six nodes each hears none of the others’ moves where rooms have homes, for at most a fifth of the CPU it took', async () => {
  const nats = await natsServer();
  const hearing = Hearing.start(nats.url, roomsOf(0));
  const senders = Array.from({ length: NODES - 1 }, (_, index) => {
    const watched = new WatchedShards();
    for (const room of roomsOf(index + 1)) watched.add(`room:${room}`);
    return new ReconnectingBus(nats.driver, watched);
  });
  const old = await nats.driver.open(() => undefined);
  try {
    for (const sender of senders) sender.onApplicationBootstrap();
    const [probe = 0] = roomsOf(0);
    await until(async () => {
      for (const sender of senders) sender.publish([{ topic: `room:${probe}`, version: 1 }]);
      return (await hearing.told()).heard > 2 * senders.length;
    }, 'the node that hears to be known');

    // a node of a release before this one sends all it gathers to all nodes, which still read it
    const gathered = senders.map(() => new Map<string, number>());
    const flush = () => {
      for (const changes of gathered) {
        const payloads = encodeChanges(changes, nats.driver.payloadLimit);
        void old.send(payloads.map((payload) => ({ shard: undefined, payload })));
        changes.clear();
      }
    };
    const timer = setInterval(flush, TICK_MS);
    const asBefore = (node: number, room: number, version: number) =>
      void gathered[node - 1]?.set(`room:${room}`, version);
    const asNow = (node: number, room: number, version: number) =>
      senders[node - 1]?.publish([{ topic: `room:${room}`, version }]);
    await play(0.5, asBefore); // code that has not run yet is compiled first
    await play(0.5, asNow);
    let moves = 0;
    const before = await hearing.during(async () => void (moves = await play(SECONDS, asBefore)));
    clearInterval(timer);
    const now = await hearing.during(async () => void (await play(SECONDS, asNow)));
    expect(before.heard / moves).toBeGreaterThan(0.99); // each wake-up that another node sends
    expect(now.heard).toBe(0);
    expect(now.cpuUs / before.cpuUs).toBeLessThan(0.2);
  } finally {
    hearing.stop();
    await old.close();
    for (const sender of senders) await sender.onApplicationShutdown();
    await nats.remove();
  }
}, 120_000);

test('without homes a node hears what concerns the shards of its rooms: with 40 rooms a node less than a quarter', async () => {
  const nats = await natsServer();
  const inPlay = Array.from({ length: 40 * NODES }, (_, index) => 1 + (Math.imul(index + 1, 0x9e3779b1) >>> 12));
  const [own, others] = [0, 1].map((kind) => inPlay.filter((_, index) => Math.min(index % NODES, 1) === kind)) as [
    number[],
    number[],
  ];
  const watched = new WatchedShards();
  for (const room of own) watched.add(`room:${room}`);
  const hearing = new ReconnectingBus(nats.driver, watched);
  const sender = new ReconnectingBus(nats.driver, new WatchedShards());
  const heard: string[] = [];
  hearing.subscribe((changes) => heard.push(...changes.map(({ topic, version }) => `${topic} ${version}`)));
  const send = (room: number, version: number) => sender.publish([{ topic: `room:${room}`, version }]);
  const [probe = 0] = own;
  try {
    for (const bus of [hearing, sender]) bus.onApplicationBootstrap();
    await until(async () => {
      send(probe, 1);
      return heard.length > 0;
    }, 'the node that hears to be known');
    for (const room of others) send(room, 2);
    send(probe, 3);
    const shards = new Set(own.map((room) => shardOf(`room:${room}`)));
    const expected = others.filter((room) => shards.has(shardOf(`room:${room}`))).map((room) => `room:${room} 2`);
    await until(async () => {
      const moves = heard.filter((each) => each.endsWith(' 2'));
      return heard.includes(`room:${probe} 3`) && moves.length >= expected.length;
    }, 'what concerns its shards');
    expect(heard.filter((each) => each.endsWith(' 2')).toSorted()).toEqual(expected.toSorted());
    expect(expected.length / others.length).toBeLessThan(0.25);
    expect(expected.length).toBeGreaterThan(0);
  } finally {
    for (const bus of [hearing, sender]) await bus.onApplicationShutdown();
    await nats.remove();
  }
});
