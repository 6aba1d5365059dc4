import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fchownSync, mkdirSync, openSync, readFileSync, renameSync, statSync, symlinkSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type DataDirectory,
  type Environment,
  newSession,
  removeFolder,
  removeLeftovers,
  type Session,
} from './data-directory.ts';
import { holdsLock, isServed, marker, readPostmaster } from './postmaster.ts';
import { EmbeddedFailure, lastErrorLine, programVariables, run, type SystemUser } from './programs.ts';
import { confirmed, type CountedUse, openWriter } from './use-count.ts';

/** How a server is started; they have no effect in a process that joins a running one. */
export interface LaunchOptions {
  /** For tests: nothing is flushed to disk, and the last user's close removes the directory. */
  readonly throwAway?: boolean;
  /** PostgreSQL's settings by name, over our own. They count for the process that starts the server. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The server's log file, to which it appends; by default `server.log` in the directory. */
  readonly logFile?: string;
}

/** A server that was started and has the directory's lock; it may still fail before it is ready. */
export interface Launch {
  readonly use: CountedUse;
  /**
   * To be called after the use was ended: waits until the server has ended and removes its session.
   * @throws EmbeddedFailure with PostgreSQL's last error, unless that is a temporary one
   */
  ended(): Promise<void>;
}

/** Temporary errors: another server was faster, the port is taken, a killed server's last process is still ending. */
const passingErrors =
  /lock file .* (already exists|is empty)|is still in use|unexpected postmaster exit|could not create any TCP\/IP sockets/;
/** A server that was told to stop or killed (the shell's 128 + signal INT, KILL, TERM) did not fail. */
const endedFromOutside = new Set([null, 0, 130, 137, 143]);
const lookEveryMs = 5;

/**
 * Starts a server under a supervisor and, when it has PostgreSQL's lock on the data directory, publishes its session,
 * where other processes find it. Needs the start lock. Undefined when it is to be tried again.
 * @throws EmbeddedFailure with PostgreSQL's last error when it refuses to start
 */
export async function launch(
  environment: Environment,
  options: LaunchOptions,
  signal: AbortSignal,
): Promise<Launch | undefined> {
  const session = newSession(environment.directory, environment.user);
  await run(['mkfifo', '-m', '600', 'users'], { ...environment.user, cwd: session.path });
  const command = await serverCommand(environment, options);
  const log = openServerLog(options.logFile ?? environment.directory.log, environment.user);
  const { child, writer } = spawnSupervisor({ environment, session, command, log });
  const ended = async () => {
    while (child.exitCode === null && child.signalCode === null) await sleep(lookEveryMs, undefined, { signal });
    await removeFolder(session.path);
    const failure = endedFromOutside.has(child.exitCode) ? undefined : failureIn(environment.directory, log);
    if (failure !== undefined) throw failure;
  };
  const use = await confirmed(session, writer, signal);
  if (use !== undefined && (await getsLock(environment.directory, use, signal))) {
    publish(environment.directory, session);
    await removeLeftovers(environment.directory);
    return { use, ended };
  }
  await ended();
  return undefined;
}

interface Start {
  readonly environment: Environment;
  readonly session: Session;
  readonly command: readonly string[];
  readonly log: ServerLog;
}

function spawnSupervisor({ environment, session, command, log }: Start): { child: ChildProcess; writer: number } {
  const { pgdata } = environment.directory;
  // Opened here and inherited, so that the supervisor sees end-of-file whenever this process dies. Opening one end
  // waits for the other, unless somebody has both.
  const both = openSync(session.users, 'r+');
  const reader = openSync(session.users, 'r');
  const writer = openWriter(session);
  closeSync(both);
  if (writer === undefined) throw new Error(`${session.users} has no reader, though we opened it`);
  const child = spawn('/bin/sh', ['-c', supervisor, 'sh', path.relative(pgdata, session.path), ...command], {
    ...environment.user,
    cwd: pgdata,
    env: programVariables,
    stdio: ['ignore', 'ignore', log.descriptor, reader],
    // A session of its own: Ctrl-C in the terminal must not reach the server before the application has drained.
    detached: true,
  });
  closeSync(reader);
  log.close();
  child.once('error', () => undefined); // told below and by its exit code
  child.unref();
  if (child.pid === undefined) throw new EmbeddedFailure('/bin/sh cannot be started', 'mend that or set DATABASE_URL');
  return { child, writer };
}

