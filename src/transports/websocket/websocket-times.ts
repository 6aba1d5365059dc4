import { LOGIN_MS } from '../../rpc/limits.ts';

/** Time-outs of WebSockets, in ms. A test provides others by a global module. */
export class WebSocketTimes {
  /** between two pings; a peer that has not answered by the next one is cut */
  readonly pingMs: number;
  /** from opening a WebSocket to a login or a live token on it */
  readonly loginMs: number;
  /** between two checks of all WebSockets */
  readonly checkMs: number;

  constructor({ pingMs = 15_000, loginMs = LOGIN_MS, checkMs = 1000 }: Partial<WebSocketTimes> = {}) {
    this.pingMs = pingMs;
    this.loginMs = loginMs;
    this.checkMs = checkMs;
  }
}
