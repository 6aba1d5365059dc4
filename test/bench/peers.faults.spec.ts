import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { INSTALL, PEER_NAMES, type PeerName, startPeer } from '../../bench/src/peers/index.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { freePort, isListening } from '../kit/free-port.ts';
import { until } from '../kit/until.ts';

const root = path.resolve(import.meta.dirname, '../..');
const COMMANDS: Record<PeerName, [string, ...string[]]> = {
  aiohttp: ['/usr/bin/python3', 'bench/src/peers/aiohttp_server.py'],
  grpcio: ['/usr/bin/python3', 'bench/src/peers/grpcio_server.py'],
  idiomatic: [process.execPath, 'bench/dist/peers/idiomatic/main.js'],
};

let database: FreshDatabase;
beforeAll(async () => (database = await freshDatabase()));
afterAll(() => database.drop());

function run([program, ...args]: readonly string[], databaseUrl: string): ChildProcess {
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  return spawn(program as string, args, { cwd: root, env, stdio: 'pipe' });
}

/** Of a program that ends by itself. */
async function endOf(command: readonly string[], databaseUrl: string): Promise<{ code: unknown; said: string }> {
  const child = run(command, databaseUrl);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [unknown];
  return { code, said };
}

const NOWHERE = 'postgres://postgres@127.0.0.1:1/othello';

describe.each(PEER_NAMES)('the %s peer', (name) => {
  const command = COMMANDS[name];

  test('says in one line that DATABASE_URL is missing', async () => {
    const { code, said } = await endOf(command, '');
    expect([code, said]).toEqual([1, expect.stringMatching(/^\S+: DATABASE_URL is not set: give it .*\n$/)]);
  });

  test('says in one line that there is no database', async () => {
    const { code, said } = await endOf(command, NOWHERE);
    expect([code, said]).toEqual([1, expect.stringMatching(/^\S+: no database at DATABASE_URL \(.+\): start it.*\n$/)]);
    await expect(startPeer(name, NOWHERE)).rejects.toThrow(
      /^the \w+ server ended before it listened: \S+: no database/,
    );
  });

  test('says in one line that its port is taken', async () => {
    const taken = net.createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as net.AddressInfo;
    const { code, said } = await endOf([...command, '--port', String(port)], database.url);
    taken.close();
    expect(code).toBe(1);
    expect(said.trimEnd().split('\n').at(-1)).toMatch(/^\S+: cannot listen on .*: give another --port$/);
  });

  test('listens where it is told and ends with whoever started it', async () => {
    const port = await freePort();
    const shell = run(['/bin/sh', '-c', '"$@" & wait', 'sh', ...command, '--port', String(port)], database.url);
    if (!shell.stdout) throw new Error('no stdout');
    const [line] = (await once(createInterface({ input: shell.stdout }), 'line')) as [string];
    expect(line).toBe(`listening ${port}`);
    expect(await isListening(port)).toBe(true);
    shell.kill('SIGKILL');
    await until(async () => !(await isListening(port)), `${name} to end`);
  });
});

test.each(['aiohttp', 'grpcio'] as const)('%s without its packages says the line that installs them', async (name) => {
  const [python, ...rest] = COMMANDS[name];
  const { code, said } = await endOf([python, '-S', ...rest], database.url); // -S: no package is found
  expect([code, said]).toEqual([1, expect.stringMatching(/^\w+\.py: No module named '\w+' .*\n$/)]);
  expect(said).toContain(INSTALL);
});
