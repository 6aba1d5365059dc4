import { randomBytes } from 'node:crypto';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Transactions } from '../../src/persistence/index.ts';
import { poolOf } from '../../src/persistence/pool-source.ts';
import { asFailure } from '../../src/rpc/faults.ts';
import { allTransports } from '../kit/matrix.ts';
import { type Transport, envelopeTransport } from '../kit/transports.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { ownPostgres, type OwnPostgres } from '../kit/own-postgres.ts';
import { openRows, type Rows } from '../kit/rows.ts';
import { until } from '../kit/until.ts';

/** ms in which health has to turn, and what a machine with other tests on it adds */
const TURNS_WITHIN_MS = 2000 + 8000;

let server: OwnPostgres;
let node: TestNode;
let transports: Transport[];
let rows: Rows;
/** stacks of what the node takes for bugs of its own */
let bugs: unknown[];

const register = (transport: Transport) =>
  transport.call('Register', {
    platformType: 'CUSTOM',
    platformToken: randomBytes(16).toString('hex'),
    name: `n${randomBytes(6).toString('hex')}`,
  });
const statusesOf = async (call: (transport: Transport) => Promise<{ status: number }>) => {
  const statuses = [];
  for (const transport of transports) statuses.push([transport.name, (await call(transport)).status]);
  return statuses;
};
const each = (status: number) => transports.map(({ name }) => [name, status]);
const healthTurns = (to: number) =>
  until(async () => (await fetch(`${node.url}/health`)).status === to, `health ${to}`, TURNS_WITHIN_MS);

/** A role of its own that owns the database, as in production: a superuser's rights can't be revoked. */
async function ownedBy(role: string, url: string): Promise<string> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'owner'`);
  await admin.query(`ALTER DATABASE othello OWNER TO ${role}`);
  await admin.end();
  const owned = new URL(url);
  [owned.username, owned.password] = [role, 'owner'];
  return owned.href;
}

beforeAll(async () => {
  server = await ownPostgres();
  node = await startNode({ databaseUrl: await ownedBy('owner', server.url) });
  transports = allTransports(node);
  rows = openRows(server.url);
  Logger.overrideLogger({ log: () => undefined, warn: () => undefined, error: (bug: unknown) => bugs.push(bug) });
});
afterAll(async () => {
  for (const transport of transports) await transport.close();
  await node.close();
  await rows.close();
  await server.remove();
});
beforeEach(() => void (bugs = []));
afterEach(() => expect(bugs).toEqual([]));

test('while PostgreSQL is read-only writes are answered 503 on every transport and health says 503; both recover', async () => {
  await rows.query('ALTER SYSTEM SET default_transaction_read_only = on');
  await rows.query('SELECT pg_reload_conf()');
  await healthTurns(503);
  expect(await statusesOf(register)).toEqual(each(503));
  const admin = new pg.Client({ connectionString: server.url, options: '-c default_transaction_read_only=off' });
  await admin.connect();
  await admin.query('ALTER SYSTEM RESET default_transaction_read_only');
  await admin.query('SELECT pg_reload_conf()');
  await admin.end();
  await healthTurns(200);
  expect(await statusesOf(register)).toEqual(each(200));
});

test('connections to a server that was demoted are all given up at the first write that it refuses', async () => {
  const open = await Promise.all(Array.from({ length: 4 }, () => poolOfNode(node).connect()));
  for (const client of open) await client.query('SET default_transaction_read_only = on');
  for (const client of open) client.release();
  const [first, ...others] = transports;
  expect((await register(first!)).status).toBe(503);
  for (const transport of others)
    expect([transport.name, (await register(transport)).status]).toEqual([transport.name, 200]);
});

test('a new connection that leads to a server without writes is not taken', async () => {
  await rows.query('ALTER ROLE owner SET default_transaction_read_only = on');
  await rows.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'owner'`);
  await healthTurns(503);
  expect(await statusesOf(register)).toEqual(each(503));
  await rows.query('ALTER ROLE owner RESET default_transaction_read_only');
  await healthTurns(200);
  expect(await statusesOf(register)).toEqual(each(200));
});

