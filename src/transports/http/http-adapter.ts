import type { RequestListener } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { Certificates } from '../../tls/certificates.ts';
import { httpListenerOf } from '../../tls/listeners.ts';

/** ms in which the headers of a request have to arrive, and the headers with the body; docs/protocol.md states both */
export const HEADERS_TIMEOUT_MS = 5000;
export const REQUEST_TIMEOUT_MS = 6000;

/** ms between two checks of the limits above, so also the most by which a connection can exceed them */
export const CHECK_EVERY_MS = 500;

/** longer than usual load balancers keep idle connections (60 s), so that they never send on one that closes */
export const KEEP_ALIVE_TIMEOUT_MS = 75_000;

/**
 * Express on an HTTP server with limits that Node takes only when the server is created. A request without a Host
 * header is passed on, since Node's own refusal would have an empty body.
 */
export class HttpAdapter extends ExpressAdapter {
  /** @param certificates undefined: HTTP without TLS */
  constructor(private readonly certificates?: Certificates) {
    super();
  }

  override initHttpServer(): void {
    this.httpServer = httpListenerOf(
      { certificates: this.certificates, ALPNProtocols: ['h2', 'http/1.1'] },
      {
        connectionsCheckingInterval: CHECK_EVERY_MS,
        headersTimeout: HEADERS_TIMEOUT_MS,
        requestTimeout: REQUEST_TIMEOUT_MS,
        keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
        requireHostHeader: false,
      },
      this.getInstance<RequestListener>(),
    );
  }
}
