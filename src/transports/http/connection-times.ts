import { BLOCKED_MS, LOGIN_MS } from '../../rpc/limits.ts';

/** Time-outs of HTTP/2 connections and of streams on them, in ms. The defaults are those of the gRPC port. */
export class ConnectionTimes {
  /**
   * from opening a connection to its first call, a stream to its whole request; from an answer to its stream's close
   */
  readonly firstCallMs: number;
  /** without an open stream after the first call */
  readonly idleMs: number;
  /** from opening a Play stream to a login or a live token on it */
  readonly loginMs: number;
  /** in which a peer takes nothing of what was written to a stream */
  readonly blockedMs: number;
  /** between two checks of all connections */
  readonly checkMs: number;

  constructor({
    firstCallMs = 10_000,
    idleMs = 300_000,
    loginMs = LOGIN_MS,
    blockedMs = BLOCKED_MS,
    checkMs = 1000,
  }: Partial<ConnectionTimes> = {}) {
    this.firstCallMs = firstCallMs;
    this.idleMs = idleMs;
    this.loginMs = loginMs;
    this.blockedMs = blockedMs;
    this.checkMs = checkMs;
  }
}
