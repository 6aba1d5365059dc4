import type pg from 'pg';
import { ConnectionPool } from '../../src/persistence/connection-pool.ts';
import { ConnectionFailure } from '../../src/persistence/database-errors.ts';
import { cutWire } from '../kit/cut.ts';
import { freePort } from '../kit/free-port.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { until } from '../kit/until.ts';

/** ms after which the pool gives up a wait */
const WAIT_MS = 200;

/** Where the time-out is not what is tested: a busy machine may take seconds to connect. */
const LONG_WAIT_MS = 30_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let database: FreshDatabase;
const pools: ConnectionPool[] = [];
const poolOn = (url: string, max: number, waitMs = WAIT_MS) => {
  const pool = new ConnectionPool({
    connectionString: url,
    max,
    connectionTimeoutMillis: waitMs,
    idleTimeoutMillis: 0,
  });
  pool.on('error', () => undefined);
  pools.push(pool);
  return pool;
};

beforeAll(async () => void (database = await freshDatabase()));
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.end();
});
afterAll(() => database.drop());

test('without a server all waiting calls fail at once with the reason, and nothing fails later', async () => {
  const pool = poolOn(`postgres://nobody@127.0.0.1:${await freePort()}/none`, 2);
  const waits = await Promise.allSettled(Array.from({ length: 8 }, () => pool.connect()));
  for (const wait of waits) {
    expect(wait).toMatchObject({ status: 'rejected', reason: { cause: { code: 'ECONNREFUSED' } } });
    expect((wait as PromiseRejectedResult).reason).toBeInstanceOf(ConnectionFailure);
  }
  await pause(2 * WAIT_MS); // the waits' own time-outs pass
  expect([pool.totalCount, pool.waitingCount]).toEqual([0, 0]);
});

test('it opens as many connections as are asked for at once, and never more than its size', async () => {
  const pool = poolOn(database.url, 3, LONG_WAIT_MS);
  const held = await Promise.all([pool.connect(), pool.connect()]);
  expect(pool.totalCount).toBe(2);
  const more = [pool.query('SELECT 1'), pool.query('SELECT 1'), pool.query('SELECT 1')];
  await Promise.all(more);
  expect(pool.totalCount).toBe(3);
  for (const client of held) client.release();
  expect((await pool.query<{ one: number }>('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  expect(pool.connectedCount).toBe(3);
});

test('a call that waits longer than the time-out fails, and a connection that opens later serves another call', async () => {
  const pool = poolOn(database.url, 1);
  const held = await pool.connect();
  await expect(pool.connect()).rejects.toThrow('timeout exceeded when trying to connect');
  held.release();
  await expect(pool.query('SELECT 1')).resolves.toMatchObject({ rowCount: 1 });
});

test('a failed connect costs no caller anything while a connection works', async () => {
  const wire = await cutWire(database.url);
  const pool = poolOn(wire.url, 4, LONG_WAIT_MS);
  try {
    const held = await pool.connect();
    wire.refuse();
    const waits = Promise.all(Array.from({ length: 6 }, () => pool.query('SELECT 1')));
    await pause(WAIT_MS / 4);
    held.release();
    expect(await waits).toHaveLength(6);
    expect(pool.connectedCount).toBe(1);
  } finally {
    await pool.end();
    pools.length = 0;
    await wire.close();
  }
});

test('after renew() no earlier connection serves a call', async () => {
  const pool = poolOn(database.url, 2, LONG_WAIT_MS);
  const pidOf = async (client: pg.Pool | pg.PoolClient) =>
    (await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid;
  const held = await pool.connect();
  const [busy, idle] = [await pidOf(held), await pidOf(pool)];
  pool.renew();
  const fresh = await pidOf(pool);
  expect([busy, idle]).not.toContain(fresh);
  held.release();
  expect([busy, idle]).not.toContain(await pidOf(pool));
  await until(async () => pool.totalCount === 1, 'the old ones to be closed');
});

test('a call that waits when the pool is closed fails', async () => {
  const pool = poolOn(database.url, 1, LONG_WAIT_MS);
  const held = await pool.connect();
  const wait = pool.connect();
  const ended = pool.end();
  pools.length = 0;
  await expect(wait).rejects.toThrow('after calling end');
  held.release();
  await ended;
});
