import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { PostgresAddress } from '../../src/persistence/index.ts';

export interface FreshDatabase {
  readonly url: string;
  readonly address: PostgresAddress;
  readonly name: string;
  /** Removes it, and whoever is still connected to it. */
  drop(): Promise<void>;
}

/** An empty database on the run's server (see global-setup.ts). */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error('TEST_DATABASE_URL is not set: run the tests through jest, whose global setup sets it');
  const name = `t_${process.env.JEST_WORKER_ID ?? 0}_${randomBytes(6).toString('hex')}`;
  await execute(server, `CREATE DATABASE ${name} TEMPLATE template0 STRATEGY = FILE_COPY`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const address = new PostgresAddress(url.href);
  return { url: url.href, address, name, drop: () => execute(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function execute(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
