import type { Id } from './wire-id.ts';

/** Why a session is no longer live: numbers of the column `ended_by`. */
export const ENDED_BY = { login: 1, suspension: 2, administrator: 3, logout: 4 } as const;

/** `ended_by` of a session that is live */
export const LIVE = 0;

export interface SessionRow {
  user_id: Id;
  /** LIVE, or one of ENDED_BY */
  session_ended_by: number;
  /** last counted seqNo */
  seq_no: string;
  request_hash: Buffer | null;
  /** null unless the query asked for the answers of this seqNo */
  answers: Buffer | null;
}

export interface SessionKey {
  tokenHash: Buffer;
  /** the stored answers are read only for this seqNo */
  seqNo: number | undefined;
  /** ms since 1970 */
  deadlineMs: number;
}

/** What a call with a seqNo stores in its session. */
export interface SessionRecord {
  seqNo: number;
  requestHash: Buffer;
  answers: Uint8Array;
}

/** The session as an optimistic call read it: the write is done only if it has not changed. */
export interface SessionGuard {
  tokenHash: Buffer;
  /** whose it is */
  userId: Id;
  /** the last seqNo that the session had counted */
  seqNo: string;
  /** absent when the call carried no seqNo */
  record: SessionRecord | undefined;
}
