import net from 'node:net';
import { once } from 'node:events';
import { playLine, seatTwo } from '../kit/game.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer, outline } from '../kit/player.ts';
import { openRows } from '../kit/rows.ts';
import { READ } from '../../src/operations/metrics/open-rooms.repository.ts';
import { scrape } from '../kit/scrape.ts';
import { envelopeTransport, grpcTransport, inProcessTransport, jsonTransport } from '../kit/transports.ts';
import { thriftFramed } from '../kit/thrift-transports.ts';
import { webSocketTransport } from '../kit/websocket-transport.ts';

let node: TestNode;
beforeAll(async () => void (node = await startNode({ env: { METRICS_PORT: '0' } })));
afterAll(() => node.close());

const now = () => scrape(node.metricsPort);

test.each([
  ['envelope', envelopeTransport],
  ['envelope-json', jsonTransport],
  ['grpc', grpcTransport],
  ['websocket', webSocketTransport],
  ['thrift', thriftFramed.open],
  ['in-process', inProcessTransport],
])('calls over %s are counted by procedure, transport and what the caller was told', async (name, open) => {
  const transport = open(node);
  const player = await newPlayer(transport);
  const before = await now();
  for (let count = 0; count < 3; count++) await player.sync('999999');
  await player.create({ private: true });
  const after = await now();
  await transport.close();
  const grew = (labels: Record<string, string>) =>
    after.sum('othello_calls_total', { transport: name, ...labels }) -
    before.sum('othello_calls_total', { transport: name, ...labels });
  expect(grew({ procedure: 'GameSync', code: 'InvalidGameRoom' })).toBe(3);
  expect(grew({ procedure: 'CreateGameRoom', code: 'Success' })).toBe(1);
  expect(grew({})).toBe(4);
  const labels = { transport: name, procedure: 'GameSync' };
  expect(after.sum('othello_call_seconds_count', labels) - before.sum('othello_call_seconds_count', labels)).toBe(3);
  expect(after.of('othello_call_seconds_bucket', { ...labels, le: '+Inf' })[0]?.value).toBe(
    after.sum('othello_call_seconds_count', labels),
  );
  expect(after.sum('othello_refusals_total', { reason: 'InvalidGameRoom' })).toBeGreaterThanOrEqual(3);
});

test('what could not be read is a refusal by its reason, and no call', async () => {
  const before = await now();
  const malformed = await fetch(`${node.url}/api`, { method: 'POST', body: Buffer.from([0xff]) });
  const foreign = await fetch(`${node.url}/api`, { method: 'POST', headers: { origin: 'http://elsewhere.example' } });
  expect([malformed.status, foreign.status]).toEqual([400, 403]);
  const after = await now();
  for (const reason of ['Malformed', 'ForeignSite'])
    expect(after.sum('othello_refusals_total', { reason }) - before.sum('othello_refusals_total', { reason })).toBe(1);
  expect(after.sum('othello_calls_total')).toBe(before.sum('othello_calls_total'));
});

test('a game shows in the round trips, the room cache, the batches, the replays and the rooms', async () => {
  const transport = envelopeTransport(node);
  const [white, black] = [await newPlayer(transport), await newPlayer(transport)];
  const before = await now();
  const game = await seatTwo(white, black);
  await black.put(game.roomId, 'd3', { seqNo: 1 });
  expect(outline(await black.put(game.roomId, 'd3', { seqNo: 1 }))[0]).toBe('gamePutRsp Success');
  await white.put(game.roomId, 'c3', { seqNo: 1 });
  await black.put(game.roomId, 'b3', { seqNo: 2 });
  await white.put(game.roomId, 'd2', { seqNo: 2 });
  const after = await now();
  const grew = (name: string, labels?: Record<string, string>) => after.sum(name, labels) - before.sum(name, labels);
  expect(grew('othello_replays_total')).toBe(1);
  expect(grew('othello_room_cache_lookups_total', { result: 'hit' })).toBe(1);
  expect(grew('othello_room_cache_lookups_total', { result: 'miss' })).toBe(4); // each one's first put, and what follows the repeated one
  expect(grew('othello_batch_calls_count', { statement: 'write' })).toBe(4);
  expect(grew('othello_batch_calls_sum', { statement: 'write' })).toBe(4);
  expect(grew('othello_database_statements_total')).toBeGreaterThanOrEqual(7);
  expect(after.of('othello_rooms').map(({ labels }) => labels['status'])).toEqual(['waiting', 'in_play']);
  expect(after.of('othello_database_writable')[0]?.value).toBe(1);
  await playLine(await seatTwo(await newPlayer(transport), await newPlayer(transport)), 'd3c3');
});

