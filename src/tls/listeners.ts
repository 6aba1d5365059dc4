import http from 'node:http';
import https from 'node:https';
import net, { type Socket } from 'node:net';
import tls from 'node:tls';
import type { Certificates } from './certificates.ts';

/** Connections whose handshake is not done, which a closing server would wait for. */
const handshakes = new WeakMap<net.Server, Map<string, Socket>>();

const nameOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`;

/** New handshakes get the certificate that is served then; what breaks in one ends its connection alone. */
function keepSecure(server: tls.Server, certificates: Certificates, asksClients: boolean): void {
  const open = new Map<string, Socket>();
  handshakes.set(server, open);
  server.prependListener('connection', (socket: Socket) => {
    const name = nameOf(socket);
    open.set(name, socket);
    socket.once('close', () => open.delete(name));
  });
  server.prependListener('secureConnection', (socket) => {
    open.delete(nameOf(socket));
    socket.on('error', () => undefined); // its close follows
  });
  server.removeAllListeners('tlsClientError'); // that of node:https would answer in plain text
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  const forget = certificates.onChange(() => server.setSecureContext(certificates.context({ asksClients })));
  server.once('close', forget);
}

/** How a port is secured. */
interface Secured {
  /** undefined: it is not */
  certificates: Certificates | undefined;
  /** whether clients have to show a certificate, where the settings name who issues them */
  asksClients?: boolean;
  ALPNProtocols?: string[];
}

/** A server for plain connections, or for those of TLS once their handshake is done. */
export function listenerOf(
  { certificates, asksClients = false, ...more }: Secured,
  options: net.ServerOpts,
  accept: (socket: Socket) => void,
): net.Server {
  if (!certificates) return net.createServer(options, accept);
  const server = tls.createServer({ ...options, ...certificates.serverOptions({ asksClients }), ...more }, accept);
  keepSecure(server, certificates, asksClients);
  return server;
}

/** A server for HTTP, or for HTTPS. */
export function httpListenerOf(
  { certificates, ...more }: Omit<Secured, 'asksClients'>,
  options: http.ServerOptions,
  listener: http.RequestListener,
): http.Server {
  if (!certificates) return http.createServer(options, listener);
  const server = https.createServer({ ...options, ...certificates.serverOptions(), ...more }, listener);
  keepSecure(server, certificates, false);
  return server;
}

/** The event by which a server gets a connection that can be read. */
export const readable = (server: net.Server): 'connection' | 'secureConnection' =>
  server instanceof tls.Server ? 'secureConnection' : 'connection';

/** Cuts connections whose handshake is not done: a server that closes waits for them. */
export function cutHandshakes(server: net.Server): void {
  for (const socket of handshakes.get(server)?.values() ?? []) socket.destroy();
}
