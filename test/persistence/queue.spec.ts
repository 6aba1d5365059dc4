import pg from 'pg';
import { RatingWindows } from '../../src/game/matchmaking/matchmaking.ts';
import { MatchmakingRepository } from '../../src/game/matchmaking/matchmaking.repository.ts';
import { QueueStarts } from '../../src/game/matchmaking/queue-starts.ts';
import { type Transaction, Transactions } from '../../src/persistence/index.ts';
import { inProcessTransport } from '../kit/transports.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer, outline, type Player, roomOf } from '../kit/player.ts';
import { openRows, type Rows } from '../kit/rows.ts';
import { until } from '../kit/until.ts';

let node: TestNode;
let rows: Rows;
beforeEach(async () => {
  node = await startNode();
  rows = openRows(node.databaseUrl);
});
afterEach(async () => {
  await rows.close();
  await node.close();
});

const player = () => newPlayer(inProcessTransport(node));
const JOINED = ['randomJoinRsp Success', 'joinGameRoomRsp Success'];

/** Users of a rating each from `least` to `most`, each waiting in a public room. */
const MAKE_WAITING = `WITH owners AS (
    INSERT INTO users (name, name_key, rating, is_bot)
    SELECT $5 || n, $5 || n, $1 + n % ($2::integer - $1 + 1), $4 FROM generate_series(1, $3::integer) AS n RETURNING id, rating, is_bot
  )
  INSERT INTO rooms (user_1, owner_is_bot, owner_rating, black, white, moves, deadline, check_after)
  SELECT id, is_bot, rating, 0, 0, '', now() + interval '1 day', now() + interval '1 day' FROM owners`;

/** Entries of indexes, and rows of the table without one, that are read of rooms meanwhile. */
async function readDuring(tx: Transaction, work: () => Promise<unknown>): Promise<number> {
  const before = await readSoFar(tx);
  await work();
  return (await readSoFar(tx)) - before;
}

async function readSoFar(tx: Transaction): Promise<number> {
  const [row] = await tx.query<{ read: string }>(
    `SELECT sum(pg_stat_get_xact_tuples_returned(oid)) AS read FROM (
       SELECT indexrelid AS oid FROM pg_index WHERE indrelid = 'rooms'::regclass UNION SELECT 'rooms'::regclass) AS of`,
  );
  return Number(row?.read);
}

/** What a RandomJoin of theirs reads to find a room. */
const costOf = (caller: Player, matches = node.app.get(MatchmakingRepository)): Promise<number> =>
  node.app.get(Transactions).run((tx) => {
    const search = { userId: caller.id, withBots: true, isAnyoneWelcome: true };
    return readDuring(tx, () => matches.lockMatch(tx, search));
  });

test('finding an opponent reads as much of the queue whether ten wait or 20,000', async () => {
  const [near, far] = [await player(), await player()];
  await rows.query('UPDATE users SET rating = 2900 WHERE id = $1', [far.id]);
  await rows.query(MAKE_WAITING, [1000, 2300, 10, false, 'p']);
  await rows.query(MAKE_WAITING, [1500, 1500, 10, true, 'b']);
  const few = [await costOf(near), await costOf(far)];
  await rows.query(MAKE_WAITING, [1000, 2300, 20_000, false, 'q']);
  await rows.query(MAKE_WAITING, [1500, 1500, 20_000, true, 'c']);
  await rows.query(
    `INSERT INTO rooms (user_1, user_2, status, black, white, moves, deadline, ended_at, started_at)
     SELECT 1, 2, 3, 0, 0, '', now(), now(), now() FROM generate_series(1, 20000)`,
  );
  // planned with and without statistics
  for (const analyze of [false, true]) {
    if (analyze) await rows.query('ANALYZE rooms');
    for (const [index, caller] of [near, far].entries()) {
      const many = await costOf(caller);
      expect([index, analyze, many, many - few[index]! < 500]).toEqual([index, analyze, many, true]);
    }
    // who waits is looked at by the sweep, and with those alone who waited longer
    const [first] = await rows.query<{ id: string }>('SELECT id FROM rooms WHERE NOT owner_is_bot ORDER BY id LIMIT 1');
    const search = { userId: far.id, withBots: false, isAnyoneWelcome: true, before: '3' };
    const matches = node.app.get(MatchmakingRepository);
    const merging = await node.app.get(Transactions).run((tx) =>
      readDuring(tx, async () => {
        await matches.lockWaitingNow(tx, first!.id);
        await matches.lockMatch(tx, search);
      }),
    );
    expect([analyze, merging, merging < 200]).toEqual([analyze, merging, true]);
  }
});

