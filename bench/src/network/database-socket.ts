import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { joinSockets } from './join-sockets.ts';

const DEFAULT_PORT = '5432';

/** A way to the database from another network namespace, where 127.0.0.1 is another machine: a Unix socket. */
export interface DatabaseSocket {
  url: string;
  close(): void;
}

/** @param url of a database that is reached from here */
export async function openDatabaseSocket(url: string): Promise<DatabaseSocket> {
  const through = new URL(url);
  if (through.searchParams.get('host')?.startsWith('/')) return { url, close: () => undefined };
  const { hostname, port } = through;
  const folder = mkdtempSync(path.join(tmpdir(), 'othello-network-'));
  const server = net.createServer((near) => {
    const far = net.connect({ host: hostname, port: Number(port || DEFAULT_PORT), noDelay: true });
    joinSockets(near, far);
  });
  server.listen(path.join(folder, `.s.PGSQL.${port || DEFAULT_PORT}`));
  await once(server, 'listening');
  through.searchParams.set('host', folder); // stands over the URL's own
  return {
    url: String(through),
    close: () => {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
