import path from 'node:path';
import { Injectable, Module } from '@nestjs/common';
import {
  CallRefused,
  connect,
  envelope,
  isTurnOf,
  extendClient,
  roomOf,
  type Transport,
  websocket,
} from '@othello-rpc/client';
import { grpc } from '@othello-rpc/client/grpc';
import { thrift } from '@othello-rpc/client/thrift';
import { PASS } from '@othello-rpc/kernel';
import { pick, seededRandom } from '@othello-rpc/kernel/random';
import { WebSocket } from 'ws';
import { answer, type Answer } from '../../src/rpc/answer.ts';
import type { WriteCall } from '../../src/rpc/call.ts';
import { teamSchema } from '../../src/rpc/codec.ts';
import { tablesOf } from '../../src/rpc/idl/tables.ts';
import { Procedure } from '../../src/rpc/procedure.ts';
import { expectConsistent } from '../kit/consistent.ts';
import { FAULTS, type FaultProxy, startFaultProxy } from '../kit/fault-proxy.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { openRows } from '../kit/rows.ts';
import { newAccount } from '../client/ways.ts';

// The short form is one of the tests; `npm run test:faults` runs the long one, which says what it saw.
const isLong = process.env['FAULTS'] === 'long';
/** puts a transport, and as many notes */
const PUTS = isLong ? 50_000 : 60;
const PAIRS = isLong ? 16 : 4;
const RATE = 0.1;
const SEED = process.env['SEED'] ?? '1';

const RETRY = { maxAttempts: 200, backoffMs: 5, backoffCeilingMs: 100, attemptTimeoutMs: isLong ? 1500 : 700 };
const DEADLINE_MS = 120_000;

/** A team's write that is done again each time it runs: nothing but its number tells a repeated one from a new one. */
const IDL = path.resolve(import.meta.dirname, '../fixtures/tally.proto');

@Injectable()
class Notes {
  @Procedure('Tally', { access: 'session', effect: 'write' })
  async tally({ text }: { text?: string }, call: WriteCall): Promise<Answer[]> {
    await call.tx.query('INSERT INTO notes (text) VALUES ($1)', [text]);
    return [answer<{ tallyRsp: object }>('tallyRsp', {})];
  }
}
@Module({ providers: [Notes] })
class NotesModule {}

const NotesClient = extendClient<{ tally(request: { text: string }): Promise<object> }>(tablesOf(teamSchema(IDL).idl));
type NotesClient = InstanceType<typeof NotesClient>;

/** Proxies in front of a node's ports. */
interface Ports {
  http: FaultProxy;
  grpc: FaultProxy;
  thrift: FaultProxy;
}

interface Way {
  name: string;
  port: keyof Ports;
  open: (address: string) => Transport;
  mayDuplicate: boolean;
}

const WAYS: Way[] = [
  { name: 'the envelope', port: 'http', open: (address) => envelope(`http://${address}`), mayDuplicate: true },
  {
    name: 'the envelope over HTTP/2',
    port: 'http',
    open: (address) => envelope(`http://${address}`, { http2: true }),
    mayDuplicate: false,
  },
  { name: 'Connect', port: 'http', open: (address) => connect(`http://${address}`), mayDuplicate: true },
  { name: 'gRPC', port: 'grpc', open: (address) => grpc(address), mayDuplicate: false },
  { name: 'a Play stream', port: 'grpc', open: (address) => grpc(address, { stream: true }), mayDuplicate: false },
  {
    name: 'a WebSocket',
    port: 'http',
    open: (address) => websocket(`http://${address}`, { WebSocket }),
    mayDuplicate: false,
  },
  { name: 'Thrift', port: 'thrift', open: (address) => thrift(address), mayDuplicate: true },
];

/** Sends each attempt of a call over the next of several transports, the same call with the same number. */
function inTurns(transports: readonly [Transport, ...Transport[]]): Transport {
  const [first] = transports;
  return {
    name: transports.map(({ name }) => name).join(' or '),
    target: first.target,
    prepare: (call) => {
      const encoded = transports.map((transport) => transport.prepare(call));
      let attempt = 0;
      return { bytesUp: encoded[0]?.bytesUp ?? 0, send: (limits) => encoded[attempt++ % encoded.length]!.send(limits) };
    },
    leaveDeadConnections: async (signal) => {
      await Promise.all(transports.map(async (transport) => transport.leaveDeadConnections?.(signal)));
    },
    close: () => transports.forEach((transport) => transport.close()),
  };
}

/** A put that was answered with Success. */
interface Acknowledged {
  roomId: string;
  square: number;
}

interface Ledger {
  acknowledged: Acknowledged[];
  /** texts of the notes that were answered with Success, each of them another */
  notes: string[];
  retries: number;
}