describe('while an old snapshot keeps every room that was matched in the indexes', () => {
  const MATCHES = 4000;
  let old: pg.Client;
  beforeEach(async () => {
    old = new pg.Client({ connectionString: node.databaseUrl });
    await old.connect();
    await old.query('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1');
  });
  afterEach(() => old.end());

  /** As that many matches leave them. */
  async function match(name: string): Promise<void> {
    await rows.query(MAKE_WAITING, [1500, 1500, MATCHES, false, name]);
    await rows.query(MAKE_WAITING, [1500, 1500, MATCHES, true, `${name}-bot-`]);
    await rows.query(
      `UPDATE rooms SET user_2 = user_1, status = 3, winner = 0, started_at = now(), ended_at = now()
       WHERE user_2 IS NULL AND ended_at IS NULL`,
    );
  }

  test('the search for an opponent starts after them', async () => {
    const caller = await player();
    await match('m');
    for (let look = 0; look < 4; look++) await costOf(caller); // what is gone is known by then
    const before = await costOf(caller);
    expect(before).toBeLessThan(100);
    await match('n');
    for (let look = 0; look < 4; look++) await costOf(caller);
    expect((await costOf(caller)) - before).toBeLessThan(100);
    // who has not looked yet reads them all: they are there
    const newcomer = new MatchmakingRepository(new QueueStarts(), new RatingWindows());
    expect(await costOf(caller, newcomer)).toBeGreaterThan(4 * MATCHES);
  });

  test('so does the owner of a waiting room who asks for an older one', async () => {
    const [owner, caller] = [await player(), await player()];
    await match('m');
    for (let look = 0; look < 5; look++) await costOf(caller);
    const { roomId } = roomOf(await owner.create());
    const { firstNo } = node.app.get(MatchmakingRepository);
    const ask = 'SELECT older_person_waits(queue_no, owner_rating, $2) FROM rooms WHERE id = $1';
    const read = await node.app.get(Transactions).run((tx) => readDuring(tx, () => tx.query(ask, [roomId, firstNo])));
    expect(read).toBeLessThan(20);
  });

  test('matches by calls, one after the other, cost as much in the end as in the beginning', async () => {
    const [one, two, watcher] = [await player(), await player(), await player()];
    const costs: number[] = [];
    for (let round = 0; round < 60; round++) {
      const { roomId } = roomOf(await one.create());
      costs.push(await costOf(watcher));
      expect(outline(await two.randomJoin({ peopleOnly: true }, { version: 1 }))).toEqual(JOINED);
      await two.exit(roomId);
    }
    expect(Math.max(...costs.slice(-10)) - Math.max(...costs.slice(0, 10))).toBeLessThan(20);
  });
});

test('a room whose transaction commits late is found, though rooms after it were matched meanwhile', async () => {
  const [one, two, late, finder] = [await player(), await player(), await player(), await player()];
  const add = `INSERT INTO rooms (user_1, black, white, moves, deadline)
    VALUES ($1, 0, 0, '', now() + interval '1 hour')`;
  await rows.whileLocked(add, [late.id], async () => {
    for (let round = 0; round < 5; round++) {
      const { roomId } = roomOf(await one.create());
      expect(roomOf(await two.randomJoin({}, { version: 1 })).roomId).toBe(roomId);
      await two.exit(roomId);
      await costOf(finder);
    }
  });
  const found = roomOf(await finder.randomJoin());
  expect(found).toMatchObject({ user1: late.id, user2: finder.id });
});

test('a private room that is opened takes the last place in the queue, and is found by every node', async () => {
  const [owner, one, two, finder] = [await player(), await player(), await player(), await player()];
  const own = roomOf(await owner.create({ private: true })).roomId;
  for (let round = 0; round < 5; round++) {
    const { roomId } = roomOf(await one.create());
    await two.randomJoin({}, { version: 1 });
    await two.exit(roomId);
    await costOf(finder);
  }
  expect(roomOf(await owner.randomJoin({ createIfNone: true, peopleOnly: true })).roomId).toBe(own);
  expect(roomOf(await finder.randomJoin()).roomId).toBe(own);
});

test('a database that went back to an earlier state is read from the beginning again', () => {
  const starts = new QueueStarts();
  const look = (allotted: bigint, at: bigint) => {
    const begun = starts.begin();
    starts.end(begun, { xmin: at, xmax: at, allotted }, new Map([['people', undefined]]));
    return starts.of('people');
  };
  for (let at = 1n; at < 5n; at++) look(100n, at);
  expect(look(100n, 5n)).toBe(100n);
  expect(look(40n, 6n)).toBe(0n);
});

test('what a transaction may still bring is waited for', () => {
  const starts = new QueueStarts();
  const look = (xmin: bigint, xmax: bigint, allotted: bigint) => {
    starts.end(starts.begin(), { xmin, xmax, allotted }, new Map([['people', undefined]]));
    return starts.of('people');
  };
  look(10n, 12n, 100n); // learns that 100 were given out
  look(10n, 14n, 100n); // transactions below 14 may have taken some of them
  for (const xmin of [10n, 13n]) expect(look(xmin, 20n, 200n)).toBe(0n);
  expect(look(14n, 21n, 200n)).toBe(100n);
});

test('a flood of people who wait is paired, and a thousand bots that wait cost the sweep nothing', async () => {
  await rows.query(MAKE_WAITING, [1500, 1500, 1000, true, 'b']);
  await rows.query(MAKE_WAITING, [1500, 1500, 100, false, 'p']);
  await rows.query(`UPDATE rooms SET created_at = created_at - interval '5 s'`);
  const left = `SELECT 1 FROM rooms WHERE NOT owner_is_bot AND user_2 IS NULL AND ended_at IS NULL`;
  await until(async () => (await rows.query(left)).length === 0, 'the sweep to pair them');
  const bots = 'SELECT DISTINCT status, version FROM rooms WHERE owner_is_bot';
  expect(await rows.query(bots)).toEqual([{ status: 0, version: 1 }]);
  const merged = 'SELECT 1 FROM rooms WHERE merged_into IS NOT NULL';
  expect(await rows.query(merged)).toHaveLength(50);
});
