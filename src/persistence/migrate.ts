import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, type Logger, type MigrationInterface, type QueryRunner } from 'typeorm';
import { ADVISORY_LOCKS } from './advisory-locks.ts';
import { isLockTimeout } from './database-errors.ts';
import type { PostgresAddress } from './postgres-address.ts';
import { SESSION_SETTINGS, TIMEOUT_SETTINGS } from './session-settings.ts';
import { Initial0000000000001 } from './migrations/0001-initial.ts';
import { RecordsAndRematches0000000000002 } from './migrations/0002-records-and-rematches.ts';
import { Bots0000000000003 } from './migrations/0003-bots.ts';
import { PutTimes0000000000004 } from './migrations/0004-put-times.ts';
import { OlderRoomWaits0000000000005 } from './migrations/0005-older-room-waits.ts';
import { PeopleFirst0000000000006 } from './migrations/0006-people-first.ts';
import { IndexedForeignKeys0000000000007 } from './migrations/0007-indexed-foreign-keys.ts';
import { DueRooms0000000000008 } from './migrations/0008-due-rooms.ts';
import { Ranks0000000000009 } from './migrations/0009-ranks.ts';
import { CapitalSharpS0000000000010 } from './migrations/0010-capital-sharp-s.ts';
import { GamesOfUsers0000000000011 } from './migrations/0011-games-of-users.ts';
import { ListedRooms0000000000012 } from './migrations/0012-listed-rooms.ts';
import { Endings0000000000013 } from './migrations/0013-endings.ts';
import { Events0000000000014 } from './migrations/0014-events.ts';
import { RatedGames0000000000015 } from './migrations/0015-rated-games.ts';
import { Administration0000000000016 } from './migrations/0016-administration.ts';
import { TermsOfGames0000000000017 } from './migrations/0017-terms-of-games.ts';

/**
 * A class with `up` and `down`, as TypeORM wants it. It runs in a transaction of its own, or without one if the class
 * has `transaction = false`: then each of its steps must be safe to run again.
 */
export type Migration = new () => MigrationInterface;

/** In the order in which they run. */
export const MIGRATIONS: readonly Migration[] = [
  Initial0000000000001,
  RecordsAndRematches0000000000002,
  Bots0000000000003,
  PutTimes0000000000004,
  OlderRoomWaits0000000000005,
  PeopleFirst0000000000006,
  IndexedForeignKeys0000000000007,
  DueRooms0000000000008,
  Ranks0000000000009,
  CapitalSharpS0000000000010,
  GamesOfUsers0000000000011,
  ListedRooms0000000000012,
  Endings0000000000013,
  Events0000000000014,
  RatedGames0000000000015,
  Administration0000000000016,
  TermsOfGames0000000000017,
];

const ASK_FOR_LOCK_EVERY_MS = 50;

/**
 * longest wait for a table's lock, since waiting blocks all later statements on the table; then the migration is
 * retried
 */
const TABLE_LOCK_TIMEOUT_MS = 500;
const TABLE_LOCK_ATTEMPTS = 60;
const BETWEEN_ATTEMPTS_MS = 500;

/** time-outs of the role do not apply, since a migration may take longer than a call */
const SETTINGS = {
  ...SESSION_SETTINGS,
  ...Object.fromEntries(Object.keys(TIMEOUT_SETTINGS).map((name) => [name, 0])),
  lock_timeout: TABLE_LOCK_TIMEOUT_MS,
};

/** TypeORM throws the errors that it would also print, and some of them are retried. */
const SILENT: Logger = {
  logQuery() {},
  logQueryError() {},
  logQuerySlow() {},
  logSchemaBuild() {},
  logMigration() {},
  log() {},
};

/**
 * Runs our migrations, then a team's (`more`), while other nodes serve calls. An advisory lock lets one node at a time
 * migrate. It opens its own connections, which must not go through a pooler.
 */
export async function migrate(address: PostgresAddress, more: Migration[] = []): Promise<void> {
  const dataSource = new DataSource({
    type: 'postgres',
    migrations: [...MIGRATIONS, ...more],
    migrationsTransactionMode: 'each',
    applicationName: 'othello migration',
    logger: SILENT,
    extra: address.clientConfig(SETTINGS),
  });
  await dataSource.initialize();
  const guard = dataSource.createQueryRunner();
  try {
    await takeTurn(guard);
    await runAll(dataSource);
  } finally {
    // TypeORM gives the connection back to the pool as it is
    await guard.query('SELECT pg_advisory_unlock_all()').finally(() => guard.release());
    await dataSource.destroy();
  }
}

/**
 * Polls, since a statement that waits for the lock has a snapshot, for which CREATE INDEX CONCURRENTLY would wait for
 * ever.
 */
async function takeTurn(guard: QueryRunner): Promise<void> {
  for (;;) {
    const rows: unknown = await guard.query('SELECT 1 WHERE pg_try_advisory_lock($1)', [ADVISORY_LOCKS.migration]);
    if (Array.isArray(rows) && rows.length > 0) return;
    await pause(ASK_FOR_LOCK_EVERY_MS);
  }
}

/** Retries when a table's lock could not be taken; migrations that are done stay done. */
async function runAll(dataSource: DataSource): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await dataSource.runMigrations();
      return;
    } catch (error) {
      if (attempt === TABLE_LOCK_ATTEMPTS || !isLockTimeout(error)) throw error;
      await pause(BETWEEN_ATTEMPTS_MS);
    }
  }
}
