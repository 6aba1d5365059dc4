import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** The built server as a process of its own. */
export interface Program {
  /** where HTTP listens */
  url: string;
  grpcAddress: string;
  thriftAddress: string;
  readonly pid: number;
  /** all that it printed so far, errors too */
  printed(): string;
  readonly ended: Promise<unknown>;
  stop(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

const environmentWith = (env: Record<string, string>) => ({
  ...process.env,
  DATABASE_URL: '',
  PORT: '0',
  GRPC_PORT: '0',
  THRIFT_PORT: '0',
  RATE_LIMITS: 'off',
  ...env,
});

/** Where the program lies, and where it runs: `.data/` is made there. */
interface Folders {
  folder: string;
  cwd: string;
}

function spawnProgram(env: Record<string, string>, { folder, cwd }: Folders) {
  const main = path.join(folder, 'dist/main.js');
  const child = spawn(process.execPath, [main], { cwd, env: environmentWith(env), stdio: 'pipe' });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  return { child, printed: () => printed };
}

async function stop(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
  return { code: child.exitCode, signal: child.signalCode };
}

/**
 * `node dist/main.js` of `folder`, once it listens.
 * @param cwd where it runs
 * @throws Error with what it printed when it ends instead
 */
export async function startProgram(env: Record<string, string>, folder = root, cwd = folder): Promise<Program> {
  const { child, printed } = spawnProgram(env, { folder, cwd });
  const ended = once(child, 'exit').then(() => true);
  while (!/Try:|"message":"Othello is open\."/.test(printed())) {
    const isOver = await Promise.race([ended, once(child.stdout, 'data').then(() => false)]);
    if (isOver) throw new Error(`the server ended before it listened: ${printed()}`);
  }
  // in lines for people, or as JSON
  const [, url = ''] = /(?:HTTP\s+|"http":")([^\s"]+)/.exec(printed()) ?? [];
  const [, grpcAddress = ''] = /(?:gRPC\s+|"grpc":")([^\s"]+)/.exec(printed()) ?? [];
  const [, thriftAddress = ''] = /(?:Thrift\s+|"thrift":")([^\s"]+)/.exec(printed()) ?? [];
  const { pid = 0 } = child;
  return { url, grpcAddress, thriftAddress, pid, printed, ended, stop: (signal) => stop(child, signal) };
}

/** `node dist/main.js` to its end. @param cwd where it runs */
export async function runProgram(
  env: Record<string, string>,
  cwd = root,
): Promise<{ code: number | null; printed: string }> {
  const { child, printed } = spawnProgram(env, { folder: root, cwd });
  await once(child, 'close');
  return { code: child.exitCode, printed: printed() };
}
