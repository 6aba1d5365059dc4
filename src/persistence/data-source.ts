import type { DataSourceOptions } from 'typeorm';
import type { DatabaseUrls } from './database-urls.ts';
import { ConnectionPool } from './connection-pool.ts';
import { asStartupOptions, SESSION_SETTINGS } from './session-settings.ts';
import { TIMEOUTS_MS } from './timeouts.ts';

const POOL_SIZE = 16;

/** How every node speaks to PostgreSQL. Entities come from the modules, tables from the migrations. */
export function dataSourceOptions({ pooled, isThroughPooler }: DatabaseUrls) {
  return {
    type: 'postgres',
    driver: { Pool: ConnectionPool },
    url: pooled,
    applicationName: 'othello',
    synchronize: false,
    poolSize: POOL_SIZE,
    extra: {
      connectionTimeoutMillis: TIMEOUTS_MS.connect,
      keepAlive: true,
      idleTimeoutMillis: 0, // kept: they are few, and a timer at each statement costs more
      // a pooler refuses a connection that begins with settings: there the role has them
      ...(!isThroughPooler && { options: asStartupOptions(SESSION_SETTINGS) }),
    },
  } as const satisfies DataSourceOptions;
}
