import pg from 'pg';
import { Config } from '../../src/config.ts';
import { boot } from '../../src/boot.ts';
import { type ChangeEvent, ChangeEvents, SHARDS } from '../../src/persistence/index.ts';
import { GameBus } from '../../src/push/game-bus.ts';
import { allTransports } from '../kit/matrix.ts';
import { atOnce, around, newPlayers } from '../kit/at-once.ts';
import type { Transport } from '../kit/transports.ts';
import { emptyLobby } from '../kit/every-transport.ts';
import { expectPairs, leaveAll } from '../kit/open-rooms.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { bodyOf, newPlayer, outline, roomOf } from '../kit/player.ts';
import { type Pooler, SERVER_CONNECTIONS, startPooler } from '../kit/pooler.ts';
import { startProgram } from '../kit/program.ts';
import { openRows, type Rows } from '../kit/rows.ts';
import { LINES, playLine, seatTwo } from '../kit/game.ts';
import { until } from '../kit/until.ts';

// Debian's PgBouncer (1.18, which knows nothing of named statements). Between two transactions it wipes what a session
// may keep, so that nothing can lean on that by luck.
let pooler: Pooler;
let nodes: TestNode[];
let transports: Transport[];
let rows: Rows;

beforeAll(async () => {
  pooler = await startPooler({ server_reset_query: 'DISCARD ALL', server_reset_query_always: '1' });
  const options = { databaseUrl: pooler.url, env: { DATABASE_DIRECT_URL: pooler.directUrl } };
  nodes = [await startNode(options), await startNode(options)];
  transports = nodes.flatMap(allTransports);
  rows = openRows(pooler.directUrl);
});
afterEach(() => emptyLobby(rows));
afterAll(async () => {
  await rows.close();
  for (const transport of transports) await transport.close();
  for (const node of nodes) await node.close();
  await pooler.remove();
});

test('whole games are played through a transaction-mode pooler, their players on two nodes', async () => {
  const players = await newPlayers(transports, 2 * transports.length);
  const pairs = transports.map((_, index) => [players[index], players[players.length - 1 - index]] as const);
  const ended = await atOnce(
    pairs.map(([white, black]) => async () => {
      if (!white || !black) throw new Error('a table needs two');
      return playLine(await seatTwo(white, black), LINES.draw);
    }),
  );
  for (const last of ended) expect(bodyOf(last, 'gameOverRsp')).toMatchObject({ winner: '0', myScore: 32 });
});

test('a put repeated on every transport of both nodes at once is done once', async () => {
  const [white, black] = await newPlayers(transports, 2);
  if (!white || !black) throw new Error('a table needs two');
  const { roomId } = await seatTwo(white, black);
  const answers = await atOnce(
    transports.map((transport) => () => black.through(transport).put({ roomId, version: 2 }, 'd3', { seqNo: 5 })),
  );
  const answered = answers.filter(({ status }) => status === 200);
  expect(answered.length).toBeGreaterThan(0);
  for (const { replies } of answered) expect(replies).toEqual(answered[0]?.replies);
  expect(outline(answered[0] ?? { status: 0, replies: [] })).toEqual(['gamePutRsp Success', 'gameSyncRsp Success']);
  expect(await rows.query('SELECT version, length(moves) AS moves FROM rooms WHERE id = $1', [roomId])).toEqual([
    { version: 3, moves: 1 },
  ]);
});

test('RandomJoin of twenty at the same instant seats them two by two', async () => {
  const players = await newPlayers(transports, 20);
  await atOnce(players.map((player) => () => player.randomJoin({ createIfNone: true }, { seqNo: 1 })));
  await expectPairs(rows, players);
  await leaveAll(rows, players);
});

test('wake-ups pass by the pooler: what one node commits the other hears', async () => {
  const [one, other] = nodes;
  if (!one || !other) throw new Error('two nodes are started');
  const heard: ChangeEvent[] = [];
  other.app.get(GameBus, { strict: false }).subscribe((changes) => heard.push(...changes));
  const { watched } = other.app.get(ChangeEvents, { strict: false });
  for (let room = 0; room < SHARDS; room++) watched.add(`room:${room}`);
  const player = await newPlayer(around(transports, 1)[0] as Transport);
  const ended = new Set<string>();
  await until(async () => {
    const { roomId } = roomOf(await player.create());
    await player.exit(roomId);
    ended.add(`room:${roomId}`);
    return heard.some(({ topic }) => ended.has(topic));
  }, 'the end of a room made on the other node');
});

