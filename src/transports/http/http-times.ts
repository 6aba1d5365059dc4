import { ConnectionTimes } from './connection-times.ts';
import { CHECK_EVERY_MS, KEEP_ALIVE_TIMEOUT_MS, REQUEST_TIMEOUT_MS } from './http-adapter.ts';

/** Time-outs of HTTP/2 on the HTTP port: those of HTTP/1.1. A test provides others by a global module. */
export class HttpTimes extends ConnectionTimes {
  constructor(times: Partial<ConnectionTimes> = {}) {
    super({
      firstCallMs: REQUEST_TIMEOUT_MS,
      idleMs: KEEP_ALIVE_TIMEOUT_MS,
      checkMs: CHECK_EVERY_MS,
      ...times,
    });
  }
}
