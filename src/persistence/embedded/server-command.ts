import { type AddressInfo, createServer } from 'node:net';
import type { EmbeddedOptions } from './options.ts';
import { marker } from './postmaster.ts';
import type { Site } from './site.ts';

/** PostgreSQL's command line for a server on a port that was free a moment ago. */
export async function serverCommand(site: Site, options: EmbeddedOptions): Promise<string[]> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(await freePort()),
    unix_socket_directories: '',
    max_connections: '100',
    // Whoever removes a throw-away cluster needs none of its promises for the next power cut.
    ...(options.throwAway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
    ...options.settings,
  };
  return [
    site.binaries.postgres,
    ...['-D', site.dataArgument(site.home.data)],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ...['-c', marker(site.home)],
  ];
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
