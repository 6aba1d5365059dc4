/** How long WebSockets may do nothing, in ms. Another one comes from a global module that provides it. */
export class WebSocketTimes {
  /** between two pings, of which each is to be answered before the next */
  readonly pingMs: number;
  /** a WebSocket may be without a login or a live token */
  readonly loginMs: number;
  /** between two looks at all of them */
  readonly checkMs: number;

  constructor({ pingMs = 15_000, loginMs = 10_000, checkMs = 1000 }: Partial<WebSocketTimes> = {}) {
    this.pingMs = pingMs;
    this.loginMs = loginMs;
    this.checkMs = checkMs;
  }
}
