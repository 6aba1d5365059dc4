import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { openEnvironment } from '../../src/persistence/embedded/data-directory.ts';
import { run } from '../../src/persistence/embedded/programs.ts';
import { type Daemon, startDaemon } from './daemon.ts';
import { freePort } from './free-port.ts';
import type { OwnPostgres } from './own-postgres.ts';
import { removeScratch, scratchFolder } from './scratch.ts';
import { until } from './until.ts';

/** A PostgreSQL that follows another by streaming replication, and answers reads. */
export interface Standby {
  readonly url: string;
  /** Resolves once it has replayed what the primary has written so far. */
  caughtUp(): Promise<void>;
  /** It replays nothing until `resume`. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

/** Stops the primary while its files are copied. */
export async function startStandby(primary: OwnPostgres): Promise<Standby> {
  const directory = scratchFolder('embedded');
  mkdirSync(directory, { recursive: true });
  await primary.stop();
  await run(['cp', '-a', path.join(primary.directory, 'cluster'), directory], {});
  await primary.start();
  const environment = await openEnvironment(directory);
  const { pgdata } = environment.directory;
  rmSync(path.join(pgdata, 'postmaster.pid'), { force: true });
  writeFileSync(path.join(pgdata, 'standby.signal'), '');
  const { hostname, port: primaryPort, username, password } = new URL(primary.url);
  const url = new URL(primary.url);
  url.port = String(await freePort());
  const settings = {
    port: url.port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '300',
    fsync: 'off',
    primary_conninfo: `host=${hostname} port=${primaryPort} user=${username} password=${password} application_name=standby`,
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const ask = <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    query<Row>(url.href, text, values);
  const start = async () => {
    const args = ['-D', environment.dataArgument(pgdata), ...options];
    const { uid } = environment.user;
    const daemon = await startDaemon({
      ...{ program: environment.binaries.postgres, args, port: Number(url.port), cwd: pgdata },
      ...(uid !== undefined && { uid }),
    });
    await until(() => ask('SELECT 1').then(Boolean, () => false), 'a standby that answers');
    return daemon;
  };
  let server: Daemon | undefined = await start();
  const stop = async () => {
    await server?.stop('SIGINT'); // PostgreSQL's fast shutdown
    server = undefined;
  };
  return {
    url: url.href,
    caughtUp: async () => {
      const [written] = await query<{ lsn: string }>(primary.url, 'SELECT pg_current_wal_lsn() AS lsn');
      const text = 'SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS is_there';
      await until(async () => (await ask<{ is_there: boolean }>(text, [written?.lsn]))[0]?.is_there, 'the standby');
    },
    pause: async () => void (await ask('SELECT pg_wal_replay_pause()')),
    resume: async () => void (await ask('SELECT pg_wal_replay_resume()')),
    stop,
    start: async () => void (server ??= await start()),
    remove: async () => {
      await stop();
      await removeScratch(directory);
    },
  };
}

async function query<Row extends pg.QueryResultRow>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client(url);
  try {
    await client.connect();
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}