/** Whether the use's server gets the lock on the data directory. If not, the use is ended. */
async function getsLock(directory: DataDirectory, use: CountedUse, signal: AbortSignal): Promise<boolean> {
  let isLocked = false;
  try {
    while (!isLocked && isServed(directory, use)) {
      isLocked = holdsLock(directory, use.session);
      await sleep(lookEveryMs, undefined, { signal });
    }
    return isLocked;
  } finally {
    if (!isLocked) use.end();
  }
}

function publish(directory: DataDirectory, session: Session): void {
  const link = `${session.path}/published`;
  symlinkSync(path.basename(session.path), link);
  renameSync(link, directory.current);
}

function failureIn(directory: DataDirectory, log: ServerLog): EmbeddedFailure | undefined {
  const line = lastErrorLine(log.read()) ?? 'without a word';
  if (passingErrors.test(line)) return undefined;
  return new EmbeddedFailure(
    `PostgreSQL does not start in ${directory.path} (${line})`,
    'mend that and start again, or set DATABASE_URL',
  );
}

/** PostgreSQL's command line for a server on a port that was free a moment ago. */
async function serverCommand(environment: Environment, options: LaunchOptions): Promise<string[]> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(await portFor(environment)),
    unix_socket_directories: '',
    max_connections: '100',
    // after a crash: one sync of the whole file system instead of one for each file, which takes seconds on a busy disk
    ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
    // a throw-away cluster is removed at its end, so it need not survive a crash of the machine
    ...(options.throwAway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
    ...options.settings,
  };
  return [
    environment.binaries.postgres,
    ...['-D', environment.dataArgument(environment.directory.pgdata)],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ...['-c', marker(environment.directory)],
  ];
}

/** The port of a killed server, where its users expect it again; else a free one. */
async function portFor({ directory }: Environment): Promise<number> {
  const killed = readPostmaster(directory.pgdata)?.port ?? NaN;
  return (killed > 0 && (await freePort(killed).catch(() => undefined))) || freePort(0);
}

/** @param port 0 = any */
async function freePort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, '127.0.0.1', () => {
      const bound = probe.address() as AddressInfo;
      probe.close(() => resolve(bound.port));
    });
  });
}

/** The file for the server's stderr. Not a pipe, since the server may outlive the process that started it. */
interface ServerLog {
  readonly descriptor: number;
  /** What was written since it was opened. */
  read(): string;
  close(): void;
}

const longBytes = 4 * 1024 * 1024;

/**
 * Opens a log to append to it; a long one is set aside as `<file>.1` first. It goes to the server's user, which may
 * be that of the next application.
 */
function openServerLog(file: string, user: SystemUser): ServerLog {
  mkdirSync(path.dirname(file), { recursive: true });
  if (sizeOf(file) > longBytes) renameSync(file, `${file}.1`);
  const start = sizeOf(file);
  const descriptor = openSync(file, 'a', 0o600);
  if (user.uid !== undefined && user.gid !== undefined) fchownSync(descriptor, user.uid, user.gid);
  return {
    descriptor,
    read: () => readFileSync(file).subarray(start).toString(),
    close: () => closeSync(descriptor),
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * The program (for /bin/sh) between the applications and one server. It outlives the process that started it, and
 * stops the server when nobody uses it any more. $1: the session's folder, relative to the data directory, in which it
 * runs; the rest: PostgreSQL's command line; descriptor 3: the reading end of the session's FIFO.
 *
 * - Signals meant for the application (Ctrl-C, a service manager's TERM) are ignored: the server stops when the
 *   applications have drained and closed.
 * - `true`, not `:`: a failed redirection (full disk) after a special builtin would end the shell.
 * - INT (fast shutdown) is repeated: a server that has not yet installed its handlers loses the first.
 * - The FIFO goes before the server does, so that nobody joins one that stops.
 */
const supervisor = `
session=$1
shift
"$@" 3<&- </dev/null &
server=$!
trap '' INT TERM HUP
echo $server >"$session/postmaster"
{
  while read -r user <&3; do true >"$session/joined.$user"; done
  exec 3<&-
  rm -f "$session/users"
  while kill -INT $server 2>/dev/null; do sleep 0.1; done
} &
keeper=$!
exec 3<&-
wait $server
status=$?
rm -f "$session/users"
kill -KILL $keeper 2>/dev/null
exit $status
`;
