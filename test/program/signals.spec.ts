import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { startProgram } from '../kit/program.ts';
import { until } from '../kit/until.ts';

const root = path.resolve(import.meta.dirname, '../..');

let database: FreshDatabase;
beforeAll(async () => void (database = await freshDatabase()));
afterAll(() => database.drop());

/** The status of each answer from now until the node is gone. */
async function statusesUntilGone(url: string): Promise<number[]> {
  const statuses: number[] = [];
  for (;;)
    try {
      statuses.push((await fetch(`${url}/health`)).status);
    } catch {
      return statuses;
    }
}

test.each(['SIGTERM', 'SIGHUP'] as const)(
  'on %s a node says that it leaves, goes on answering and exits with 0',
  async (signal) => {
    const program = await startProgram({ DATABASE_URL: database.url });
    await until(async () => (await fetch(`${program.url}/health`)).status === 200, 'a healthy node');
    const [statuses, ended] = await Promise.all([statusesUntilGone(program.url), program.stop(signal)]);
    expect(ended).toEqual({ code: 0, signal: null });
    expect(statuses).toContain(503); // answered during the notice
  },
);

describe('npm start', () => {
  /** `npm start` as a person or a service manager runs it, once the server listens. */
  async function npmStart() {
    const env = {
      ...process.env,
      DATABASE_URL: database.url,
      PORT: '0',
      GRPC_PORT: '0',
      THRIFT_PORT: '0',
      LOG_LEVEL: 'fatal',
    };
    // a session of its own, as under a service manager: no terminal sends the server a signal besides
    const npm = spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let printed = '';
    for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    const end = () => npm.pid && process.kill(-npm.pid, 'SIGKILL');
    const url = await until(async () => {
      if (npm.exitCode !== null) throw new Error(`npm start ended: ${printed}`);
      return /HTTP\s+(\S+)/.exec(printed)?.[1];
    }, 'a server that listens').catch((error: unknown) => {
      if (npm.exitCode === null) end();
      throw error;
    });
    return { npm, url, end };
  }

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'passes %s on: the server drains, and npm exits with its 0',
    async (signal) => {
      const { npm, url, end } = await npmStart();
      try {
        const exited = once(npm, 'exit');
        npm.kill(signal);
        expect(await exited).toEqual([0, null]);
        await expect(fetch(`${url}/health`)).rejects.toThrow();
      } finally {
        if (npm.exitCode === null) end();
      }
    },
  );

  test.each(['SIGHUP', 'SIGKILL'] as const)(
    'leaves no server behind when npm itself is ended by %s',
    async (signal) => {
      const { npm, url, end } = await npmStart();
      try {
        npm.kill(signal);
        await until(
          async () =>
            fetch(`${url}/health`).then(
              () => false,
              () => true,
            ),
          'the server to end',
        );
      } finally {
        try {
          end();
        } catch {
          // nothing of it is left
        }
      }
    },
  );
});
