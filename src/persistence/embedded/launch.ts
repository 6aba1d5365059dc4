import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, renameSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedFailure, lastComplaint } from './embedded-failure.ts';
import { discard, type Home, newSession, type Session, sweep } from './home.ts';
import { confirmed, type Lease, openWriter } from './lease.ts';
import type { EmbeddedOptions } from './options.ts';
import { holdsLock, isServed } from './postmaster.ts';
import { environment, run } from './process.ts';
import { openServerLog, type ServerLog } from './server-log.ts';
import { serverCommand } from './server-command.ts';
import type { Site } from './site.ts';
import { supervisor } from './supervisor.ts';

/** A server that was started and has the directory's lock; it may still fail on its way to being ready. */
export interface Launch {
  readonly lease: Lease;
  /**
   * For when the lease was lost: waits for the end and removes the traces.
   * @throws EmbeddedFailure with PostgreSQL's last complaint, unless that is one that passes
   */
  buried(): Promise<void>;
}

/** Complaints that pass: a dead starter's server was faster, the port is taken, a killed server's last process goes. */
const passing =
  /lock file .* (already exists|is empty)|is still in use|unexpected postmaster exit|could not create any TCP\/IP sockets/;
/** A server that was told to stop or killed (the shell's 128 + signal INT, KILL, TERM) has nothing to complain of. */
const endedFromOutside = new Set([null, 0, 130, 137, 143]);
const pollMs = 5;

/**
 * Starts a server under a supervisor and, when it has PostgreSQL's lock on the data directory, publishes its session,
 * where other processes find it. To be done in turn (turn.ts). Undefined when it is to be tried again.
 * @throws EmbeddedFailure with PostgreSQL's last complaint when it refuses to start
 */
export async function launch(site: Site, options: EmbeddedOptions, signal: AbortSignal): Promise<Launch | undefined> {
  const session = newSession(site.home, site.account);
  await run(['mkfifo', '-m', '600', 'users'], { ...site.account, cwd: session.path });
  const command = await serverCommand(site, options);
  const log = openServerLog(options.logFile ?? site.home.log, site.account);
  const { child, writer } = spawnSupervisor({ site, session, command, log });
  const buried = async () => {
    while (child.exitCode === null && child.signalCode === null) await sleep(pollMs, undefined, { signal });
    await discard(session.path);
    const failure = endedFromOutside.has(child.exitCode) ? undefined : failureIn(site.home, log);
    if (failure !== undefined) throw failure;
  };
  const lease = await confirmed(session, writer, signal);
  if (lease !== undefined && (await getsLock(site.home, lease, signal))) {
    publish(site.home, session);
    await sweep(site.home);
    return { lease, buried };
  }
  await buried();
  return undefined;
}

interface Start {
  readonly site: Site;
  readonly session: Session;
  readonly command: readonly string[];
  readonly log: ServerLog;
}

function spawnSupervisor({ site, session, command, log }: Start): { child: ChildProcess; writer: number } {
  const { data } = site.home;
  // Opened here and inherited, so that the supervisor sees end-of-file whenever this process dies. Opening one end
  // waits for the other, unless somebody has both.
  const both = openSync(session.users, 'r+');
  const reader = openSync(session.users, 'r');
  const writer = openWriter(session);
  closeSync(both);
  if (writer === undefined) throw new Error(`${session.users} has no reader, though we opened it`);
  const child = spawn('/bin/sh', ['-c', supervisor, 'sh', path.relative(data, session.path), ...command], {
    ...site.account,
    cwd: data,
    env: environment,
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

/** Whether the lease's server gets the lock on the data directory. If not, the lease is ended. */
async function getsLock(home: Home, lease: Lease, signal: AbortSignal): Promise<boolean> {
  let isLocked = false;
  try {
    while (!isLocked && isServed(home, lease)) {
      isLocked = holdsLock(home, lease.session);
      await sleep(pollMs, undefined, { signal });
    }
    return isLocked;
  } finally {
    if (!isLocked) lease.giveUp();
  }
}

function publish(home: Home, session: Session): void {
  const link = `${session.path}/published`;
  symlinkSync(path.basename(session.path), link);
  renameSync(link, home.current);
}

function failureIn(home: Home, log: ServerLog): EmbeddedFailure | undefined {
  const complaint = lastComplaint(log.read()) ?? 'without a word';
  if (passing.test(complaint)) return undefined;
  return new EmbeddedFailure(
    `PostgreSQL does not start in ${home.path} (${complaint})`,
    'mend that and start again, or set DATABASE_URL',
  );
}
