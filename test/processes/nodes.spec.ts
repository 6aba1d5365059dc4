import { once } from 'node:events';
import net from 'node:net';
import { freePort } from '../kit/free-port.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { ownPostgres, type OwnPostgres } from '../kit/own-postgres.ts';
import { LINES, playLine, seatTwo } from '../kit/game.ts';
import { newPlayer, outline, roomOf } from '../kit/player.ts';
import { childrenOf, ownerOf } from '../kit/processes.ts';
import { type Program, runProgram, startProgram } from '../kit/program.ts';
import { envelopeTransport, grpcTransport } from '../kit/transports.ts';
import { until } from '../kit/until.ts';

// the built server with NODES, as processes of their own: `npm test` builds it first
const NODES = 2;

let database: FreshDatabase;
beforeAll(async () => void (database = await freshDatabase()));
afterAll(() => database.drop());

const ports = async () => ({
  PORT: String(await freePort()),
  GRPC_PORT: String(await freePort()),
  THRIFT_PORT: String(await freePort()),
});

/** The process that takes the next connection to the port, and the connection. */
async function connected(
  port: number,
  nodes: readonly number[],
): Promise<{ owner: number | undefined; socket: net.Socket }> {
  const socket = net.connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const from = socket.localPort ?? 0;
  const owner = await until(async () => socket.closed || ownerOf({ from, to: port }, nodes), 'a node that accepts');
  return { owner: owner === true ? undefined : owner, socket };
}

const portOf = (address: string): number => Number(/\d+$/.exec(address)?.[0]);

/** The processes of the nodes, once all of them serve. */
async function servingNodes({ pid, url }: Program): Promise<number[]> {
  return until(async () => {
    const nodes = childrenOf(pid);
    const owners = new Set<number | undefined>();
    for (let looks = 0; looks < NODES * 2 && nodes.length === NODES; looks++) {
      const { owner, socket } = await connected(portOf(url), nodes);
      socket.destroy();
      owners.add(owner);
    }
    return nodes.every((node) => owners.has(node)) && nodes.length === NODES && nodes;
  }, 'all nodes to serve');
}

describe('nodes on one database', () => {
  let program: Program;
  let nodes: number[];
  beforeAll(async () => {
    program = await startProgram({ DATABASE_URL: database.url, NODES: String(NODES), ...(await ports()) });
    nodes = await servingNodes(program);
  });
  afterAll(() => program.stop('SIGKILL'));

  test('the connections of each port are shared evenly', async () => {
    for (const address of [program.url, program.grpcAddress, program.thriftAddress]) {
      const opened: Awaited<ReturnType<typeof connected>>[] = [];
      for (let count = 0; count < 10; count++) opened.push(await connected(portOf(address), nodes));
      const counts = nodes.map((node) => opened.filter(({ owner }) => owner === node).length);
      for (const { socket } of opened) socket.destroy();
      expect(counts).toEqual([5, 5]);
    }
  });

  test('players on connections of their own meet, whichever nodes they are on', async () => {
    const transports = [envelopeTransport(program), grpcTransport(program)] as const;
    const game = await seatTwo(await newPlayer(transports[0]), await newPlayer(transports[1]));
    const last = await playLine(game, LINES.blackWins);
    expect(outline(last)).toContain('gameOverRsp Success');
    expect(roomOf(await game.white.sync(game.roomId)).status).toBe('GAME_OVER');
    await transports[1].close();
  });

  test('SIGUSR2 replaces each node, and no call on a connection of its own is refused meanwhile', async () => {
    let isOver = false;
    const refused: unknown[] = [];
    let answered = 0;
    const callers = [1, 2].map(async () => {
      while (!isOver) {
        const headers = { connection: 'close', 'content-type': 'application/json' };
        const body = JSON.stringify({ protocolVersion: 2, protocolId: 100, loginReq: { platformToken: 'nobody' } });
        await fetch(`${program.url}/api`, { method: 'POST', headers, body }).then(
          async (response) => (response.status === 200 ? answered++ : refused.push(await response.text())),
          (error: unknown) => refused.push(error),
        );
      }
    });
    const before = nodes;
    process.kill(program.pid, 'SIGUSR2');
    await until(async () => /each of the 2 nodes was replaced/.test(program.printed()), 'the nodes to be replaced');
    isOver = true;
    await Promise.all(callers);
    nodes = await servingNodes(program);
    expect(refused).toEqual([]);
    expect(answered).toBeGreaterThan(0);
    expect(nodes.filter((node) => before.includes(node))).toEqual([]);
  });

  test('a node that is killed is followed by another, and the others serve meanwhile', async () => {
    const [killed = 0, left = 0] = nodes;
    process.kill(killed, 'SIGKILL');
    await until(async () => /node \d ended \(SIGKILL\): it is started again\n/.test(program.printed()), 'the line');
    const { owner, socket } = await connected(portOf(program.url), [left]);
    socket.destroy();
    expect(owner).toBe(left);
    nodes = await servingNodes(program);
    expect(nodes).toContain(left);
    expect(nodes).not.toContain(killed);
  });

  test('SIGTERM drains all of them, and the exit code is 0', async () => {
    const ended = await program.stop('SIGTERM');
    expect(ended).toEqual({ code: 0, signal: null });
    for (const node of nodes) expect(() => process.kill(node, 0)).toThrow();
  });
});

