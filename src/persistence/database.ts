import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { ColumnQuery } from './column-query.ts';
import { DeadlinePassed } from './database-errors.ts';
import { DatabaseUrls } from './database-urls.ts';

/** A statement that PostgreSQL parses and plans once a connection; through a pooler each time. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
}

/** The hot calls' way to PostgreSQL: named statements on the data source's own pool, one round trip each. */
@Injectable()
export class Database {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly urls: DatabaseUrls,
  ) {}

  /** @param deadlineMs ms since 1970 after which the statement is not sent any more */
  async query<Row extends pg.QueryResultRow>(
    { name, text }: NamedStatement,
    values: unknown[],
    deadlineMs = Infinity,
  ): Promise<Row[]> {
    this.refuseAfter(deadlineMs);
    // behind a pooler the next connection would not know the name
    const query = this.urls.isThroughPooler ? { text, values } : { name, text, values };
    return (await this.pool.query<Row>(query)).rows;
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
    this.refuseAfter(deadlineMs);
    const query = new ColumnQuery(this.urls.isThroughPooler ? '' : name, text, values);
    return this.pool.query(query) as unknown as Promise<readonly (string | null)[]>; // its types know pg's own queries
  }

  /** @throws DeadlinePassed */
  refuseAfter(deadlineMs: number): void {
    if (Date.now() > deadlineMs) throw new DeadlinePassed();
  }

  /** Whether PostgreSQL answers within `timeoutMs`. */
  async isReachable(timeoutMs: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), timeoutMs)));
    const answered = this.query({ name: 'ping', text: 'SELECT 1' }, []).then(
      () => true,
      () => false,
    );
    return Promise.race([answered, late]).finally(() => clearTimeout(timer));
  }

  private get pool(): pg.Pool {
    return (this.dataSource.driver as unknown as { master: pg.Pool }).master;
  }
}
