import type { SessionGuard, SessionKey, SessionRow } from './session.ts';

/**
 * Reads and writes the rows of an optimistic procedure together with its session: `read` in one round trip, `write` in
 * one conditional statement that is done completely or not at all. No lock is held in between.
 */
export interface OptimisticRows<Request, Seen, Change> {
  /**
   * @param session the session to read; if it isn't live, or has counted this seqNo before, no other row need be read
   */
  read(session: SessionKey, request: Request): Promise<{ session: SessionRow | undefined; seen: Seen }>;
  /**
   * What `read` would probably return, from memory; only for a call that the session has not counted yet. A decision on
   * it must be written, since only the guards of that statement show whether it was current.
   * @returns undefined: not known, so it has to be read
   */
  recall?(session: SessionKey, request: Request): { session: SessionRow; seen: Seen } | undefined;
  /** @returns false when the session or a row is no longer as it was read: nothing was written */
  write(guard: SessionGuard, change: Change, deadlineMs: number): Promise<boolean>;
}
