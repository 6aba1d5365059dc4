import { hash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  byteaArray,
  Database,
  isLockTimeout,
  isStatementTimeout,
  type Select,
  selectList,
  type Transaction,
} from '../persistence/index.ts';
import { Failure, FAILURES } from './failures.ts';
import { ENDED_BY, LIVE, type SessionGuard, type SessionKey, type SessionRecord, type SessionRow } from './session.ts';
import { guardValues, SESSION_GUARD } from './session-guards.ts';
import type { Id } from './wire-id.ts';

/**
 * For a query that reads sessions as `s`.
 * @param seqNo SQL: the stored answers are read only if they are of this seqNo
 */
export const sessionSelect = (seqNo: string): Select<SessionRow> => ({
  user_id: 's.user_id',
  session_ended_by: `CASE WHEN s.replaced_at IS NULL THEN ${LIVE}::smallint ELSE s.ended_by END`,
  seq_no: 's.seq_no',
  request_hash: 's.request_hash',
  answers: `CASE WHEN s.seq_no = ${seqNo} THEN s.answers END`,
});

const FIND = {
  name: 'session-find',
  text: `SELECT ${selectList(sessionSelect('$2::bigint'))} FROM sessions s WHERE s.token_hash = $1`,
};
const RECORD = {
  name: 'session-record',
  text: `WITH ${SESSION_GUARD} UPDATE sessions s SET seq_no = $3, request_hash = $4, answers = $5
    FROM guard WHERE s.token_hash = guard.token_hash RETURNING 1`,
};

/** SHA-256 of a token as a client sends it. */
export const hashToken = (token: string): Buffer => hash('sha256', token, 'buffer');

/**
 * One lateral query for each session; `OFFSET 0` keeps PostgreSQL from merging them into a join that reads the whole
 * table.
 */
const ENDED = {
  name: 'sessions-ended',
  text: `SELECT asked.token_hash, s.ended_by
    FROM unnest($1::bytea[]) AS asked (token_hash) LEFT JOIN LATERAL (
      SELECT s.token_hash, s.replaced_at, s.ended_by FROM sessions s WHERE s.token_hash = asked.token_hash OFFSET 0) AS s ON true
    WHERE s.token_hash IS NULL OR s.replaced_at IS NOT NULL`,
};

const unknown = () => new Failure(FAILURES.UserInvalidToken, 'this token is not of a session: log in first');

/** The refusal of a call by a session that is no longer live. @param by why it is not */
function ended(by: number): Failure {
  if (by === ENDED_BY.suspension) return suspended();
  if (by === ENDED_BY.logout) return unknown();
  if (by === ENDED_BY.administrator)
    return new Failure(FAILURES.UserInvalidToken, 'an administrator has ended this session: log in again');
  return new Failure(FAILURES.UserDuplicatedLogin, 'this user has logged in elsewhere: log in again to take over');
}

const suspended = () => new Failure(FAILURES.UserSuspended, 'this account is suspended: ask who runs this server');

/** @throws Failure UserInvalidToken, UserDuplicatedLogin, UserSuspended */
export function requireLive(session: SessionRow | undefined): SessionRow {
  if (!session) throw unknown();
  if (session.session_ended_by !== LIVE) throw ended(session.session_ended_by);
  return session;
}

@Injectable()
export class Sessions {
  constructor(private readonly database: Database) {}

  /**
   * Opens a session, which replaces the user's live session.
   * @param repeatable the token of a login that may be sent again: while its session is live, nothing changes
   * @returns its token
   * @throws Failure UserDuplicatedLogin: the session of that token was replaced meanwhile; UserSuspended
   */
  async open(tx: Transaction, userId: Id, repeatable?: string): Promise<string> {
    if (repeatable !== undefined && (await this.isOpen(tx, repeatable))) return repeatable;
    const token = repeatable ?? randomBytes(24).toString('base64url');
    await tx.query('UPDATE sessions SET replaced_at = now() WHERE user_id = $1 AND replaced_at IS NULL', [userId]);
    // by a statement after the lock of the user's identity, so that a suspension which this login waited for counts
    const opened = await tx.query(
      `INSERT INTO sessions (token_hash, user_id) SELECT $1, $2
       WHERE NOT EXISTS (SELECT 1 FROM suspensions WHERE user_id = $2) RETURNING 1`,
      [hashToken(token), userId],
    );
    if (opened.length === 0) throw suspended();
    tx.publish({ topic: `session:${userId}`, version: 0 });
    return token;
  }

