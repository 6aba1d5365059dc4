import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type Daemon, startDaemon } from './daemon.ts';
import { freePort } from './free-port.ts';
import { freshDatabase } from './fresh-database.ts';

/** A PgBouncer in transaction mode in front of a database that belongs to an ordinary role. */
export interface Pooler {
  /** through it */
  url: string;
  /** past it */
  directUrl: string;
  /** stops it and drops the database */
  remove(): Promise<void>;
}

/** fewer than the connections of one node: calls do share them */
export const SERVER_CONNECTIONS = 6;

/** @param settings over those of a PgBouncer fresh from its package, in transaction mode */
export async function startPooler(settings: Record<string, string> = {}): Promise<Pooler> {
  const database = await freshDatabase();
  const direct = await ordinaryOwner(database);
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), 'pgbouncer-'));
  const lines = {
    listen_addr: '127.0.0.1',
    listen_port: String(port),
    unix_socket_dir: '',
    auth_type: 'any',
    pool_mode: 'transaction',
    default_pool_size: String(SERVER_CONNECTIONS),
    max_client_conn: '200',
    ...settings,
  };
  const target = Object.entries({
    ...{ host: direct.hostname, port: direct.port },
    ...{ user: direct.username, password: direct.password },
  });
  const file = path.join(folder, 'pgbouncer.ini');
  writeFileSync(
    file,
    `[databases]\n${database.name} = ${target.map(([key, value]) => `${key}=${value}`).join(' ')}\n` +
      `[pgbouncer]\n${Object.entries(lines)
        .map(([key, value]) => `${key} = ${value}\n`)
        .join('')}`,
  );
  chmodSync(folder, 0o755); // PgBouncer runs as nobody where this runs as root
  const args = [...(process.getuid?.() === 0 ? ['-u', 'nobody'] : []), file];
  const daemon: Daemon = await startDaemon({ program: 'pgbouncer', args, port });
  const url = new URL(direct);
  url.port = String(port);
  return {
    url: url.href,
    directUrl: direct.href,
    remove: async () => {
      await daemon.stop('SIGKILL');
      rmSync(folder, { recursive: true });
      await database.drop();
      await asSuperuser((client) => client.query(`DROP ROLE ${direct.username}`));
    },
  };
}

/** @returns the database's URL for a role that owns it and is nothing else */
async function ordinaryOwner({ url, name }: { url: string; name: string }): Promise<URL> {
  const [role, password] = [`r_${randomBytes(6).toString('hex')}`, randomBytes(12).toString('hex')];
  await asSuperuser(async (client) => {
    await client.query(`CREATE ROLE ${role} LOGIN PASSWORD '${password}'`);
    await client.query(`ALTER DATABASE ${name} OWNER TO ${role}`);
  });
  const own = new URL(url);
  [own.username, own.password] = [role, password];
  return own;
}

async function asSuperuser(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
