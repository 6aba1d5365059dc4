import { MetricsServer, type Scrape, type ScrapeAddress } from './operations/metrics/metrics.server.ts';
import { cannotListen } from './transports/cannot-listen.ts';

/** Opens METRICS_PORT. @throws StartRefused when that cannot be: a node without its metrics would go unwatched */
export async function listenForScrapes(
  { host, port, certificates }: ScrapeAddress,
  scrape: (isOpenMetrics: boolean) => Promise<Scrape>,
): Promise<MetricsServer> {
  try {
    return await MetricsServer.open({ host, port, certificates }, scrape);
  } catch (error) {
    throw cannotListen({ what: 'The metrics', host, port, setting: 'METRICS_PORT' }, error);
  }
}