  /** @throws Failure UserDuplicatedLogin, UserSuspended */
  private async isOpen(tx: Transaction, token: string): Promise<boolean> {
    const [session] = await tx.query<{ ended_by: number | null }>(
      'SELECT CASE WHEN replaced_at IS NOT NULL THEN ended_by END AS ended_by FROM sessions WHERE token_hash = $1',
      [hashToken(token)],
    );
    if (!session || session.ended_by === null) return session !== undefined;
    if (session.ended_by === ENDED_BY.suspension) throw suspended();
    if (session.ended_by === ENDED_BY.logout)
      throw new Failure(
        FAILURES.UserDuplicatedLogin,
        'the session of this login was ended by a Logout: log in with a new attempt',
      );
    throw new Failure(
      FAILURES.UserDuplicatedLogin,
      'a later login took the place of this one: log in with a new attempt to take over',
    );
  }

  /**
   * Ends the user's live session: its streams end, and its next call learns why.
   * @param by one of ENDED_BY
   * @returns whether there was one
   */
  async end(tx: Transaction, userId: Id, by: number): Promise<boolean> {
    const ended = await tx.query(
      'UPDATE sessions SET replaced_at = now(), ended_by = $2 WHERE user_id = $1 AND replaced_at IS NULL RETURNING 1',
      [userId, by],
    );
    if (ended.length > 0) tx.publish({ topic: `session:${userId}`, version: 0 });
    return ended.length > 0;
  }

  async find({ tokenHash, seqNo, deadlineMs }: SessionKey): Promise<SessionRow | undefined> {
    return (await this.database.query<SessionRow>(FIND, [tokenHash, seqNo ?? null], deadlineMs))[0];
  }

  /** Those of the given sessions that are no longer live, with the reason. */
  async findEnded(tokenHashes: readonly Buffer[]): Promise<{ tokenHash: Buffer; why: Failure }[]> {
    if (tokenHashes.length === 0) return [];
    const rows = await this.database.query<{ token_hash: Buffer; ended_by: number | null }>(ENDED, [
      byteaArray(tokenHashes),
    ]);
    return rows.map((row) => ({
      tokenHash: row.token_hash,
      why: row.ended_by === null ? unknown() : ended(row.ended_by),
    }));
  }

  /**
   * Locks the session until the transaction ends: another sending of the same call waits here.
   * @throws Failure TwinInFlight
   */
  async lock(tx: Transaction, { tokenHash, seqNo }: SessionKey): Promise<SessionRow | undefined> {
    try {
      return (await tx.query<SessionRow>(`${FIND.text} FOR UPDATE`, [tokenHash, seqNo ?? null]))[0];
    } catch (error) {
      // a transaction that is not first in line waits twice, so its statement time-out may come before its lock
      // time-out
      if (!isLockTimeout(error) && !isStatementTimeout(error)) throw error;
      throw new Failure(
        FAILURES.TwinInFlight,
        'another call of this session is in flight: send this one again as it is',
      );
    }
  }

  /** Locks the session if it is still as it was read. */
  async lockAsRead(tx: Transaction, { tokenHash, seqNo }: SessionGuard): Promise<boolean> {
    const found = await tx.query(
      'SELECT 1 FROM sessions WHERE token_hash = $1 AND seq_no = $2 AND replaced_at IS NULL FOR UPDATE',
      [tokenHash, seqNo],
    );
    return found.length > 0;
  }

  /** Stores a locked session's answers. */
  async record(tx: Transaction, tokenHash: Buffer, { seqNo, requestHash, answers }: SessionRecord): Promise<void> {
    await tx.query('UPDATE sessions SET seq_no = $2, request_hash = $3, answers = $4 WHERE token_hash = $1', [
      tokenHash,
      seqNo,
      requestHash,
      answers,
    ]);
  }

  /** Stores answers that change nothing else. @returns false when the session is no longer as it was read */
  async recordAlone(guard: SessionGuard, deadlineMs: number): Promise<boolean> {
    return (await this.database.query(RECORD, guardValues(guard), deadlineMs)).length > 0;
  }
}
