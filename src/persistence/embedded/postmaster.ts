import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { DataDirectory, Session } from './data-directory.ts';
import { isAlive } from './programs.ts';
import type { CountedUse } from './use-count.ts';

/** The contents of postmaster.pid, PostgreSQL's lock on a data directory. */
export interface Postmaster {
  /** NaN when the file was left empty, by a full disk or a power cut. */
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
  readonly text: string;
}

export function readPostmaster(pgdata: string): Postmaster | undefined {
  try {
    const text = readFileSync(lockFile(pgdata), 'utf8');
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

/** Whether the session's server has the directory's lock, which it holds nearly as long as it runs. */
export function holdsLock(directory: DataDirectory, session: Session): boolean {
  return isRunning(directory, session) && readPostmaster(directory.pgdata)?.pid === startedIn(session);
}

/** Whether the server of a use runs and its supervisor has not begun to stop it. */
export function isServed(directory: DataDirectory, use: CountedUse): boolean {
  return use.isCounted() && isRunning(directory, use.session);
}

/** True from before the supervisor answers the first user. */
export function isRunning(directory: DataDirectory, session: Session): boolean {
  const pid = startedIn(session);
  return pid !== undefined && isPostmasterOf(directory, pid);
}

function startedIn(session: Session): number | undefined {
  try {
    return Number.parseInt(readFileSync(session.postmasterFile, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A setting without effect that every server carries in its command line, so that it can be told from any other. */
export function marker(directory: DataDirectory): string {
  return `othello.directory=${directory.path}/`;
}

/** Whether the process is a postmaster of this directory, and not one that got a dead postmaster's process id. */
function isPostmasterOf(directory: DataDirectory, pid: number): boolean {
  const command = commandLine(pid);
  if (command.includes(` ${marker(directory)} `)) return true;
  return /^ \S*postgres /.test(command) && command.includes(` ${directory.pgdata} `); // started by hand
}

/** Removes a lock that no postmaster holds, unless it is another one by now. Needs the start lock. */
function removeLock(directory: DataDirectory, stale: Postmaster): void {
  if (readPostmaster(directory.pgdata)?.text === stale.text) rmSync(lockFile(directory.pgdata), { force: true });
}

const lockFile = (pgdata: string) => path.join(pgdata, 'postmaster.pid');

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

/** A server that starts publishes its session at once, and one that stops does so in a moment. */
const orphanedAfterMs = 5_000;
/** PostgreSQL writes and removes its lock within moments of being seen to run and to be gone. */
const staleAfterMs = 500;

/** Decides what to do about the lock of a data directory whose server can't be joined. */
export class LockWatch {
  readonly #directory: DataDirectory;
  #seen = '';
  #sinceMs = 0;

  constructor(directory: DataDirectory) {
    this.#directory = directory;
  }

  /**
   * Whether a server may be started. A lock that no postmaster of this directory holds is removed: PostgreSQL itself
   * would take any process that got the dead one's process id for it. In containers, where ids are small, one usually
   * has.
   */
  isFree(): boolean {
    const held = readPostmaster(this.#directory.pgdata);
    if (held === undefined) return true;
    const heldMs = this.#unchangedMs(held.text);
    if (isPostmasterOf(this.#directory, held.pid)) {
      // one that neither publishes its session nor ends has lost its supervisor, so nothing else would stop it
      if (heldMs > orphanedAfterMs) stop(held.pid);
      return false;
    }
    // PostgreSQL removes the lock of a dead server itself, and more carefully; it never removes an empty one
    if (!Number.isNaN(held.pid) && !isAlive(held.pid)) return true;
    if (heldMs > staleAfterMs) removeLock(this.#directory, held);
    return false;
  }

  #unchangedMs(text: string): number {
    if (text !== this.#seen || this.#sinceMs === 0) {
      this.#seen = text;
      this.#sinceMs = Date.now();
    }
    return Date.now() - this.#sinceMs;
  }
}

/** PostgreSQL's fast shutdown. */
function stop(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // it has just gone
  }
}

const database = 'othello';
const askEveryMs = 10;
const answerTimeoutMs = 5_000;

/**
 * Waits until the server that the use is for takes connections, and makes sure that it has our database.
 * @returns the database's URL, or undefined when the server stopped meanwhile
 */
export async function whenReady(
  directory: DataDirectory,
  use: CountedUse,
  signal: AbortSignal,
): Promise<string | undefined> {
  while (isServed(directory, use)) {
    const postmaster = readPostmaster(directory.pgdata);
    if (postmaster?.isReady && holdsLock(directory, use.session)) {
      const password = readFileSync(directory.passwordFile, 'utf8').trim();
      const server = `postgres://postgres:${password}@127.0.0.1:${postmaster.port}`;
      if (await hasDatabase(server)) return `${server}/${database}`;
    }
    await sleep(askEveryMs, undefined, { signal });
  }
  return undefined;
}

/** False when the server does not take connections just now. */
async function hasDatabase(server: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: `${server}/postgres`,
    connectionTimeoutMillis: answerTimeoutMs,
    query_timeout: answerTimeoutMs,
  });
  // Without a listener a connection that breaks between two of our calls would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${database}`);
    return true;
  } catch (failure) {
    // Without a code of PostgreSQL's the connection was refused or broke: it is starting, stopping, or gone.
    if (failure instanceof pg.DatabaseError && !passingCodes.has(failure.code ?? '')) throw failure;
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Starting or stopping (57P..); another process just made the database (42P04, or 23505 in the same instant). */
const passingCodes = new Set(['57P01', '57P02', '57P03', '42P04', '23505', '55006']);
