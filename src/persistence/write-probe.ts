import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { messageOf, stackOf } from '../error-stack.ts';
import { codeOf } from './database-errors.ts';
import { Database } from './database.ts';
import { DatabaseUrls } from './database-urls.ts';
import { SESSION_SETTINGS } from './session-settings.ts';
import { TABLES } from './tables.ts';

const EVERY_MS = 500;
/** for connecting and answering; together with EVERY_MS it is below the 2 s in which health has to change */
const TIMEOUT_MS = 1200;

const TOO_MANY_CONNECTIONS = '53300';

/** SQL over $1, names of tables: the rights on them that the role lacks; null: none. */
export const MISSING_RIGHTS = `(SELECT string_agg(format('%s on %s', privilege, name), ', ')
  FROM unnest($1::text[]) AS name, unnest('{SELECT,INSERT,UPDATE,DELETE}'::text[]) AS privilege
  WHERE NOT has_table_privilege(name, privilege))`;

/** It does not write, since that would be a commit for each probe on every node. */
const ASK = `SELECT current_setting('transaction_read_only') = 'on' AS is_read_only, ${MISSING_RIGHTS} AS denied`;

interface Answer {
  is_read_only: boolean;
  denied: string | null;
}

/**
 * Checks in the background, on a connection of its own, whether this node's calls could write. So health checks need
 * not wait for the pool, however busy that is.
 */
@Injectable()
export class WriteProbe implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('PostgreSQL');
  private readonly listeners = new Set<(isWritable: boolean) => void>();
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private asking: Promise<void> | undefined;
  private isStopped = false;
  /** why calls can't write; undefined: they can */
  private trouble: string | undefined;

  constructor(
    private readonly database: Database,
    private readonly urls: DatabaseUrls,
  ) {}

  get isWritable(): boolean {
    return this.trouble === undefined;
  }

  /** @param listener called at each change; must not throw */
  onChange(listener: (isWritable: boolean) => void): void {
    this.listeners.add(listener);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.ask(), EVERY_MS);
    this.ask();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    this.close();
    await this.asking;
  }

  private ask(): void {
    this.asking ??= this.findTrouble()
      .then((trouble) => this.note(trouble))
      .finally(() => (this.asking = undefined));
  }

  private note(trouble: string | undefined): void {
    const was = this.trouble;
    this.trouble = trouble;
    if (this.isStopped || (was === undefined) === (trouble === undefined)) return;
    if (trouble === undefined) this.logger.log('calls are served again');
    else this.logger.warn(`the node reports itself as not serving: ${trouble}`);
    for (const listener of this.listeners) listener(trouble === undefined);
  }

  private async findTrouble(): Promise<string | undefined> {
    try {
      const { is_read_only: isReadOnly, denied } = await within(TIMEOUT_MS, this.answer());
      if (isReadOnly) return this.leaveReadOnly();
      return denied === null ? undefined : `the database role may not ${denied}: GRANT it`;
    } catch (error) {
      this.close();
      this.logger.debug(() => stackOf(error)); // made only when it is shown
      return messageOf(error);
    }
  }

  /** New connections may lead to a server that takes writes, so the pool's are replaced too. */
  private leaveReadOnly(): string {
    this.database.renew();
    this.close();
    return 'the database takes no writes (transaction_read_only is on)';
  }

  /** Uses the pool when PostgreSQL has no connection left for the probe. */
  private async answer(): Promise<Answer> {
    const client = this.client ?? (await this.open());
    const rows = client
      ? (await client.query<Answer>(ASK, [TABLES])).rows
      : await this.database.query<Answer>({ name: 'write-probe', text: ASK }, [TABLES], Date.now() + TIMEOUT_MS);
    const [row] = rows;
    if (!row) throw new Error('PostgreSQL answered the probe with no row');
    return row;
  }

  /** @returns undefined when PostgreSQL takes no more connections */
  private async open(): Promise<pg.Client | undefined> {
    const client = new pg.Client({
      ...this.urls.pooled.clientConfig(this.urls.isThroughPooler ? {} : SESSION_SETTINGS),
      application_name: 'othello health',
      connectionTimeoutMillis: TIMEOUT_MS,
      keepAlive: true,
    });
    // probes at once, since a broken connection is often the first sign that the database is gone
    client.on('error', () => {
      if (this.client !== client) return;
      this.client = undefined;
      if (!this.isStopped) this.ask();
    });
    try {
      await client.connect();
    } catch (error) {
      if (codeOf(error) === TOO_MANY_CONNECTIONS) return undefined;
      throw error;
    }
    this.client = client;
    if (this.isStopped) this.close();
    return client;
  }

  /** Closes the connection without waiting for the server. */
  private close(): void {
    const { client } = this;
    this.client = undefined;
    void client?.end().catch(() => undefined);
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the database did not answer within ${ms} ms`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