/** Two clients play each other, game after game, until there are puts enough. Random moves, without `version`. */
async function playPair(open: () => Transport, ledger: Ledger, seed: string): Promise<void> {
  const random = seededRandom(seed);
  const clients = [0, 1].map(() => new NotesClient({ transport: open(), retry: RETRY, deadlineMs: DEADLINE_MS }));
  for (const client of clients) client.on('retry', () => void ledger.retries++);
  const [white, black] = clients as [NotesClient, NotesClient];
  try {
    const [whiteId] = await Promise.all(
      clients.map(async (client) => (await client.loginOrRegister(newAccount())).user?.id),
    );
    while (ledger.acknowledged.length < PUTS) {
      const { invite } = roomOf(await white.createGameRoom({ private: true }));
      let room = roomOf(await black.joinGameRoom({ invite }));
      while (room.legalMoves.length > 0 && ledger.acknowledged.length < PUTS) {
        const mover = isTurnOf(room, whiteId ?? '') ? white : black;
        const square = pick([...room.legalMoves], random);
        room = roomOf(await mover.gamePut({ roomId: room.roomId, r: square >> 3, c: square & 7 }));
        ledger.acknowledged.push({ roomId: room.roomId, square });
        const text = `${seed}/${room.roomId}/${room.version}`;
        await mover.tally({ text });
        ledger.notes.push(text);
      }
      if (room.legalMoves.length > 0) await black.exitGameRoom({ roomId: room.roomId });
    }
  } catch (error) {
    throw error instanceof CallRefused ? new Error(`${error.procedure} was refused: ${error.message}`) : error;
  } finally {
    for (const client of clients) client.close();
  }
}

let database: FreshDatabase;
const nodes: TestNode[] = [];
beforeAll(async () => {
  database = await freshDatabase();
  for (let node = 0; node < 2; node++)
    nodes.push(await startNode({ databaseUrl: database.url, team: { idl: IDL, modules: [NotesModule] } }));
  const rows = openRows(database.url);
  await rows.query('CREATE TABLE notes (text text)');
  await rows.close();
});
afterAll(async () => {
  for (const node of nodes.reverse()) await node.close();
  await database.drop();
});

/** The address of a proxy in front of a node. */
async function proxied({ port, mayDuplicate, name }: Way, node: number, proxies: FaultProxy[]): Promise<string> {
  const { httpPort, grpcPort, thriftPort } = nodes[node]!;
  const target = { http: httpPort, grpc: grpcPort, thrift: thriftPort }[port];
  const proxy = await startFaultProxy({ target, seed: `${SEED}/${name}/${node}`, rate: RATE, mayDuplicate });
  proxies.push(proxy);
  return `127.0.0.1:${proxy.port}`;
}

/** Pairs play over a transport until there are puts enough. */
async function playOver(way: Way): Promise<Ledger> {
  const proxies: FaultProxy[] = [];
  try {
    const next = WAYS[(WAYS.indexOf(way) + 1) % WAYS.length]!;
    const [own, elsewhere] = [await proxied(way, 0, proxies), await proxied(next, 1, proxies)];
    const ledger: Ledger = { acknowledged: [], notes: [], retries: 0 };
    // every other pair sends what was not answered to the other node, over another transport
    const opens = [() => way.open(own), () => inTurns([way.open(own), next.open(elsewhere)])];
    const pairs = Array.from({ length: PAIRS }, (_, pair) =>
      playPair(opens[pair % 2]!, ledger, `${SEED}/${way.name}/${pair}`),
    );
    await Promise.all(pairs);
    if (isLong) {
      const done = FAULTS.map((fault) => `${fault} ${proxies.reduce((sum, proxy) => sum + proxy.done[fault], 0)}`);
      const { acknowledged, retries } = ledger;
      console.log(`${way.name}: ${acknowledged.length} puts, ${retries} attempts made again; ${done.join(', ')}`);
    }
    return ledger;
  } finally {
    for (const proxy of proxies) await proxy.close();
  }
}

test(
  `${PUTS} puts and as many notes over each transport at 10 % faults, sent again over another transport and node too, are each done once`,
  async () => {
    const ledgers = new Map<string, Ledger>();
    const play = async (way: Way) => void ledgers.set(way.name, await playOver(way));
    if (isLong) for (const way of WAYS) await play(way);
    else await Promise.all(WAYS.map(play)); // most of the time is waiting
    for (const [name, { acknowledged, retries }] of ledgers) {
      expect([name, acknowledged.length >= PUTS]).toEqual([name, true]);
      expect([name, retries > PUTS / 50]).toEqual([name, true]); // faults there were
    }
    const acknowledged = new Map<string, number[]>();
    for (const { roomId, square } of [...ledgers.values()].flatMap((ledger) => ledger.acknowledged)) {
      const squares = acknowledged.get(roomId) ?? [];
      squares.push(square);
      acknowledged.set(roomId, squares);
    }
    const rows = openRows(database.url);
    const rooms = await rows.query<{ id: string; moves: Buffer }>('SELECT id, moves FROM rooms');
    const notes = await rows.query<{ text: string }>('SELECT text FROM notes');
    await rows.close();
    const written = [...ledgers.values()].flatMap((ledger) => ledger.notes);
    expect(notes.map(({ text }) => text).toSorted()).toEqual(written.toSorted());
    // lost: acknowledged and not there; done twice: there and not acknowledged
    for (const { id, moves } of rooms)
      expect([id, [...moves].filter((ply) => ply !== PASS)]).toEqual([id, acknowledged.get(id) ?? []]);
    const made = new Set(rooms.map(({ id }) => id));
    expect([...acknowledged.keys()].filter((id) => !made.has(id))).toEqual([]);
    await expectConsistent(database.url);
  },
  isLong ? 12 * 3_600_000 : 120_000,
);
