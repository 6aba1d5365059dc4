import type { DataSourceOptions } from 'typeorm';

/**
 * Each step gives up before the one that waits for it: lock 2 s < statement 3 s < a call's budget 4.5 s < the 5 s of a
 * 2017 client. A session that idles inside a transaction, or whose client is gone, loses its locks.
 */
export const TIMEOUTS_MS = { lock: 2000, statement: 3000, connect: 3000, idleInTransaction: 3000, call: 4500 };

const POOL_SIZE = 16;

/** How every node speaks to PostgreSQL. Entities come from the modules, tables from the migrations. */
export function dataSourceOptions(url: string) {
  return {
    type: 'postgres',
    url,
    applicationName: 'othello',
    synchronize: false,
    poolSize: POOL_SIZE,
    extra: {
      connectionTimeoutMillis: TIMEOUTS_MS.connect,
      statement_timeout: TIMEOUTS_MS.statement,
      lock_timeout: TIMEOUTS_MS.lock,
      idle_in_transaction_session_timeout: TIMEOUTS_MS.idleInTransaction,
      options: '-c client_connection_check_interval=1000',
      keepAlive: true,
    },
  } as const satisfies DataSourceOptions;
}
