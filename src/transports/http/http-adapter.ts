import http from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';

/** ms in which the headers of a request arrive, and its body with them; docs/protocol.md states both */
export const HEADERS_TIMEOUT_MS = 5000;
export const REQUEST_TIMEOUT_MS = 6000;

/** ms between two looks for connections that are out of time: what Node allows them beyond the limits above */
export const CHECK_EVERY_MS = 500;

/** longer than a balancer keeps its connections, so that it never sends on one that closes */
export const KEEP_ALIVE_TIMEOUT_MS = 75_000;

/**
 * Express on an HTTP server with limits that can be given only when the server is made. What Node would answer by itself
 * with an empty body, a request without Host say, is left to us.
 */
export class HttpAdapter extends ExpressAdapter {
  override initHttpServer(): void {
    this.httpServer = http.createServer(
      {
        connectionsCheckingInterval: CHECK_EVERY_MS,
        headersTimeout: HEADERS_TIMEOUT_MS,
        requestTimeout: REQUEST_TIMEOUT_MS,
        keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
        requireHostHeader: false,
      },
      this.getInstance<http.RequestListener>(),
    );
  }
}
