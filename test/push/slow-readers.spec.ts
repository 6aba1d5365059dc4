import type net from 'node:net';
import { PushHub } from '../../src/push/index.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer } from '../kit/player.ts';
import { until } from '../kit/until.ts';
import { Counters, counterTeam } from './counter.ts';
import { bumpUntilBlocked, READERS } from './slow-reader.ts';

let node: TestNode;
let counters: Counters;
let token: string;
let quickToken: string;
/** of the server's ends of HTTP connections */
const sockets = new Set<net.Socket>();

beforeAll(async () => {
  node = await startNode({ team: counterTeam({ heartbeatMs: 300, blockedMs: 4000 }) });
  counters = node.app.get(Counters, { strict: false });
  (node.app.getHttpServer() as net.Server).on('connection', (socket: net.Socket) => sockets.add(socket));
  ({ token } = await newPlayer(envelopeTransport(node)));
  ({ token: quickToken } = await newPlayer(envelopeTransport(node)));
});
afterAll(() => node.close());

describe.each(READERS)('a slow reader of %s', (transport, openAt) => {
  const open = (name: string, session = token) => openAt(node, { name, token: session });

  test('is told nothing while it is behind, then each version that it missed if they are 64 or less', async () => {
    const name = `${transport} a little`;
    const reader = open(name);
    await until(async () => reader.seen.length > 0, 'the first state');
    reader.pause();
    const blockedAt = await bumpUntilBlocked(counters, name);
    const last = counters.bump(name);
    expect(last).toBe(blockedAt + 1);
    reader.resume();
    await until(async () => reader.seen.at(-1)?.version === last, 'the last version');
    expect(reader.seen.map(({ version }) => version)).toEqual(Array.from({ length: last }, (_, index) => index + 1));
    expect(reader.seen.filter(({ whole }) => whole)).toHaveLength(1); // the first
    reader.close();
  });

  test('holds no more states however many it misses, then gets one whole and goes on from there', async () => {
    const name = `${transport} a lot`;
    const reader = open(name);
    await until(async () => reader.seen.length > 0, 'the first state');
    reader.pause();
    await bumpUntilBlocked(counters, name);
    const quick = open(name, quickToken); // all that is said from now on is said for this one
    await until(async () => quick.seen.length > 0, 'where the other begins');
    const said = counters.sent - quick.seen.length;
    let last = 0;
    for (let more = 0; more < 1000; more++) last = counters.bump(name);
    await until(async () => quick.seen.at(-1)?.version === last, 'the other to see the last version');
    expect(counters.sent - said).toBe(quick.seen.length);
    quick.close();
    for (const socket of sockets) expect(socket.writableLength).toBeLessThan(512 * 1024);
    reader.resume();
    await until(async () => reader.seen.at(-1)?.version === last, 'the last version');
    const versions = reader.seen.map(({ version }) => version);
    expect(versions).toEqual([...Array.from({ length: versions.length - 1 }, (_, index) => index + 1), last]);
    expect(reader.seen.at(-1)).toEqual({ version: last, whole: true });
    counters.bump(name);
    await until(async () => reader.seen.at(-1)?.version === last + 1, 'the next version');
    expect(reader.seen.at(-1)?.whole).toBe(false);
    reader.close();
  });

  test('is cut off when it takes nothing for too long', async () => {
    const name = `${transport} for ever`;
    const reader = open(name);
    await until(async () => reader.seen.length > 0, 'the first state');
    reader.pause();
    await bumpUntilBlocked(counters, name);
    await until(async () => node.app.get(PushHub, { strict: false }).gauge.subscribers === 0, 'it to be cut off');
    reader.resume();
    await until(async () => reader.hasEnded(), 'its client to learn of it');
    reader.close();
  });
});
