import { type AddressInfo, createServer } from 'node:net';
import type { EmbeddedOptions } from './options.ts';
import { marker, readPostmaster } from './postmaster.ts';
import type { Site } from './site.ts';

/** PostgreSQL's command line for a server on a port that was free a moment ago. */
export async function serverCommand(site: Site, options: EmbeddedOptions): Promise<string[]> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(await portFor(site)),
    unix_socket_directories: '',
    max_connections: '100',
    // after a crash one call for the file system, not one a file: that takes seconds on a busy disk
    ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
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

/** That of a server which was killed, whose users look for it there; else a free one. */
async function portFor({ home }: Site): Promise<number> {
  const killed = readPostmaster(home.data)?.port ?? NaN;
  return (killed > 0 && (await freePort(killed).catch(() => undefined))) || freePort(0);
}

/** @param port 0 = any */
async function freePort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, '127.0.0.1', () => {
      const bound = probe.address() as AddressInfo;
      probe.close(() => resolve(bound.port));
    });
  });
}
