export { type Change, Commits } from './commits.ts';
export { DatabaseUrls } from './database-urls.ts';
export { Database, type NamedStatement } from './database.ts';
export { DeadlinePassed, isLockTimeout, isStatementTimeout, isUnavailable } from './database-errors.ts';
export { type Migration, migrate } from './migrate.ts';
export { PersistenceModule } from './persistence.module.ts';
export { setForRole, TIMEOUTS_MS } from './session-settings.ts';
export { Transaction, Transactions } from './transaction.ts';
