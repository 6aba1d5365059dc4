/** The call's time was up before it got a connection: nothing was sent to the database. */
export class DeadlinePassed extends Error {
  constructor() {
    super('the call ran out of time before it reached the database');
  }
}

/** SQLSTATE of an error of pg's or of TypeORM's around it; a system error's code (ECONNREFUSED …) likewise. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  return typeof code === 'string' ? code : driverError && driverError !== error ? codeOf(driverError) : '';
}

/** Deadlock or serialization failure: undone by PostgreSQL, may succeed when done again. */
export const isWorthRepeating = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error));

/** A row stayed locked by another call for longer than lock_timeout. */
export const isLockTimeout = (error: unknown): boolean => codeOf(error) === '55P03';

/** A statement ran for longer than statement_timeout. */
export const isStatementTimeout = (error: unknown): boolean => codeOf(error) === '57014';

/** The database is not there, full, going down or too slow; nothing is wrong with the call itself. */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  if (/^(08|53|57)/.test(code) || /^E(CONN|HOST|PIPE|TIMEDOUT|AI_|NOTFOUND)/.test(code) || code === '25P03')
    return true;
  // pg's own words for its pool and for a connection lost in mid-query carry no code
  return error instanceof Error && /timeout exceeded when trying to connect|Connection terminated/.test(error.message);
}
