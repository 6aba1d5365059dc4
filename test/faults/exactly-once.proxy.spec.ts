import path from 'node:path';
import { Injectable, Module } from '@nestjs/common';
import { CallRefused, isTurnOf, extendClient, roomOf, type Transport } from '@othello-rpc/client';
import { PASS } from '@othello-rpc/kernel';
import { pick, seededRandom } from '@othello-rpc/kernel/random';
import { answer, type Answer } from '../../src/rpc/answer.ts';
import type { WriteCall } from '../../src/rpc/call.ts';
import { teamSchema } from '../../src/rpc/codec.ts';
import { tablesOf } from '../../src/rpc/idl/tables.ts';
import { Procedure } from '../../src/rpc/procedure.ts';
import { expectConsistent } from '../kit/consistent.ts';
import { FAULTY_TRANSPORTS, type FaultyTransport, openFaultyWays } from '../kit/faulty-transports.ts';
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

const RETRY = { maxAttempts: 200, backoffMs: 5, backoffCeilingMs: 100, attemptTimeoutMs: isLong ? 1500 : 2000 };
const DEADLINE_MS = 300_000;

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

/** Pairs play over a transport until there are puts enough. */
async function playOver(transport: FaultyTransport): Promise<Ledger> {
  const ways = await openFaultyWays(transport, nodes, { seed: SEED, rate: RATE });
  try {
    const ledger: Ledger = { acknowledged: [], notes: [], retries: 0 };
    // every other pair sends what was not answered to the other node, over another transport
    const opens = [ways.direct, ways.alternating];
    const pairs = Array.from({ length: PAIRS }, (_, pair) =>
      playPair(opens[pair % 2]!, ledger, `${SEED}/${transport.name}/${pair}`),
    );
    await Promise.all(pairs);
    if (isLong) {
      const { acknowledged, retries } = ledger;
      console.log(`${transport.name}: ${acknowledged.length} puts, ${retries} attempts made again; ${ways.summary()}`);
    }
    return ledger;
  } finally {
    await ways.close();
  }
}

test(
  `${PUTS} puts and as many notes over each transport at 10 % faults, sent again over another transport and node too, are each done once`,
  async () => {
    const ledgers = new Map<string, Ledger>();
    const play = async (way: FaultyTransport) => void ledgers.set(way.name, await playOver(way));
    if (isLong) for (const way of FAULTY_TRANSPORTS) await play(way);
    else await Promise.all(FAULTY_TRANSPORTS.map(play)); // most of the time is waiting
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
  isLong ? 12 * 3_600_000 : 400_000,
);
