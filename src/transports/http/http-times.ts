import { ConnectionTimes } from './connection-times.ts';
import { CHECK_EVERY_MS, KEEP_ALIVE_TIMEOUT_MS, REQUEST_TIMEOUT_MS } from './http-adapter.ts';

/** Those of HTTP/2 on the HTTP port, the same as HTTP/1.1 has. Others come from a global module that provides them. */
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
