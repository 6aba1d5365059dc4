import { freePort } from '../kit/free-port.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { newPlayer } from '../kit/player.ts';
import { childrenOf } from '../kit/processes.ts';
import { type Program, runProgram, startProgram } from '../kit/program.ts';
import { scrape, type Scraped } from '../kit/scrape.ts';
import { until } from '../kit/until.ts';
import { webSocketTransport } from '../kit/websocket-transport.ts';

// the built server with NODES, as processes of their own: `npm test` builds it first
const NODES = 2;

let database: FreshDatabase;
let program: Program;
let metricsPort: number;
beforeAll(async () => {
  database = await freshDatabase();
  metricsPort = await freePort();
  program = await startProgram({ ...(await settings()), METRICS_PORT: String(metricsPort) });
});
afterAll(async () => {
  await program.stop('SIGKILL');
  await database.drop();
});

const settings = async () => ({
  ...{ DATABASE_URL: database.url, NODES: String(NODES) },
  ...{ PORT: String(await freePort()), GRPC_PORT: String(await freePort()), THRIFT_PORT: String(await freePort()) },
});

const now = () => scrape(metricsPort);
const serving = (scraped: Scraped) => scraped.sum('othello_nodes', { state: 'serving' });
const allServe = () => until(async () => serving(await now()) === NODES, 'all nodes to serve');

/** Calls on connections of their own, which the nodes take in turns: two a player, so every other one opens a third. */
async function callEach(count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    if (n % 2 > 0) await fetch(`${program.url}/health`, { headers: { connection: 'close' } });
    const transport = webSocketTransport(program);
    const player = await newPlayer(transport);
    await player.sync('1');
    await transport.close();
  }
}

test('one port tells all nodes, each call once, and what is of the database once', async () => {
  await allServe();
  await callEach(6);
  const scraped = await now();
  const syncs = scraped.of('othello_calls_total', { procedure: 'GameSync', transport: 'websocket' });
  expect(syncs.reduce((sum, { value }) => sum + value, 0)).toBe(6);
  expect(syncs.map(({ labels }) => labels['node']).toSorted()).toEqual(['1', '2']);
  for (const name of ['othello_rooms_stored', 'othello_longest_wait_seconds'])
    expect(scraped.of(name).map(({ labels }) => labels)).toEqual([{}]);
  expect(scraped.of('process_resident_memory_bytes').map(({ labels }) => labels['node'])).toEqual([
    'primary',
    '1',
    '2',
  ]);
  const lines = scraped.text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const series = lines.map((line) => line.slice(0, line.lastIndexOf(' ')));
  expect(new Set(series).size).toBe(series.length);
});

test('a node that is killed begins again at nothing under its number, and the other goes on counting', async () => {
  await allServe();
  const before = await now();
  const [victim = 0] = childrenOf(program.pid);
  process.kill(victim, 'SIGKILL');
  await until(async () => (await now()).sum('othello_node_starts_total') === NODES + 1, 'another process');
  await allServe();
  const after = await now();
  const calls = (of: Scraped, node: string) => of.sum('othello_calls_total', { node, procedure: 'GameSync' });
  const numbers = ['1', '2'];
  expect(numbers.filter((node) => calls(after, node) === calls(before, node) && calls(after, node) > 0)).toHaveLength(
    1,
  );
  expect(numbers.filter((node) => calls(after, node) === 0)).toHaveLength(1);
});

test('METRICS_PORT that is taken refuses the start of all nodes, in one line', async () => {
  const { code, printed } = await runProgram({ ...(await settings()), METRICS_PORT: String(metricsPort) });
  expect([code, printed]).toEqual([
    1,
    `othello: The metrics can't listen on 127.0.0.1:${metricsPort} (EADDRINUSE): the port is taken: free it or set METRICS_PORT\n`,
  ]);
});
