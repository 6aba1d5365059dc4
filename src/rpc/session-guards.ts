import { byteaArray, numberArray } from '../persistence/index.ts';
import type { SessionGuard } from './session.ts';

/**
 * The session's part of an optimistic write, as common table expressions: `guard` locks the session if it is as it was
 * read, `recorded` stores the answers if the statement's own `written` has a row. $1-$5 are `guardValues`.
 */
export const SESSION_GUARD = `guard AS MATERIALIZED (
  SELECT token_hash FROM sessions WHERE token_hash = $1 AND seq_no = $2 AND replaced_at IS NULL FOR UPDATE
)`;
export const SESSION_RECORDED = `recorded AS (
  UPDATE sessions s SET seq_no = $3, request_hash = $4, answers = $5
  FROM guard, written WHERE s.token_hash = guard.token_hash AND $3::bigint IS NOT NULL
)`;
export const guardValues = ({ tokenHash, seqNo, record }: SessionGuard): unknown[] => [
  tokenHash,
  seqNo,
  record?.seqNo ?? null,
  record?.requestHash ?? null,
  record?.answers ?? null,
];

/**
 * The same for several calls in one statement. The statement declares `asked` with the columns of `SESSIONS_ASKED`,
 * from $1-$5 (`guardsValues`), and the call's number `n`. `guards` then has the numbers of the calls whose session is
 * as it was read; these sessions are locked. A session that others have locked is skipped instead of waited for, so no
 * deadlock can form. Lateral queries, so that no plan can read the whole table, whatever statistics PostgreSQL had.
 */
export const SESSIONS_ASKED = {
  arrays: '$1::bytea[], $2::bigint[], $3::bigint[], $4::bytea[], $5::bytea[]',
  columns: 'token_hash, seq_no, next_seq_no, request_hash, answers',
};
export const SESSION_GUARDS = `guards AS MATERIALIZED (
  SELECT a.n FROM (SELECT n, token_hash, seq_no FROM asked ORDER BY token_hash) AS a JOIN LATERAL (
    SELECT s.seq_no FROM sessions s WHERE s.token_hash = a.token_hash AND s.replaced_at IS NULL FOR UPDATE SKIP LOCKED
  ) AS s ON s.seq_no = a.seq_no
)`;
/** @param fit name of the common table expression with those of `asked` that are written */
export const sessionsRecorded = (fit: string): string => `recorded AS (
  UPDATE sessions s SET seq_no = f.next_seq_no, request_hash = f.request_hash, answers = f.answers
  FROM ${fit} f WHERE s.token_hash = f.token_hash AND f.next_seq_no IS NOT NULL
)`;
export const guardsValues = (guards: readonly SessionGuard[]): unknown[] => [
  byteaArray(guards.map(({ tokenHash }) => tokenHash)),
  numberArray(guards.map(({ seqNo }) => seqNo)),
  numberArray(guards.map(({ record }) => record?.seqNo ?? null)),
  byteaArray(guards.map(({ record }) => record?.requestHash ?? null)),
  byteaArray(guards.map(({ record }) => record?.answers ?? null)),
];
