/**
 * In ms. Each time-out is shorter than that of what waits for it: lock 2 s < statement 3 s < call 4.5 s < the 5 s that
 * a client of 2017 waits. A session that is idle in a transaction, or whose client is gone, loses its locks.
 */
export const TIMEOUTS_MS = { lock: 2000, statement: 3000, connect: 3000, idleInTransaction: 3000, call: 4500 };
