import { DataSource, type MigrationInterface } from 'typeorm';
import { asStartupOptions, SESSION_SETTINGS } from './session-settings.ts';
import { Initial0000000000001 } from './migrations/0001-initial.ts';
import { RecordsAndRematches0000000000002 } from './migrations/0002-records-and-rematches.ts';
import { Bots0000000000003 } from './migrations/0003-bots.ts';
import { PutTimes0000000000004 } from './migrations/0004-put-times.ts';
import { OlderRoomWaits0000000000005 } from './migrations/0005-older-room-waits.ts';

/** A class with `up` and `down`, as TypeORM wants it. */
export type Migration = new () => MigrationInterface;

/** any number, the same on every node: who holds it migrates */
const MIGRATION_LOCK = 0x07e110;

/** whatever the role has: a migration may well take longer than a call may */
const WITHOUT_TIMEOUTS = Object.fromEntries(Object.keys(SESSION_SETTINGS).map((name) => [name, 0]));

/**
 * Brings the tables up to date: ours, then `more` of a team's. Nodes that start together queue on an advisory lock. On
 * connections of its own, not through a pooler.
 */
export async function migrate(url: string, more: Migration[] = []): Promise<void> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    migrations: [
      Initial0000000000001,
      RecordsAndRematches0000000000002,
      Bots0000000000003,
      PutTimes0000000000004,
      OlderRoomWaits0000000000005,
      ...more,
    ],
    applicationName: 'othello migration',
    extra: { options: asStartupOptions(WITHOUT_TIMEOUTS) },
  });
  await dataSource.initialize();
  const guard = dataSource.createQueryRunner();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await dataSource.runMigrations();
  } finally {
    // TypeORM gives the connection back to the pool as it is
    await guard.query('SELECT pg_advisory_unlock_all()').finally(() => guard.release());
    await dataSource.destroy();
  }
}
