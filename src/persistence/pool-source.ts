import type { PoolConfig } from 'pg';
import type { DataSource } from 'typeorm';
import { ConnectionPool } from './connection-pool.ts';

/** The `driver` in a data source's options. TypeORM makes its pool from it, and has no public access to that pool. */
export class PoolSource {
  readonly Pool: new (config: PoolConfig) => ConnectionPool;
  private made: ConnectionPool | undefined;

  constructor() {
    const note = (pool: ConnectionPool) => (this.made = pool);
    this.Pool = class extends ConnectionPool {
      constructor(config: PoolConfig) {
        super(config);
        note(this);
      }
    };
  }

  /** @throws Error before the data source is initialized */
  get pool(): ConnectionPool {
    if (!this.made) throw new Error('the data source has made no connection pool: initialize it first');
    return this.made;
  }
}

/** The pool of a data source with the options of data-source.ts. */
export function poolOf({ options }: DataSource): ConnectionPool {
  const { driver } = options as { driver?: unknown };
  if (!(driver instanceof PoolSource)) throw new Error('the data source has no PoolSource as its driver');
  return driver.pool;
}