test('whoever waited for an opponent shows in the wait of matchmaking, and while they wait in the longest wait', async () => {
  const transport = envelopeTransport(node);
  const [one, other] = [await newPlayer(transport), await newPlayer(transport)];
  const before = await now();
  await one.randomJoin({ createIfNone: true });
  await other.randomJoin({ createIfNone: true });
  const after = await now();
  const count = 'othello_matchmaking_wait_seconds_count';
  expect(after.sum(count) - before.sum(count)).toBe(1);
  expect(after.of('othello_longest_wait_seconds')).toHaveLength(1);
});

test('the process tells of its event loop, its garbage collection and its memory', async () => {
  const { names } = await now();
  for (const name of [
    'nodejs_eventloop_lag_p99_seconds',
    'nodejs_gc_duration_seconds_count',
    'process_resident_memory_bytes',
  ])
    expect(names).toContain(name);
});

test('OpenMetrics has the request id of a call beside its latency, and ends as it has to', async () => {
  const body = JSON.stringify({
    protocolVersion: 2,
    protocolId: 100,
    loginReq: { platformType: 'CUSTOM', platformToken: 'x' },
  });
  const headers = { 'content-type': 'application/json', 'x-request-id': 'slow-call-7' };
  await fetch(`${node.url}/api`, { method: 'POST', headers, body });
  const { text } = await scrape(node.metricsPort, 'application/openmetrics-text; version=1.0.0');
  expect(text).toMatch(
    /^othello_call_seconds_bucket\{[^}]*procedure="Login"[^}]*\} \d+ # \{request_id="slow-call-7"\} [\d.e-]+ [\d.]+$/m,
  );
  expect(text).toMatch(/^othello_calls_total\{/m);
  expect(text.endsWith('# EOF\n')).toBe(true);
});

test('the rooms are counted at the ends of indexes, whatever the size of the table', async () => {
  const rows = openRows(node.databaseUrl);
  try {
    const { id } = await newPlayer(envelopeTransport(node));
    await rows.query(
      `INSERT INTO rooms (user_1, user_2, status, black, white, moves, private, deadline, updated_at, ended_at, winner)
       SELECT $1, $1, 3, 0, 0, '', false, now(), now(), now(), 0 FROM generate_series(1, 20000)`,
      [id],
    );
    await rows.query('ANALYZE rooms');
    const plans = await rows.query<Record<string, unknown>>(`EXPLAIN (FORMAT JSON) ${READ.text}`);
    const scans = [
      ...JSON.stringify(plans).matchAll(
        /"Node Type":"(\w+ Scan|Index Only Scan|Bitmap \w+ Scan)"[^{}]*"Relation Name":"rooms"/g,
      ),
    ];
    expect(scans.map(([, scan]) => scan)).toEqual(['Index Scan', 'Index Scan']);
    const [read] = await rows.query<{ waiting: number; in_play: number; estimate: number }>(READ.text);
    expect(read?.estimate).toBeGreaterThan(20_000);
    expect(read?.in_play).toBeLessThan(20);
  } finally {
    await rows.close();
  }
});

test('anything but a GET of /metrics is answered in a line', async () => {
  const at = `http://127.0.0.1:${node.metricsPort}`;
  expect((await fetch(`${at}/`)).status).toBe(404);
  expect((await fetch(`${at}/metrics`, { method: 'POST', body: 'x' })).status).toBe(405);
});

test('METRICS_PORT that is taken refuses the start in one line', async () => {
  const taken = net.createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as net.AddressInfo;
  try {
    await expect(startNode({ env: { METRICS_PORT: String(port) }, databaseUrl: node.databaseUrl })).rejects.toThrow(
      `The metrics can't listen on 127.0.0.1:${port} (EADDRINUSE): the port is taken: free it or set METRICS_PORT`,
    );
  } finally {
    taken.close();
  }
});

test('without METRICS_PORT nothing is told, and nothing observes the calls', async () => {
  const plain = await startNode({ databaseUrl: node.databaseUrl });
  expect([plain.metricsPort, plain.metrics]).toEqual([undefined, undefined]);
  await plain.close();
});
