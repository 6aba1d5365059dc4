import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../persistence/embedded/index.ts';
import { migrate } from '../persistence/index.ts';

const FACTS = `SELECT current_setting('server_version') AS version,
  current_setting('fsync')::boolean AND current_setting('synchronous_commit') <> 'off' AS is_durable`;

/** The database of one run, gone with it: DATABASE_URL's server is lent one of its own, else the embedded one runs. */
export class BenchDatabase {
  private constructor(
    readonly url: string,
    readonly version: string,
    /** whether a commit survives a power cut */
    readonly isDurable: boolean,
    readonly close: () => Promise<unknown>,
  ) {}

  /**
   * With its tables: whoever is measured finds them, and no node that isn't measured lives beside them.
   * @param folder for the embedded PostgreSQL
   * @throws Error with one line: why there is none
   */
  static async open(folder: string): Promise<BenchDatabase> {
    const { DATABASE_URL: given } = process.env;
    const { url, ...lent } = await (given
      ? lend(given)
      : startEmbedded({ directory: path.resolve(folder, '.data/pg') }));
    const close = () => lent.close();
    try {
      await migrate(url);
      const [row] = await ask<{ version: string; is_durable: boolean }>(url, FACTS);
      return new BenchDatabase(url, row?.version ?? '', row?.is_durable === true, close);
    } catch (error) {
      await close();
      throw error;
    }
  }
}

/** A database of our own on somebody's server: their data is not ours to fill. */
async function lend(given: string): Promise<{ url: string; close: () => Promise<unknown> }> {
  const name = `othello_bench_${randomBytes(4).toString('hex')}`;
  await ask(given, `CREATE DATABASE ${name}`);
  const url = new URL(given);
  url.pathname = name;
  return { url: String(url), close: () => ask(given, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function ask<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    return (await client.query<Row>(text)).rows;
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    throw new Error(
      `no database at DATABASE_URL (${message || code}): check it, or leave it out for the embedded one`,
      {
        cause: error,
      },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
