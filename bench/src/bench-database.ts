import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { Config, openDatabase } from 'othello-rpc';

/** The database of one run, dropped at its end: made on the server of DATABASE_URL, or on an embedded PostgreSQL. */
export class BenchDatabase {
  private constructor(
    readonly url: string,
    readonly version: string,
    /** whether a commit survives a power cut */
    readonly isDurable: boolean,
    readonly close: () => Promise<void>,
  ) {}

  /**
   * Makes the database with its tables, so that every server that is measured finds them, and no other node uses them.
   * @param folder for the embedded PostgreSQL
   * @throws Error with one line: why there is none
   */
  static async open(folder: string): Promise<BenchDatabase> {
    const { DATABASE_URL: given } = process.env;
    const closing: (() => Promise<unknown>)[] = [];
    const close = async () => {
      for (const each of closing.splice(0).reverse()) await each();
    };
    try {
      const lent = given ? await lend(given) : undefined;
      if (lent) closing.push(lent.takeBack);
      const config = new Config({ DATABASE_URL: lent?.url });
      const database = await openDatabase(config, { directory: path.resolve(folder, '.data/pg') });
      closing.push(() => database.close());
      const { url } = database.urls.direct;
      const [version = '', fsync, commits] = await settings(url, ['server_version', 'fsync', 'synchronous_commit']);
      return new BenchDatabase(url, version, fsync === 'on' && commits !== 'off', close);
    } catch (error) {
      await close();
      throw error;
    }
  }
}

/** A database of its own on the given server, so that no other data is touched. */
async function lend(given: string): Promise<{ url: string; takeBack: (this: void) => Promise<unknown> }> {
  const name = `othello_bench_${randomBytes(4).toString('hex')}`;
  await command(given, `CREATE DATABASE ${name}`);
  const url = new URL(given);
  url.pathname = name;
  return { url: String(url), takeBack: () => command(given, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

const settings = (url: string, names: readonly string[]): Promise<(string | undefined)[]> =>
  Promise.all(
    names.map(async (name) => {
      const [row] = await command(url, `SHOW ${name}`);
      return row?.[name];
    }),
  );

async function command(url: string, text: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    return (await client.query<Record<string, string>>(text)).rows;
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
