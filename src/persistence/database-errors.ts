import { CLASSES, CODES, type Reaction, REACTIONS } from './sqlstates.ts';

/** The call's deadline passed before its next statement was sent; what it had done is undone. */
export class DeadlinePassed extends Error {
  constructor() {
    super('the call ran out of time before it reached the database');
  }
}

/**
 * No usable connection to PostgreSQL: it could not be opened, broke, or can't write. `cause`: pg's or PostgreSQL's
 * error.
 */
export class ConnectionFailure extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message || codeOf(cause) || cause.name : String(cause), { cause });
  }
}

/**
 * The SQLSTATE of an error of pg, or of TypeORM around it, or the code of a system error (ECONNREFUSED); '' if none.
 */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  if (typeof code === 'string') return code;
  const inner = driverError ?? (error instanceof ConnectionFailure ? error.cause : undefined);
  return inner && inner !== error ? codeOf(inner) : '';
}

/** Messages without a code for a lost connection, of pg and its pool, and of TypeORM once it is closed. */
const LOST =
  /^(Connection terminated|Client (has encountered a connection error|was closed)|Received unexpected|Unknown authenticationOk|received invalid response|Query read timeout|timeout expired|Cannot use a pool after|Driver not Connected|This socket has been ended)/;

const POOL_IS_BUSY = /^timeout exceeded when trying to connect/;

/** Codes of system errors; no SQLSTATE looks like that, since no class begins with E. */
const SYSTEM_CODE = /^E[A-Z_]+$/;

/**
 * What the server does about an error of a statement or a connection. Every SQLSTATE is covered: by its class, or by a
 * row of its own where it differs from its class. Errors of pg without a code are recognised by their messages. Any
 * other error did not come from the database, so it is a bug.
 */
export function reactionTo(error: unknown): Reaction {
  const code = codeOf(error);
  const row = CODES[code] ?? (code.length === 5 ? CLASSES[code.slice(0, 2)] : undefined);
  const isOfConnection = error instanceof ConnectionFailure;
  if (row) return isOfConnection && row.is === 'bug' ? REACTIONS.outOfReach : row;
  const message = innermostMessage(error);
  if (POOL_IS_BUSY.test(message)) return REACTIONS.busyPool;
  if (isOfConnection || LOST.test(message)) return REACTIONS.outOfReach;
  // a team's own sockets and files fail with such codes too, but then the error has no driverError
  return 'driverError' in Object(error) && SYSTEM_CODE.test(code) ? REACTIONS.outOfReach : REACTIONS.bug;
}

function innermostMessage(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { driverError } = error as { driverError?: unknown };
  return driverError instanceof Error ? driverError.message : error.message;
}

/**
 * Wraps an error of a statement on pg's pool in a ConnectionFailure if the connection was the cause, so that
 * `reactionTo` can tell it from a team's own system errors.
 */
export function asStatementError(error: unknown): unknown {
  if (error instanceof ConnectionFailure || !(error instanceof Error)) return error;
  const isLost = SYSTEM_CODE.test(codeOf(error)) || LOST.test(error.message) || POOL_IS_BUSY.test(error.message);
  return isLost ? new ConnectionFailure(error) : error;
}

/** A deadlock or serialization failure: PostgreSQL undid the work, and it may succeed when repeated. */
export const isWorthRepeating = (error: unknown): boolean => reactionTo(error).is === 'repeat';

/** A row stayed locked by another call for longer than lock_timeout. */
export const isLockTimeout = (error: unknown): boolean => reactionTo(error).is === 'locked';

/** A statement ran for longer than statement_timeout. */
export const isStatementTimeout = (error: unknown): boolean => codeOf(error) === '57014';

/** The database does not serve the call now; nothing is wrong with the call itself. */
export const isUnavailable = (error: unknown): boolean => reactionTo(error).is === 'unavailable';
