/**
 * Advisory locks of PostgreSQL by what their holder does. The numbers are any that differ, and the same in every release:
 * nodes of two releases run on one database.
 */
export const ADVISORY_LOCKS = {
  /** makes or changes the tables */
  migration: 0x07e110,
  /** sets what holds for the role: two that alter one role at once would fail */
  role: 0x07e112,
  /** looks for a waiting room once more before making one, so that two who look at once meet */
  matchmaking: 0x07e11,
  /** with the id of an ended game as second key: makes or takes the offer of its rematch */
  rematch: 0x07e12,
} as const;
