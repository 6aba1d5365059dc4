import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Certificates } from '../../tls/certificates.ts';
import { httpListenerOf } from '../../tls/listeners.ts';

/** A scrape as its port answers it. */
export interface Scrape {
  contentType: string;
  body: string;
}

/** Where scrapes come. */
export interface ScrapeAddress {
  host: string;
  port: number;
  /** undefined: over HTTP */
  certificates: Certificates | undefined;
}

/** ms in which a request has to arrive */
const REQUEST_MS = 5000;

/** scrapers are few: more connections would be somebody else's */
const CONNECTIONS_AT_MOST = 32;

/** The port of the metrics: GET /metrics. */
export class MetricsServer {
  private constructor(private readonly server: Server) {}

  /**
   * @param scrape makes the answer, in the format of OpenMetrics or that of Prometheus
   * @throws what Node says when it can't listen
   */
  static async open(
    { host, port, certificates }: ScrapeAddress,
    scrape: (isOpenMetrics: boolean) => Promise<Scrape>,
  ): Promise<MetricsServer> {
    const options = { requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS, keepAliveTimeout: REQUEST_MS };
    const server = httpListenerOf(
      { certificates },
      options,
      (request, response) => void answer(request, response, scrape),
    );
    server.maxConnections = CONNECTIONS_AT_MOST;
    await once(server.listen(port, host), 'listening');
    server.on('error', () => undefined); // it accepts no further connection for now: scrapes fail, calls do not
    return new MetricsServer(server);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Without waiting for scrapes: nobody is harmed by one that is cut. */
  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }
}

/** Never rejects. */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  scrape: (isOpenMetrics: boolean) => Promise<Scrape>,
): Promise<void> {
  request.resume();
  const plain = { 'content-type': 'text/plain; charset=utf-8' };
  const [path] = (request.url ?? '').split('?');
  if (path !== '/metrics') return void response.writeHead(404, plain).end('metrics are at /metrics\n');
  if (request.method !== 'GET') return void response.writeHead(405, { ...plain, allow: 'GET' }).end('GET it\n');
  try {
    const { contentType, body } = await scrape(/application\/openmetrics-text/.test(request.headers.accept ?? ''));
    response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' }).end(body);
  } catch {
    response.writeHead(500, plain).end('the metrics could not be read: ask again\n');
  }
}
