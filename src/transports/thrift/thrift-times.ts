import { BLOCKED_MS } from '../../rpc/limits.ts';

/** Time-outs of Thrift's connections, in ms. A test provides others by a global module. */
export class ThriftTimes {
  /** without a message and without a call in flight */
  readonly idleMs: number;
  /** from the first byte of a message to its last */
  readonly messageMs: number;
  /** in which a peer takes nothing of what was written to it */
  readonly blockedMs: number;
  /** for which a Subscribe waits for a new version before it is answered without one */
  readonly pollMs: number;
  /** between two checks of all connections */
  readonly checkMs: number;

  constructor({
    idleMs = 60_000,
    messageMs = 5000,
    blockedMs = BLOCKED_MS,
    pollMs = 20_000,
    checkMs = 1000,
  }: Partial<ThriftTimes> = {}) {
    this.idleMs = idleMs;
    this.messageMs = messageMs;
    this.blockedMs = blockedMs;
    this.pollMs = pollMs;
    this.checkMs = checkMs;
  }
}
