import { CLASSES, CODES, type Reaction, REACTIONS } from './sqlstates.ts';

/** The call's time was up before it got a connection: nothing was sent to the database. */
export class DeadlinePassed extends Error {
  constructor() {
    super('the call ran out of time before it reached the database');
  }
}

/** A connection to PostgreSQL could not be had, or broke, or is of no use. `cause` is the driver's or PostgreSQL's error. */
export class ConnectionFailure extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message || codeOf(cause) || cause.name : String(cause), { cause });
  }
}

/** SQLSTATE of an error of pg's or of TypeORM's around it; a system error's code (ECONNREFUSED …) likewise. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  if (typeof code === 'string') return code;
  const inner = driverError ?? (error instanceof ConnectionFailure ? error.cause : undefined);
  return inner && inner !== error ? codeOf(inner) : '';
}

/** What pg and its pool say without a code when a connection is lost or can't be had; what TypeORM says once it is closed. */
const LOST =
  /^(Connection terminated|Client (has encountered a connection error|was closed)|Received unexpected|Unknown authenticationOk|received invalid response|Query read timeout|timeout expired|Cannot use a pool after|Driver not Connected|This socket has been ended)/;

const POOL_IS_BUSY = /^timeout exceeded when trying to connect/;

/** Of Node's sockets, names and files; never a SQLSTATE, for no class begins with E. */
const SYSTEM_CODE = /^E[A-Z_]+$/;

/**
 * What the server does about an error that came of a statement or of a connection. It is total: PostgreSQL's classes
 * have a row each, codes that differ from their class one of their own, and what the driver says without a code is known
 * by its words. Whatever is left did not come from the database, so it is a bug.
 */
export function reactionTo(error: unknown): Reaction {
  const code = codeOf(error);
  const row = CODES[code] ?? (code.length === 5 ? CLASSES[code.slice(0, 2)] : undefined);
  const isOfConnection = error instanceof ConnectionFailure;
  if (row) return isOfConnection && row.is === 'bug' ? REACTIONS.outOfReach : row;
  const message = innermostMessage(error);
  if (POOL_IS_BUSY.test(message)) return REACTIONS.busyPool;
  if (isOfConnection || LOST.test(message)) return REACTIONS.outOfReach;
  // a team's own sockets and files fail with such codes too, but not inside a statement
  return 'driverError' in Object(error) && SYSTEM_CODE.test(code) ? REACTIONS.outOfReach : REACTIONS.bug;
}

function innermostMessage(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { driverError } = error as { driverError?: unknown };
  return driverError instanceof Error ? driverError.message : error.message;
}

/**
 * An error with which a statement on pg's own pool ended, marked so that reactionTo takes it for the database's.
 * @returns the error itself when PostgreSQL sent it, or when it is nothing of a connection
 */
export function asStatementError(error: unknown): unknown {
  if (error instanceof ConnectionFailure || !(error instanceof Error)) return error;
  const isLost = SYSTEM_CODE.test(codeOf(error)) || LOST.test(error.message) || POOL_IS_BUSY.test(error.message);
  return isLost ? new ConnectionFailure(error) : error;
}

/** Deadlock or serialization failure: undone by PostgreSQL, may succeed when done again. */
export const isWorthRepeating = (error: unknown): boolean => reactionTo(error).is === 'repeat';

/** A row stayed locked by another call for longer than lock_timeout. */
export const isLockTimeout = (error: unknown): boolean => reactionTo(error).is === 'locked';

/** A statement ran for longer than statement_timeout. */
export const isStatementTimeout = (error: unknown): boolean => codeOf(error) === '57014';

/** The database does not serve the call now; nothing is wrong with the call itself. */
export const isUnavailable = (error: unknown): boolean => reactionTo(error).is === 'unavailable';
