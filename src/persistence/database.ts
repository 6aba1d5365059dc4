import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { ColumnQuery, runColumnQuery } from '../library-internals/pg-column-query.ts';
import type { ConnectionPool } from './connection-pool.ts';
import { asStatementError, DeadlinePassed, isWorthRepeating, reactionTo } from './database-errors.ts';
import { REACTIONS } from './sqlstates.ts';
import { DatabaseUrls } from './database-urls.ts';
import { poolOf } from './pool-source.ts';

/** attempts at a transaction, or a statement outside of one, that PostgreSQL undoes for a deadlock or a serialization failure */
export const ATTEMPTS = 4;

/** A statement that PostgreSQL parses and plans once a connection; through a pooler, or without a name, each time. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
}

/** Runs the statements of optimistic calls: named, on the data source's own pool, one round trip each. */
@Injectable()
export class Database {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly urls: DatabaseUrls,
  ) {}

  /** connections for calls, at most */
  get poolSize(): number {
    return this.pool.size;
  }

  /** @param deadlineMs ms since 1970 after which the statement is not sent any more */
  async query<Row extends pg.QueryResultRow>(
    { name, text }: NamedStatement,
    values: unknown[],
    deadlineMs = Infinity,
  ): Promise<Row[]> {
    // behind a pooler the next connection would not know the name
    const query = this.urls.isThroughPooler ? { text, values } : { name, text, values };
    const { rows } = await this.repeated(deadlineMs, () => this.pool.query<Row>(query));
    return rows;
  }

  /**
   * A statement of one column. @param values numbers, text and bytes; arrays as in arrays.ts
   * @returns it as PostgreSQL writes it, a text a row
   */
  async queryColumn(
    { name, text }: NamedStatement,
    values: readonly unknown[],
    deadlineMs = Infinity,
  ): Promise<readonly (string | null)[]> {
    return this.repeated(deadlineMs, () => {
      const query = new ColumnQuery(this.urls.isThroughPooler ? '' : name, text, values);
      return runColumnQuery(this.pool, query);
    });
  }

  /** @throws DeadlinePassed */
  refuseAfter(deadlineMs: number): void {
    if (Date.now() > deadlineMs) throw new DeadlinePassed();
  }

  /** Must be called with each error that a transaction ended with: the pool must not keep a server that takes no writes. */
  observe(error: unknown): void {
    if (reactionTo(error) === REACTIONS.readOnly) this.renew();
  }

  /** Connections that are open now serve no further call. */
  renew(): void {
    this.pool.renew();
  }

  /** A statement alone is a transaction: undone by a deadlock, it is done again. The pool drops a connection that failed. */
  private async repeated<T>(deadlineMs: number, run: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      this.refuseAfter(deadlineMs);
      try {
        return await run();
      } catch (error) {
        this.observe(error);
        if (attempt === ATTEMPTS || !isWorthRepeating(error)) throw asStatementError(error);
      }
    }
  }

  private get pool(): ConnectionPool {
    return poolOf(this.dataSource);
  }
}
