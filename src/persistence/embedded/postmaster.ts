import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Home, Session } from './home.ts';
import type { Lease } from './lease.ts';
import { isAlive } from './process.ts';

/** What postmaster.pid says; PostgreSQL writes it as the lock on a data directory. */
export interface Postmaster {
  /** NaN when the file was left empty, by a full disk or a power cut. */
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
  readonly text: string;
}

export function readPostmaster(data: string): Postmaster | undefined {
  try {
    const text = readFileSync(lockFile(data), 'utf8');
    const lines = text.split('\n');
    return {
      pid: Number.parseInt(lines[0] ?? ''),
      port: Number.parseInt(lines[3] ?? ''),
      isReady: lines[7]?.trim() === 'ready',
      text,
    };
  } catch {
    return undefined;
  }
}

/** Whether the session's server has the directory's lock: it has from its first moments until its last. */
export function holdsLock(home: Home, session: Session): boolean {
  return isRunning(home, session) && readPostmaster(home.data)?.pid === startedIn(session);
}

/** Whether a lease still stands for a server: its supervisor neither decided to stop nor missed that it ended. */
export function isServed(home: Home, lease: Lease): boolean {
  return lease.isHeld() && isRunning(home, lease.session);
}

/** True from before the supervisor answers the first user. */
export function isRunning(home: Home, session: Session): boolean {
  const pid = startedIn(session);
  return pid !== undefined && isPostmasterOf(home, pid);
}

function startedIn(session: Session): number | undefined {
  try {
    return Number.parseInt(readFileSync(session.postmasterFile, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A setting without effect that every server carries in its command line, so that it can be told from any other. */
export function marker(home: Home): string {
  return `othello.directory=${home.path}/`;
}

/** Whether the process is a postmaster of this directory, and not one that got a dead postmaster's process id. */
export function isPostmasterOf(home: Home, pid: number): boolean {
  const command = commandLine(pid);
  if (command.includes(` ${marker(home)} `)) return true;
  return /^ \S*postgres /.test(command) && command.includes(` ${home.data} `); // started by hand
}

/** Removes a lock that no postmaster holds, unless it is another one by now. To be done in turn only (turn.ts). */
export function removeLock(home: Home, stale: Postmaster): void {
  if (readPostmaster(home.data)?.text === stale.text) rmSync(lockFile(home.data), { force: true });
}

const lockFile = (data: string) => path.join(data, 'postmaster.pid');

/** Words between spaces; empty when there is no such process, or when it is dead and its parent has not noticed. */
function commandLine(pid: number): string {
  if (!isAlive(pid)) return '';
  try {
    if (process.platform === 'linux') return ` ${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')}`;
    return ` ${execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim()} `;
  } catch {
    return '';
  }
}
