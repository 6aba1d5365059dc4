import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, renameSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedFailure, lastComplaint } from './embedded-failure.ts';
import { discard, type Home, newSession, type Session, sweep } from './home.ts';
import { confirmed, type Lease, openWriter } from './lease.ts';
import type { EmbeddedOptions } from './options.ts';
import { holdsLock } from './postmaster.ts';
import { environment, run } from './process.ts';
import { openServerLog, type ServerLog } from './server-log.ts';
import { serverCommand } from './server-command.ts';
import type { Site } from './site.ts';
import { supervisor } from './supervisor.ts';

/** A server that was started and has the directory's lock; it may still fail on its way to being ready. */
export interface Launch {
  readonly lease: Lease;
  /** Why it failed, for good; undefined when the reason passes. To be asked when the lease is lost. */
  failure(): EmbeddedFailure | undefined;
}

/** Reasons that pass: another starter was faster or took the port, or a killed server's last process is still going. */
const passing = /lock file .* already exists|is still in use|could not create any TCP\/IP sockets/;
const pollMs = 5;

/**
 * Starts a server under a supervisor. PostgreSQL's own lock on its data directory decides between several starters; the
 * winner publishes its session, where the others find it. Undefined when this one lost or had bad luck.
 * @throws EmbeddedFailure with PostgreSQL's last complaint when it refuses to start
 */
export async function launch(site: Site, options: EmbeddedOptions, signal: AbortSignal): Promise<Launch | undefined> {
  await sweep(site.home);
  const session = newSession(site.home, site.account);
  await run(['mkfifo', '-m', '600', 'users'], { ...site.account, cwd: session.path });
  const command = await serverCommand(site, options);
  const log = openServerLog(options.logFile ?? site.home.log);
  const { writer, end } = spawnSupervisor({ site, session, command, log });
  const failure = () => failureIn(site.home, log);
  const lease = await confirmed(session, writer, signal);
  if (lease !== undefined && (await getsLock(site.home, lease, signal))) {
    publish(site.home, session);
    return { lease, failure };
  }
  lease?.giveUp();
  await end;
  await discard(session.path);
  const reason = failure();
  if (reason !== undefined) throw reason;
  return undefined;
}

interface Start {
  readonly site: Site;
  readonly session: Session;
  readonly command: readonly string[];
  readonly log: ServerLog;
}

function spawnSupervisor({ site, session, command, log }: Start): { writer: number; end: Promise<unknown> } {
  const { data } = site.home;
  // Opened here and inherited, so that the supervisor sees end-of-file whenever this process dies. Opening one end
  // waits for the other, unless somebody has both.
  const both = openSync(session.users, 'r+');
  const reader = openSync(session.users, 'r');
  const writer = openWriter(session);
  closeSync(both);
  if (writer === undefined) throw new Error(`${session.users} is gone`);
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
  child.unref();
  return { writer, end: once(child, 'exit') };
}

async function getsLock(home: Home, lease: Lease, signal: AbortSignal): Promise<boolean> {
  while (lease.isHeld()) {
    if (holdsLock(home, lease.session)) return true;
    await sleep(pollMs, undefined, { signal });
  }
  return false;
}

function publish(home: Home, session: Session): void {
  const link = `${session.path}/published`;
  symlinkSync(path.basename(session.path), link);
  renameSync(link, home.current);
}

function failureIn(home: Home, log: ServerLog): EmbeddedFailure | undefined {
  const complaint = lastComplaint(log.read());
  if (complaint === undefined || passing.test(complaint)) return undefined;
  return new EmbeddedFailure(
    `PostgreSQL does not start in ${home.path} (${complaint})`,
    'mend that and start again, or set DATABASE_URL',
  );
}
