/** How long Thrift's connections may do nothing, in ms. Another one comes from a global module that provides it. */
export class ThriftTimes {
  /** a connection may be without a message */
  readonly idleMs: number;
  /** a message may take to arrive, from its first byte on */
  readonly messageMs: number;
  /** a peer may take nothing of what was written to it */
  readonly blockedMs: number;
  /** a Subscribe waits for news */
  readonly pollMs: number;
  /** between two looks at all connections */
  readonly checkMs: number;

  constructor({
    idleMs = 60_000,
    messageMs = 5000,
    blockedMs = 60_000,
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
