import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { freePort } from '../kit/free-port.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { scrape } from '../kit/scrape.ts';
import { until } from '../kit/until.ts';

const root = path.resolve(import.meta.dirname, '../..');

let database: FreshDatabase;
let admin: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

interface Logging {
  url: string;
  child: ReturnType<typeof spawn>;
}

/** The built server with its output where the test says. */
async function startLogging(stdio: 'pipe' | number, env: Record<string, string> = {}): Promise<Logging> {
  const [port, grpcPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, [path.join(root, 'dist/main.js')], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      PORT: String(port),
      GRPC_PORT: String(grpcPort),
      THRIFT_PORT: '0',
      ...env,
    },
    stdio: ['ignore', stdio, stdio],
  });
  const url = `http://127.0.0.1:${port}`;
  await healthy({ url, child });
  return { url, child };
}

const healthy = ({ url, child }: Logging) =>
  until(async () => {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    return (await fetch(`${url}/health`).catch(() => undefined))?.status === 200;
  }, 'a healthy node');

/** Makes the server warn, again and again, of connections that broke. */
async function makeItWarn({ url }: Logging): Promise<void> {
  const call = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      protocolVersion: 2,
      protocolId: 100,
      loginReq: { platformType: 'CUSTOM', platformToken: 'nobody' },
    }),
  };
  for (let round = 0; round < 3; round++) {
    await until(async () => (await fetch(`${url}/api`, call)).status === 200, 'an answered call');
    const { rowCount } = await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'othello'`,
    );
    expect(rowCount).toBeGreaterThan(0);
  }
  await until(async () => (await fetch(`${url}/api`, call)).status === 200, 'an answered call');
}

/** It serves while it warns, and drains when it is told to. */
async function endsInPeace(node: Logging): Promise<void> {
  const exited = once(node.child, 'exit');
  try {
    await makeItWarn(node);
    node.child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  } finally {
    node.child.kill('SIGKILL');
  }
}

/** in each of which a warning has a line, and in the second a call too */
const FORMATS = [
  ['text', {}],
  ['JSON, with a line for each call,', { LOG_FORMAT: 'json', LOG_LEVEL: 'info' }],
] as const;

test.each(FORMATS)(
  'a log of %s whose reader has gone ends nothing: the node serves, and drains when it is told to',
  async (_, env) => {
    const node = await startLogging('pipe', env);
    node.child.stdout?.destroy();
    node.child.stderr?.destroy();
    await endsInPeace(node);
  },
);

test.each(FORMATS)(
  'a log of %s that has no room ends nothing: the node serves, and drains when it is told to',
  async (_, env) => {
    const node = await startLogging(openSync('/dev/full', 'w'), env);
    await endsInPeace(node);
  },
);

test('lines that could not be written are counted among the metrics', async () => {
  const metricsPort = await freePort();
  const env = { LOG_FORMAT: 'json', LOG_LEVEL: 'info', METRICS_PORT: String(metricsPort) };
  const node = await startLogging(openSync('/dev/full', 'w'), env);
  try {
    for (let count = 0; count < 5; count++) await fetch(`${node.url}/api`, { method: 'POST', body: 'no Request' });
    await until(async () => (await scrape(metricsPort)).sum('othello_log_lines_dropped_total') >= 5, 'the count');
  } finally {
    node.child.kill('SIGKILL');
  }
});

test('a log whose reader stops for a while is bounded, and says how many lines it has lost once it is read again', async () => {
  const program = `
    import { guardLog, takesLine, droppedLogLines } from '${path.join(root, 'dist/log-output.js')}';
    guardLog();
    const line = 'x'.repeat(1023) + '\\n';
    for (let n = 0; n < 8192; n++) if (takesLine('stdout')) process.stdout.write(line);
    console.error(process.stdout.writableLength, droppedLogLines());
    setTimeout(() => {}, 20_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    const [said] = (await once(child.stderr, 'data')) as [Buffer];
    const [waiting, dropped] = said.toString().trim().split(' ').map(Number);
    expect(waiting).toBeLessThan(1.1 * 1024 * 1024);
    expect(dropped).toBeGreaterThan(6000);
    let read = '';
    child.stdout.on('data', (chunk: Buffer) => (read += chunk.toString()));
    await until(async () => read.includes(`othello: ${dropped} lines of this log could not be written\n`), 'the count');
    expect(read.split('\n').filter((each) => each.startsWith('xxx'))).toHaveLength(8192 - (dropped ?? 0));
  } finally {
    child.kill('SIGKILL');
  }
});
