/** How long connections over HTTP/2 and streams on them may do nothing, in ms; by default those of the gRPC port. */
export class ConnectionTimes {
  /** a connection may be without its first call; a stream without its whole request */
  readonly firstCallMs: number;
  /** a connection may be without a call after that */
  readonly idleMs: number;
  /** a Play stream may be without a login or a live token */
  readonly loginMs: number;
  /** a peer may take nothing of what was written to a stream, or leave one open that was answered */
  readonly blockedMs: number;
  /** between two looks at all connections */
  readonly checkMs: number;

  constructor({
    firstCallMs = 10_000,
    idleMs = 300_000,
    loginMs = 10_000,
    blockedMs = 60_000,
    checkMs = 1000,
  }: Partial<ConnectionTimes> = {}) {
    this.firstCallMs = firstCallMs;
    this.idleMs = idleMs;
    this.loginMs = loginMs;
    this.blockedMs = blockedMs;
    this.checkMs = checkMs;
  }
}
