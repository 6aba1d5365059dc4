// What runs beside the server at the far end of the links, in a process of its own: a TLS terminator, and an echo.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import type { KeyPair } from './certificate.ts';
import { joinSockets } from './join-sockets.ts';
import { serveParent } from '../worker-process.ts';

/** of the server, or of the TLS in front of it */
export interface FarPorts {
  httpPort: number;
  grpcPort: number;
  thriftPort: number;
}

/** Terminates TLS and forwards the plain bytes of any protocol. @returns the port */
async function terminateTls({ key, certificate }: KeyPair, to: number, alpn: string[]): Promise<number> {
  const server = tls.createServer(
    { key, cert: certificate, ...(alpn.length > 0 && { ALPNProtocols: alpn }) },
    (near) => {
      const behind = net.connect({ port: to, host: '127.0.0.1', noDelay: true });
      near.setNoDelay(true);
      joinSockets(near, behind);
    },
  );
  server.on('tlsClientError', () => undefined); // the client says so
  await once(server.listen(0, '0.0.0.0'), 'listening');
  return (server.address() as net.AddressInfo).port;
}

serveParent({
  terminateTls: async ({ pair, ports }: { pair: KeyPair; ports: FarPorts }): Promise<FarPorts> => ({
    httpPort: await terminateTls(pair, ports.httpPort, ['h2', 'http/1.1']),
    grpcPort: await terminateTls(pair, ports.grpcPort, ['h2']),
    thriftPort: await terminateTls(pair, ports.thriftPort, []),
  }),
  /** Sends back each datagram. @returns the port */
  echo: async (): Promise<number> => {
    const socket = createSocket('udp4', (message, { port, address }) => socket.send(message, port, address));
    socket.bind(0, '0.0.0.0');
    await once(socket, 'listening');
    return socket.address().port;
  },
});