test('the timeouts hold: who sits on a lock loses it, and the call that waits for it is answered', async () => {
  const player = await newPlayer(around(transports, 1)[0] as Transport);
  const { roomId } = roomOf(await player.create());
  const holder = new pg.Client({ connectionString: pooler.url });
  holder.on('error', () => undefined); // PostgreSQL ends its session
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT FROM rooms WHERE id = $1 FOR UPDATE', [roomId]);
  const since = Date.now();
  const answered = await until(async () => {
    const exit = await player.exit(roomId, { seqNo: 1 });
    return exit.status === 200 && exit;
  }, 'the lock to be freed');
  expect(outline(answered)).toEqual(['exitGameRoomRsp Success']);
  expect(Date.now() - since).toBeLessThan(10_000); // 3 s and what a loaded machine adds
  await holder.end();
});

test('the role of an ordinary owner has the settings that calls need, and only in this database', async () => {
  const settings = await rows.query<{ setting: string }>(
    `SELECT unnest(setconfig) AS setting, setdatabase <> 0 AS here FROM pg_db_role_setting s
     JOIN pg_roles r ON r.oid = s.setrole WHERE r.rolname = current_user ORDER BY 1`,
  );
  expect(settings).toEqual(
    [
      ...['DateStyle=ISO, MDY', 'IntervalStyle=postgres', 'array_nulls=on', 'bytea_output=hex'],
      ...['client_connection_check_interval=1000', 'default_transaction_isolation=read committed'],
      ...['extra_float_digits=1', 'idle_in_transaction_session_timeout=3000', 'idle_session_timeout=0'],
      ...['lock_timeout=2000', 'standard_conforming_strings=on', 'statement_timeout=3000'],
    ].map((setting) => ({ setting, here: true })),
  );
});

test('without DATABASE_DIRECT_URL a node does not start, and says what is missing', async () => {
  const config = new Config({
    DATABASE_URL: pooler.url,
    PORT: '0',
    GRPC_PORT: '0',
    THRIFT_PORT: '0',
    LOG_LEVEL: 'fatal',
  });
  await expect(boot(config)).rejects.toThrow(/unsupported startup parameter.*give DATABASE_DIRECT_URL too/);
});

test('server connections from before the timeouts were set are noticed at boot, in one line that says what to do', async () => {
  const stale = await startPooler();
  const clients = await Promise.all(
    Array.from({ length: SERVER_CONNECTIONS }, async () => {
      const client = new pg.Client({ connectionString: stale.url });
      await client.connect();
      await client.query('BEGIN'); // has a server connection to itself
      return client;
    }),
  );
  for (const client of clients) await client.query('COMMIT');
  const program = await startProgram({ DATABASE_URL: stale.url, DATABASE_DIRECT_URL: stale.directUrl });
  const lines = program
    .printed()
    .split('\n')
    .filter((line) => /WARN/.test(line));
  await program.stop('SIGKILL');
  for (const client of clients) await client.end();
  await stale.remove();
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/statement_timeout 0.*should have.*statement_timeout 3000.*RECONNECT the pooler/);
});

test('games are played through a pooler in front of a database with settings of its own', async () => {
  const odd = await startPooler();
  const owner = new pg.Client({ connectionString: odd.directUrl });
  await owner.connect();
  const [{ name } = { name: '' }] = (await owner.query<{ name: string }>('SELECT current_database() AS name')).rows;
  for (const setting of [
    "DateStyle = 'German'",
    'bytea_output = escape',
    'extra_float_digits = -15',
    'array_nulls = off',
  ])
    await owner.query(`ALTER DATABASE ${name} SET ${setting}`);
  await owner.end();
  const node = await startNode({ databaseUrl: odd.url, env: { DATABASE_DIRECT_URL: odd.directUrl } });
  const own = allTransports(node);
  try {
    for (const transport of own) {
      const [white, black] = [await newPlayer(transport), await newPlayer(transport)];
      expect(bodyOf(await playLine(await seatTwo(white, black), LINES.draw), 'gameOverRsp')).toMatchObject({
        winner: '0',
      });
    }
  } finally {
    for (const transport of own) await transport.close();
    await node.close();
    await odd.remove();
  }
});