test('without a right on one table calls that need it are answered 503 and health says 503, until it is granted', async () => {
  await rows.query('REVOKE INSERT ON users FROM owner');
  expect(await statusesOf(register)).toEqual(each(503));
  await healthTurns(503);
  await rows.query('GRANT INSERT ON users TO owner');
  expect(await statusesOf(register)).toEqual(each(200));
  await healthTurns(200);
});

test('a connection that PostgreSQL ends between two statements of a call is 503, with its true cause', async () => {
  const failed = node.app.get(Transactions).run(async (tx) => {
    const [row] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await endBackend(row?.pid ?? 0);
    await until(async () => tx.manager.queryRunner?.isReleased, 'the node to notice');
    return tx.query('SELECT 1');
  });
  const error: unknown = await failed.catch((reason: unknown) => reason);
  expect(error).toMatchObject({ cause: { code: '57P01' } });
  expect(asFailure(error).kind.http).toBe(503);
  expect(await statusesOf(register)).toEqual(each(200));
});

test('a connection that PostgreSQL ends while a statement of a call runs is 503 on every transport', async () => {
  await rows.whileLocked('LOCK TABLE users', [], async () => {
    const calls = Promise.all(transports.map(register));
    await until(async () => (await rows.waiting()) === transports.length, 'the calls to wait');
    await rows.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'owner' AND wait_event_type = 'Lock'`,
    );
    expect((await calls).map(({ status }) => status)).toEqual(transports.map(() => 503));
  });
  expect(await statusesOf(register)).toEqual(each(200));
});

test('a transaction that can not be rolled back leaves the pool with its connection', async () => {
  let pid = 0;
  const failed = node.app.get(Transactions).run(async (tx) => {
    pid = (await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid'))[0]?.pid ?? 0;
    await tx.query('COMMIT AND CHAIN');
    await tx.manager.queryRunner?.commitTransaction();
    throw new Error('after the end');
  });
  await expect(failed).rejects.toThrow('after the end');
  await until(
    async () => (await rows.query('SELECT FROM pg_stat_activity WHERE pid = $1', [pid])).length === 0,
    'its end',
  );
});

/** The pool that calls use. */
const poolOfNode = ({ app }: TestNode): pg.Pool => poolOf(app.get(DataSource));

async function endBackend(pid: number): Promise<void> {
  await rows.query('SELECT pg_terminate_backend($1)', [pid]);
  await until(
    async () => (await rows.query('SELECT FROM pg_stat_activity WHERE pid = $1', [pid])).length === 0,
    'a connection to end',
  );
}

describe('with fewer connections than the nodes would open', () => {
  const MAX_CONNECTIONS = 20;
  const CALLERS = 64;
  const CALLS_EACH = 8;
  let crowded: OwnPostgres;
  let nodes: TestNode[];

  beforeAll(async () => {
    crowded = await ownPostgres({ max_connections: String(MAX_CONNECTIONS) });
    nodes = [await startNode({ databaseUrl: crowded.url }), await startNode({ databaseUrl: crowded.url })];
  });
  afterAll(async () => {
    for (const each of nodes) await each.close();
    await crowded.remove();
  });

  test(`${CALLERS} callers of two nodes wait for the connections that there are: no call fails`, async () => {
    const statuses = await Promise.all(
      Array.from({ length: CALLERS }, async (_, index) => {
        const transport = envelopeTransport(nodes[index % nodes.length]!);
        const own = [];
        for (let call = 0; call < CALLS_EACH; call++) own.push((await register(transport)).status);
        return own;
      }),
    );
    expect(statuses.flat().filter((status) => status !== 200)).toEqual([]);
    for (const { url } of nodes) expect((await fetch(`${url}/health`)).status).toBe(200);
  });
});
