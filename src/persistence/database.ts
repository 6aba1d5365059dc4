import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { ColumnQuery, runColumnQuery } from '../library-internals/pg-column-query.ts';
import type { ConnectionPool } from './connection-pool.ts';
import { asStatementError, DeadlinePassed, isWorthRepeating, reactionTo } from './database-errors.ts';
import { REACTIONS } from './sqlstates.ts';
import { DatabaseUrls } from './database-urls.ts';
import { tracedQuery } from '../tracing.ts';
import { poolOf } from './pool-source.ts';

/** attempts of a transaction or a single statement that PostgreSQL undoes for a deadlock or a serialization failure */
export const ATTEMPTS = 4;

/** what a statement without a name is called in a trace */
const UNNAMED = 'statement';

/**
 * A prepared statement: parsed and planned once for each connection; without a name, or through a pooler, each time.
 */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
}

/** Runs single statements on the pool, without a transaction around them, in one round trip each. */
@Injectable()
export class Database {
  private sent = 0;
  /** looked up once, since every statement asks for it */
  private knownPool: ConnectionPool | undefined;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly urls: DatabaseUrls,
  ) {}

  /** statements that were sent to PostgreSQL for calls and for the node's own work, each of them a round trip */
  get statements(): number {
    return this.sent;
  }

  /** To be called by whoever sends statements past `query`. */
  noteStatements(count: number): void {
    this.sent += count;
  }

  /** connections of the pool: open ones, and callers that wait for one */
  get connections(): { open: number; idle: number; waiting: number } {
    const { connectedCount, idleCount, waitingCallers } = this.pool;
    return { open: connectedCount, idle: idleCount, waiting: waitingCallers };
  }

  /** connections for calls, at most */
  get poolSize(): number {
    return this.pool.size;
  }

  /** @param deadlineMs ms since 1970; after it the statement is no longer sent */
  async query<Row extends pg.QueryResultRow>(
    { name, text }: NamedStatement,
    values: unknown[],
    deadlineMs = Infinity,
  ): Promise<Row[]> {
    // behind a pooler the next statement may get a connection that does not know the name
    const query = this.urls.isThroughPooler ? { text, values } : { name, text, values };
    const { rows } = await tracedQuery(name || UNNAMED, () =>
      this.repeated(deadlineMs, () => this.pool.query<Row>(query)),
    );
    return rows;
  }

  /**
   * Runs a statement whose rows have one column.
   * @param values numbers, text and bytes; arrays as in arrays.ts
   * @returns the column's value in each row, as PostgreSQL's text
   */
  async queryColumn(
    { name, text }: NamedStatement,
    values: readonly unknown[],
    deadlineMs = Infinity,
  ): Promise<readonly (string | null)[]> {
    const run = () => {
      const query = new ColumnQuery(this.urls.isThroughPooler ? '' : name, text, values);
      return runColumnQuery(this.pool, query);
    };
    return tracedQuery(name || UNNAMED, () => this.repeated(deadlineMs, run));
  }

  /** @throws DeadlinePassed */
  refuseAfter(deadlineMs: number): void {
    if (Date.now() > deadlineMs) throw new DeadlinePassed();
  }

  /** To be called with each error that ends a transaction, so that connections to a read-only server leave the pool. */
  observe(error: unknown): void {
    if (reactionTo(error) === REACTIONS.readOnly) this.renew();
  }

  /** Connections that are open now serve no further call. */
  renew(): void {
    this.pool.renew();
  }

  /** Repeats a single statement that a deadlock undid: it is a transaction of its own. */
  private async repeated<T>(deadlineMs: number, run: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      this.refuseAfter(deadlineMs);
      this.sent++;
      try {
        return await run();
      } catch (error) {
        this.observe(error);
        if (attempt === ATTEMPTS || !isWorthRepeating(error)) throw asStatementError(error);
      }
    }
  }

  private get pool(): ConnectionPool {
    return (this.knownPool ??= poolOf(this.dataSource));
  }
}
