import type { DataSourceOptions } from 'typeorm';
import type { DatabaseUrls } from './database-urls.ts';
import { PoolSource } from './pool-source.ts';
import { SESSION_SETTINGS } from './session-settings.ts';
import { TIMEOUTS_MS } from './timeouts.ts';

/**
 * How every node connects to PostgreSQL. Entities come from the modules, tables from the migrations.
 * @param poolSize connections for calls, at most
 */
export function dataSourceOptions({ pooled, isThroughPooler }: DatabaseUrls, poolSize: number) {
  return {
    type: 'postgres',
    driver: new PoolSource(),
    applicationName: 'othello',
    synchronize: false,
    poolSize,
    extra: {
      // a pooler refuses a connection with start-up settings; there they are the role's (setForRole)
      ...pooled.clientConfig(isThroughPooler ? {} : SESSION_SETTINGS),
      connectionTimeoutMillis: TIMEOUTS_MS.connect,
      keepAlive: true,
      idleTimeoutMillis: 0, // never closed: they are few, and a timer for each statement would cost more
    },
  } as const satisfies DataSourceOptions;
}
