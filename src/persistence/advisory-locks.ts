/**
 * The keys of PostgreSQL's advisory locks. The numbers are arbitrary but must not change: nodes of two releases may run
 * on one database.
 */
export const ADVISORY_LOCKS = {
  /** for migrations */
  migration: 0x07e110,
  /** for ALTER ROLE, which fails when two sessions alter the same role at the same time */
  role: 0x07e112,
  /** for looking for a waiting room once more before making one, so that two users who look at the same time meet */
  matchmaking: 0x07e11,
  /** for offering or accepting a rematch; the second key is a hash of the ended game's id */
  rematch: 0x07e12,
} as const;
