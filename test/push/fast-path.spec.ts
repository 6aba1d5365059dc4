import { Counters, counterTeam, pushTimes } from './counter.ts';
import { ChangeEvents, Transactions, TRANSACTIONS_TOPIC } from '../../src/persistence/index.ts';
import { STREAMS } from '../kit/matrix.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { envelopeTransport, type Reply } from '../kit/transports.ts';
import { InProcessServer } from '../../src/transports/in-process/in-process.server.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer, type Player, roomOf } from '../kit/player.ts';
import { openRows, type Rows } from '../kit/rows.ts';
import type { Stream } from '../kit/streams.ts';
import { playLast, seatTwo, LINES, splitLine, standAfter } from '../kit/game.ts';
import { until } from '../kit/until.ts';

// Push with its safety nets off: no re-check and no heartbeat within the hour. What comes, comes by the wake-up of a commit.

const HOUR_MS = 3600_000;
const OFF = { recheckMs: HOUR_MS, heartbeatMs: HOUR_MS };

let database: FreshDatabase;
let node: TestNode;
let other: TestNode;
let rows: Rows;
beforeAll(async () => {
  database = await freshDatabase();
  node = await startNode({ databaseUrl: database.url, team: counterTeam(OFF) });
  other = await startNode({ databaseUrl: database.url, team: counterTeam(OFF) });
  rows = openRows(database.url);
  // a commit takes its time: who reads before it is done reads what was
  await rows.query(`CREATE FUNCTION pause() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN PERFORM pg_sleep(0.15); RETURN NULL; END'`);
  for (const table of ['rooms', 'sessions'])
    await rows.query(`CREATE CONSTRAINT TRIGGER slow_commit AFTER INSERT OR UPDATE ON ${table}
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION pause()`);
});
afterAll(async () => {
  await rows.close();
  await other.close();
  await node.close();
  await database.drop();
});

const [, openStream] = STREAMS[1]!;

/** Watches a room on the first node; its first state has come. */
async function watch(player: Player, roomId: string): Promise<Stream> {
  const stream = openStream(node, { roomId }, { token: player.token });
  await stream.inbox.next();
  return stream;
}

const versionOf = (reply: Reply | undefined) => (reply?.body['room'] as { version: number } | undefined)?.version;

describe.each([
  ['this node', () => node],
  ['another node', () => other],
])('what is done on %s is told by its wake-up alone', (_, where) => {
  let white: Player;
  let black: Player;
  beforeEach(async () => {
    const transport = envelopeTransport(where());
    [white, black] = [await newPlayer(transport), await newPlayer(transport)];
  });

  test('a join', async () => {
    const { roomId } = roomOf(await white.create());
    const { inbox, close } = await watch(white, roomId);
    await black.join(roomId);
    const joined = await inbox.next();
    expect([joined?.field, versionOf(joined)]).toEqual(['joinGameRoomRsp', 2]);
    close();
  });

  test('a put', async () => {
    const { roomId } = await seatTwo(white, black);
    const { inbox, close } = await watch(white, roomId);
    await black.put(roomId, 'd3', { seqNo: 9 });
    expect(versionOf(await inbox.next())).toBe(3);
    await white.put(roomId, 'c3', { seqNo: 9 });
    expect(versionOf(await inbox.next())).toBe(4);
    await black.put(roomId, 'b3', { seqNo: 10 }); // decided on what the node remembers
    expect(versionOf(await inbox.next())).toBe(5);
    close();
  });

  test('the last put, with how the game ended', async () => {
    const game = await seatTwo(white, black);
    await standAfter(rows, game, splitLine(LINES.blackWins).before);
    const { inbox } = await watch(white, game.roomId);
    await playLast(rows, game, LINES.blackWins);
    expect((await inbox.rest()).map(({ field }) => field)).toEqual(['gameSyncRsp', 'gameOverRsp']);
  });

  test('a resignation', async () => {
    const { roomId } = await seatTwo(white, black);
    const { inbox } = await watch(white, roomId);
    await black.exit(roomId);
    expect((await inbox.rest()).map(({ field }) => field)).toEqual(['gameSyncRsp', 'gameOverRsp']);
  });

  test('a turn that ran out', async () => {
    const { roomId } = await seatTwo(white, black);
    const { inbox } = await watch(white, roomId);
    await rows.query(`UPDATE rooms SET deadline = now() - interval '1 second' WHERE id = $1`, [roomId]);
    await black.sync(roomId); // closes it
    expect((await inbox.rest()).map(({ field }) => field)).toEqual(['gameSyncRsp', 'gameOverRsp']);
  });

  test('at once: the quickest of some pushes is there within 300 ms of the answer to its put', async () => {
    const { roomId } = await seatTwo(white, black);
    const { inbox, close } = await watch(white, roomId);
    const lagsMs: number[] = [];
    for (const [index, square] of ['d3', 'c3', 'b3', 'd2', 'e1'].entries()) {
      await (index % 2 === 0 ? black : white).put(roomId, square);
      const answeredAt = performance.now();
      await inbox.next();
      lagsMs.push(performance.now() - answeredAt);
    }
    expect(Math.min(...lagsMs)).toBeLessThan(300); // of several, since the machine may be slow for a while
    close();
  });

  test('a rematch', async () => {
    const { roomId } = await seatTwo(white, black);
    await black.exit(roomId);
    const offered = roomOf(await white.call('Rematch', { roomId }));
    const { inbox, close } = await watch(white, offered.roomId);
    await black.call('Rematch', { roomId });
    expect((await inbox.next())?.field).toBe('joinGameRoomRsp');
    close();
  });

  test('a login that replaces the session', async () => {
    const { roomId } = roomOf(await white.create());
    const { inbox } = await watch(white, roomId);
    await white.again();
    expect(await inbox.rest()).toMatchObject([{ field: 'subscribeRsp', code: 'ErrorUserDuplicatedLogin' }]);
  });
});

