import { MetricsServer, type Scrape } from './operations/metrics/metrics.server.ts';
import { cannotListen } from './transports/cannot-listen.ts';

/** Opens METRICS_PORT. @throws StartRefused when that cannot be: a node without its metrics would go unwatched */
export async function listenForScrapes(
  address: { host: string; port: number },
  scrape: (isOpenMetrics: boolean) => Promise<Scrape>,
): Promise<MetricsServer> {
  try {
    return await MetricsServer.open(address, scrape);
  } catch (error) {
    throw cannotListen({ what: 'The metrics', ...address, setting: 'METRICS_PORT' }, error);
  }
}
