import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { NodeServer } from './servers.ts';

/** The database of one run, gone with it: DATABASE_URL's server is lent one of its own, else the embedded one runs. */
export class BenchDatabase {
  private constructor(
    readonly url: string,
    readonly version: string,
    /** whether a commit survives a power cut */
    readonly isDurable: boolean,
    readonly close: () => Promise<void>,
  ) {}

  /**
   * @param folder for the embedded PostgreSQL
   * @throws Error with one line: why there is none
   */
  static async open(folder: string): Promise<BenchDatabase> {
    const { DATABASE_URL: given } = process.env;
    const lent = given ? await lend(given) : undefined;
    try {
      // a node keeps the embedded server up, and knows what it is
      const keeper = await NodeServer.start('othello', {
        purpose: 'the database',
        cwd: folder,
        env: { ...process.env, DATABASE_URL: lent?.url ?? '', DATABASE_DIRECT_URL: '' },
      });
      const { database } = keeper.ports;
      if (!database) throw new Error('the server does not know its database');
      const close = async () => {
        await keeper.stop();
        await lent?.takeBack();
      };
      return new BenchDatabase(lent?.url ?? database.url, database.version, database.isDurable, close);
    } catch (error) {
      await lent?.takeBack();
      throw error;
    }
  }
}

/** A database of our own on somebody's server: their data is not ours to fill. */
async function lend(given: string): Promise<{ url: string; takeBack: () => Promise<void> }> {
  const name = `othello_bench_${randomBytes(4).toString('hex')}`;
  await command(given, `CREATE DATABASE ${name}`);
  const url = new URL(given);
  url.pathname = name;
  return { url: String(url), takeBack: () => command(given, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function command(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    await client.query(text);
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
