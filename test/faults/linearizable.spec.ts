import { isTurnOf, OthelloClient, type Room, roomOf, type Transport } from '@othello-rpc/client';
import { pick, type RandomSource, seededRandom } from '@othello-rpc/kernel/random';
import { newAccount } from '../client/ways.ts';
import { expectConsistent } from '../kit/consistent.ts';
import { FAULTY_TRANSPORTS, type FaultyTransport, openFaultyWays } from '../kit/faulty-transports.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { GAME, GameHistory, type SeenGame } from '../kit/game-history.ts';
import { type Operation, unexplained } from '../kit/linearizable.ts';
import { startNode, type TestNode } from '../kit/node.ts';

// The short form is one of the tests; `npm run test:faults` runs the long one, which says what it saw.
const isLong = process.env['FAULTS'] === 'long';
/** rooms a transport, and of them at the same time */
const ROOMS = isLong ? 160 : 2;
const AT_ONCE = isLong ? 8 : 2;
/** calls that a player's client makes in a room */
const PUTS = 14;
const SYNCS = 12;
const SEED = process.env['SEED'] ?? '1';
const RATE = 0.1;
const RETRY = { maxAttempts: 200, backoffMs: 5, backoffCeilingMs: 100, attemptTimeoutMs: 2000 };

let database: FreshDatabase;
const nodes: TestNode[] = [];
beforeAll(async () => {
  database = await freshDatabase();
  for (let node = 0; node < 2; node++) nodes.push(await startNode({ databaseUrl: database.url }));
});
afterAll(async () => {
  for (const node of nodes.reverse()) await node.close();
  await database.drop();
});

interface HistoryOfRoom {
  name: string;
  operations: readonly Operation<SeenGame>[];
}

interface Pair {
  /** White's, then Black's */
  players: readonly [OthelloClient, OthelloClient];
  /** with the players' sessions */
  readers: readonly OthelloClient[];
  whiteId: string;
}

/**
 * Two players put in one room, now and then where they may not, while each reads it over another transport at the
 * other node; at last one of them leaves while the other still plays.
 */
async function playRoom({ players, readers, whiteId }: Pair, random: RandomSource): Promise<GameHistory> {
  const [white, black] = players;
  const { invite } = roomOf(await white.createGameRoom({ private: true }));
  const start = roomOf(await black.joinGameRoom({ invite }));
  const history = new GameHistory(start.roomId);
  const play = async (client: OthelloClient, side: 'white' | 'black') => {
    let room: Room = start;
    for (let puts = 0; puts < PUTS; puts++) {
      const isOwn = isTurnOf(room, whiteId) === (side === 'white');
      if (!isOwn && random() < 0.8) room = (await history.sync(client)) ?? room;
      const isLegal = random() < 0.85 && room.legalMoves.length > 0;
      const square = isLegal ? pick([...room.legalMoves], random) : Math.floor(random() * 64);
      room = (await history.put(client, side, square)) ?? room;
    }
  };
  const read = async (client: OthelloClient) => {
    for (let syncs = 0; syncs < SYNCS; syncs++) await history.sync(client);
  };
  const leave = async () => {
    await play(white, 'white');
    await history.exit(white, 'white');
  };
  await Promise.all([leave(), play(black, 'black'), ...readers.map(read)]);
  return history;
}

async function playRooms(transport: FaultyTransport, histories: HistoryOfRoom[]): Promise<void> {
  const ways = await openFaultyWays(transport, nodes, { seed: `${SEED}/linearizable`, rate: RATE });
  const open = (way: () => Transport) =>
    new OthelloClient({ transport: way(), retry: RETRY, deadlineMs: 300_000, pollMs: [10, 50] });
  const pair = async (number: number) => {
    const random = seededRandom(SEED, transport.name, number);
    const players = [open(ways.direct), open(ways.alternating)] as const;
    const readers = players.map(() => open(ways.elsewhere));
    try {
      const [whiteId = ''] = await Promise.all(
        players.map(async (player, seat) => {
          const { user, token = '' } = await player.loginOrRegister(newAccount());
          readers[seat]!.adoptSession(token);
          return user?.id;
        }),
      );
      for (let room = 0; room < ROOMS / AT_ONCE; room++) {
        const { operations } = await playRoom({ players, readers, whiteId }, random);
        histories.push({ name: `${transport.name}, pair ${number}, room ${room}`, operations });
      }
    } finally {
      for (const client of [...players, ...readers]) client.close();
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, number) => pair(number)));
    if (isLong) console.log(`${transport.name}: ${ROOMS} rooms; ${ways.summary()}`);
  } finally {
    await ways.close();
  }
}

test(
  `${ROOMS} rooms a transport at 10 % faults: for each there is one order of its calls that explains every answer`,
  async () => {
    const histories: HistoryOfRoom[] = [];
    if (isLong) for (const transport of FAULTY_TRANSPORTS) await playRooms(transport, histories);
    else await Promise.all(FAULTY_TRANSPORTS.map((transport) => playRooms(transport, histories)));
    expect(histories).toHaveLength(ROOMS * FAULTY_TRANSPORTS.length);
    for (const { name, operations } of histories) {
      expect([name, unexplained(operations, GAME)]).toEqual([name, undefined]);
      expect([name, operations.length > PUTS * 2]).toEqual([name, true]);
    }
    // a history whose calls follow one another says nothing of calls at the same time
    const overlapping = histories.filter(({ operations }) =>
      operations.some((one) =>
        operations.some((other) => one.calledAtMs < other.calledAtMs && other.calledAtMs < one.answeredAtMs),
      ),
    );
    expect(overlapping.length).toBeGreaterThan(histories.length / 2);
    await expectConsistent(database.url);
  },
  isLong ? 2 * 3_600_000 : 400_000,
);
