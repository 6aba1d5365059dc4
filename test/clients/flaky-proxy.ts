import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/**
 * What becomes of one connection: answered as ever; its answer lost once the server has given it; its answer kept back
 * for good; answered with 503 and never shown to the server.
 */
export type Fate = 'pass' | 'lose the answer' | 'stall' | '503';

export interface FlakyProxy {
  /** `http://127.0.0.1:<port>` */
  url: string;
  close(): Promise<void>;
}

const UNAVAILABLE =
  'HTTP/1.1 503 Service Unavailable\r\nretry-after: 1\r\ncontent-length: 0\r\nconnection: close\r\n\r\n';

/** A network between clients of one connection a call and the server at `target`. @param fateOf of the nth, from 1 */
export async function startFlakyProxy(target: string, fateOf: (connection: number) => Fate): Promise<FlakyProxy> {
  const sockets = new Set<Socket>();
  const { hostname, port } = new URL(target);
  const keep = (socket: Socket): Socket => {
    sockets.add(socket.on('error', () => socket.destroy()));
    return socket.on('close', () => sockets.delete(socket));
  };
  let connections = 0;
  const server = createServer((client) => {
    const fate = fateOf(++connections);
    keep(client);
    if (fate === '503') return void client.once('data', () => client.end(UNAVAILABLE));
    const upstream = keep(connect(Number(port), hostname));
    client.pipe(upstream);
    if (fate === 'pass') return void upstream.pipe(client);
    // the server closes after its answer, which follows the commit
    upstream.resume();
    if (fate === 'lose the answer') upstream.on('end', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
