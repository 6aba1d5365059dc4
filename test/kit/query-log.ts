import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import type { FreshDatabase } from './fresh-database.ts';
import { until } from './until.ts';

/** The statements that PostgreSQL's own log has for one database. */
export class QueryLog {
  private constructor(
    private readonly database: FreshDatabase,
    private readonly client: pg.Client,
  ) {}

  /** Connections opened from now on are logged. @throws Error when the run's server is one whose log can't be read */
  static async of(database: FreshDatabase): Promise<QueryLog> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(`ALTER DATABASE ${database.name} SET log_statement = 'all'`);
    await client.query(`SET log_statement = 'all'`);
    return new QueryLog(database, client);
  }

  /**
   * @param except beginning of the names of applications whose own statements are left out
   * @returns what was executed while `work` ran, each by its statement's name or text
   */
  async during(work: () => Promise<unknown>, except?: string): Promise<string[]> {
    const from = await this.mark();
    await work();
    const to = await this.mark();
    const log = await this.read();
    const between = log.slice(log.indexOf(from), log.indexOf(to)).split('\n').slice(1);
    return between.flatMap((line) => {
      const [, database, application, executed] =
        /^([^|]*)\|\d+\|([^|]*)\|LOG: {2}(?:execute |statement: )(.*)/.exec(line) ?? [];
      if (database !== this.database.name || executed === undefined) return [];
      const isLeftOut = except !== undefined && application?.startsWith(except);
      return isLeftOut || executed.startsWith("SELECT '") ? [] : [executed];
    });
  }

  close(): Promise<void> {
    return this.client.end();
  }

  private async mark(): Promise<string> {
    const mark = `mark ${randomBytes(8).toString('hex')}`;
    await this.client.query(`SELECT '${mark}'`);
    await until(async () => (await this.read()).includes(mark), `${mark} in PostgreSQL's log`);
    return mark;
  }

  private read(): Promise<string> {
    const file = process.env.TEST_DATABASE_LOG;
    if (!file)
      throw new Error("PostgreSQL's log can't be read: unset TEST_DATABASE_URL, so that the tests start their own");
    return readFile(file, 'utf8');
  }
}
