import type { SessionGuard, SessionKey, SessionRow } from './session.ts';

/**
 * What an optimistic procedure reads and writes, always with its session: `read` in one round trip, `write` in one conditional
 * statement that is done as a whole or not at all. No lock is held between them.
 */
export interface OptimisticRows<Request, Seen, Change> {
  /** @param session what to find; for a call whose session isn't live, or counted this seqNo before, nothing else is read */
  read(session: SessionKey, request: Request): Promise<{ session: SessionRow | undefined; seen: Seen }>;
  /**
   * What a new call of that session is likely to find, without a look at the database; never a session that counted the
   * call. A decision on it must be written: the guards of the statement find out whether it was true.
   * @returns undefined: it has to be read
   */
  recall?(session: SessionKey, request: Request): { session: SessionRow; seen: Seen } | undefined;
  /** @returns false when the session or a row is no longer as it was read: nothing was written */
  write(guard: SessionGuard, change: Change, deadlineMs: number): Promise<boolean>;
}