test('nodes end with the process that started them, even if that is killed', async () => {
  const program = await startProgram({ DATABASE_URL: database.url, NODES: '1', ...(await ports()) });
  const [node = 0] = childrenOf(program.pid);
  await program.stop('SIGKILL');
  await until(async () => {
    try {
      process.kill(node, 0);
    } catch {
      return true;
    }
  }, 'the node to end');
});

describe('without a database that answers', () => {
  let postgres: OwnPostgres;
  beforeAll(async () => void (postgres = await ownPostgres()));
  afterAll(() => postgres.remove());

  test('nodes that end at each start are started ever later, /health says 503, and they serve when it is back', async () => {
    const program = await startProgram({ DATABASE_URL: postgres.url, NODES: '2', ...(await ports()) });
    try {
      const nodes = await servingNodes(program);
      await postgres.stop();
      for (const node of nodes) process.kill(node, 'SIGKILL');
      await until(async () => /it is started again in \d+ ms/.test(program.printed()), 'a start that waits');
      const health = async () =>
        fetch(`${program.url}/health`).then(
          async (response) => ({ status: response.status, text: await response.text() }),
          () => undefined,
        );
      const answer = await until(health, 'an answer while no node is there');
      expect(answer).toEqual({ status: 503, text: 'no node serves: each of them ended, and is started again\n' });
      await postgres.start();
      await until(async () => (await health())?.status === 200, 'a node that serves');
    } finally {
      await program.stop('SIGKILL');
    }
  });
});

test('an error that stops every node is printed once, and the exit code is 1', async () => {
  const taken = net.createServer();
  await once(taken.listen(0, '127.0.0.1'), 'listening');
  const { port } = taken.address() as net.AddressInfo;
  const env = { DATABASE_URL: database.url, NODES: '2', ...(await ports()), GRPC_PORT: String(port) };
  const { code, printed } = await runProgram(env);
  taken.close();
  expect(code).toBe(1);
  expect(printed.trim().split('\n')).toEqual([expect.stringMatching(/GRPC_PORT/)]);
});

test('several nodes on any free port are refused', async () => {
  const { code, printed } = await runProgram({ DATABASE_URL: database.url, NODES: '2' });
  expect(code).toBe(1);
  expect(printed).toMatch(/^othello: PORT is 0.*\n$/);
});

test('more connections than PostgreSQL gives are refused, counted over all nodes', async () => {
  const env = { DATABASE_URL: database.url, NODES: '256', ...(await ports()) };
  const { code, printed } = await runProgram(env);
  expect(code).toBe(1);
  expect(printed).toMatch(/DATABASE_POOL is 16 and wake-ups take 1 more for each of 256 nodes, .*raise that limit/);
});
