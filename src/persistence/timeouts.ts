/**
 * Each step gives up before the one that waits for it: lock 2 s < statement 3 s < a call's budget 4.5 s < the 5 s of a
 * 2017 client. A session that idles inside a transaction, or whose client is gone, loses its locks.
 */
export const TIMEOUTS_MS = { lock: 2000, statement: 3000, connect: 3000, idleInTransaction: 3000, call: 4500 };
