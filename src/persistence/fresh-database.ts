import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** An empty database of its own, on a server that has others. */
export interface FreshDatabase {
  readonly url: string;
  readonly name: string;
  /** Removes it, and whoever is still connected to it. */
  drop(): Promise<void>;
}

/**
 * Makes an empty database, for a test.
 * @param serverUrl of any database of the server, whose user may create others
 * @param prefix of its name: lower-case letters, digits and `_`
 */
export async function makeFreshDatabase(serverUrl: string, prefix: string): Promise<FreshDatabase> {
  const name = `${prefix}_${randomBytes(6).toString('hex')}`;
  await execute(serverUrl, `CREATE DATABASE ${name} TEMPLATE template0 STRATEGY = FILE_COPY`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, name, drop: () => execute(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function execute(serverUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