test('what a change is told with is committed: whoever is told may read it', async () => {
  const transport = envelopeTransport(node);
  const [white, black] = [await newPlayer(transport), await newPlayer(transport)];
  const { roomId } = roomOf(await white.create());
  const read: Promise<{ version: number }[]>[] = [];
  const stop = node.app.get(ChangeEvents, { strict: false }).subscribe((changes) => {
    for (const { topic } of changes)
      if (topic === `room:${roomId}`) read.push(rows.query('SELECT version FROM rooms WHERE id = $1', [roomId]));
  });
  await black.join(roomId);
  stop();
  expect((await Promise.all(read)).flat()).toEqual([{ version: 2 }]);
});

test('a savepoint that was undone, and a transaction that was, tell nobody', async () => {
  const transactions = node.app.get(Transactions, { strict: false });
  const told: string[] = [];
  const stop = node.app
    .get(ChangeEvents, { strict: false })
    .subscribe((changes) => told.push(...changes.map(({ topic }) => topic)));
  await transactions.run(async (tx) => {
    tx.publish({ topic: 'counter:kept', version: 1 });
    const refused = tx.savepoint(async () => {
      tx.publish({ topic: 'counter:undone', version: 1 });
      throw new Error('a rule said no');
    });
    await expect(refused).rejects.toThrow('a rule said no');
  });
  const failed = transactions.run(async (tx) => {
    tx.publish({ topic: 'counter:lost', version: 1 });
    throw new Error('a fault');
  });
  await expect(failed).rejects.toThrow('a fault');
  stop();
  expect(told).toEqual(['counter:kept', TRANSACTIONS_TOPIC]);
});

describe('a stream that is being opened, or could not be read', () => {
  const counters = () => node.app.get(Counters, { strict: false });

  /** The versions that a watcher of a counter is told, until it is aborted. */
  function watchCounter(name: string, token: string) {
    const abort = new AbortController();
    const versions: number[] = [];
    const server = node.app.get(InProcessServer, { strict: false });
    void (async () => {
      for await (const { answers } of server.stream('WatchCounter', { name }, { token, signal: abort.signal }))
        for (const { field, body } of answers)
          if (field === 'counterRsp') versions.push((body as { version: number }).version);
    })();
    return { versions, close: () => abort.abort() };
  }

  test('a change between its first read and its place among the subscribers is told', async () => {
    const { token } = await newPlayer(envelopeTransport(node));
    counters().isHidden = true; // what the other node says of a shard that is new to it does not find the change
    counters().whenRead = (name) => counters().bump(name);
    const { versions, close } = watchCounter('racing', token);
    await until(async () => versions.includes(2), 'the change');
    expect(versions).toEqual([1, 2]);
    counters().isHidden = false;
    counters().whenRead = () => undefined;
    close();
  });

  test('a state that could not be read is read again by the next round, though nothing tells of it any more', async () => {
    const quick = await startNode({ team: counterTeam({ recheckMs: 100, heartbeatMs: HOUR_MS }) });
    try {
      const { token } = await newPlayer(envelopeTransport(quick));
      const own = quick.app.get(Counters, { strict: false });
      const server = quick.app.get(InProcessServer, { strict: false });
      const versions: number[] = [];
      const abort = new AbortController();
      void (async () => {
        for await (const { answers } of server.stream(
          'WatchCounter',
          { name: 'failing' },
          { token, signal: abort.signal },
        ))
          for (const { body } of answers) versions.push((body as { version?: number }).version ?? 0);
      })();
      await until(async () => versions.length === 1, 'the first state');
      own.isHidden = true; // the re-check finds nothing changed
      own.readsThatFail = 1;
      own.bump('failing');
      await until(async () => versions.includes(2), 'the state that could not be read');
      abort.abort();
    } finally {
      await quick.close();
    }
  });
});

test('the safety net is off in these tests', () => {
  expect(pushTimes(OFF).providers[0]?.useValue.recheckMs).toBe(HOUR_MS);
});
