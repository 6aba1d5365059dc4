import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { isListening } from './free-port.ts';
import { until } from './until.ts';

/** A program of Debian's that a test runs in the foreground. */
export interface Daemon {
  /** all that it printed so far */
  printed(): string;
  signal(signal: NodeJS.Signals): void;
  /** ends it with this signal, SIGTERM unless told */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Where the program lies. @throws Error with the line that installs it */
function requireProgram(program: string): string {
  if (path.isAbsolute(program)) return program;
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/bin'];
  const found = folders.map((folder) => path.join(folder, program)).find(isExecutable);
  if (!found) throw new Error(`${program} is not installed: apt-get install -y ${program}`);
  return found;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

interface Start {
  /** the Debian package is called alike; or an absolute path */
  program: string;
  args: readonly string[];
  /** of 127.0.0.1, where it listens once it is ready */
  port: number;
  /** to run as, when this process is root: PgBouncer and others refuse to run as root */
  uid?: number;
  /** this process' unless told */
  cwd?: string;
}

/** Runs the program until it is stopped, or this process ends. */
export async function startDaemon({ program, args, port, uid, cwd }: Start): Promise<Daemon> {
  const user = uid === undefined ? {} : { uid, gid: uid };
  const child = spawn(requireProgram(program), args, { stdio: 'pipe', ...user, ...(cwd !== undefined && { cwd }) });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const killOnExit = () => child.kill('SIGKILL');
  process.once('exit', killOnExit);
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    process.removeListener('exit', killOnExit);
    await ended(child, signal, hasEnded);
  };
  const ready = until(async () => {
    if (hasEnded()) throw new Error(`${program} ended before it listened: ${printed}`);
    return isListening(port);
  }, `${program} on port ${port}`);
  await ready.catch(async (error: unknown) => {
    await stop('SIGKILL');
    throw error;
  });
  return { printed: () => printed, signal: (signal) => void child.kill(signal), stop };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals, hasEnded: () => boolean): Promise<void> {
  if (hasEnded()) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await exit;
}
