import net from 'node:net';
import tls from 'node:tls';

/** Where a server listens. */
export interface Place {
  /** 127.0.0.1 unless told */
  host?: string | undefined;
  port: number;
  /** of the server's TLS, PEM: it is trusted, and its name is TLS_NAME; without TLS unless told */
  certificate?: string | undefined;
  /** TLS by the certificate of the host's own name, which the system has to trust */
  isTls?: boolean | undefined;
}

/** Whom a certificate of the bench is for, whatever the address. */
export const TLS_NAME = 'othello.test';

/** As HTTP wants it in the header Host. */
export const authorityOf = ({ host = '127.0.0.1', port }: Place): string => `${host}:${port}`;

/**
 * A connection on which writes go out at once, also while it is being made.
 * @param alpn of the protocol spoken, if it has one: asked for where there is TLS
 */
export function dial(
  { host = '127.0.0.1', port, certificate, isTls = false }: Place,
  alpn?: 'h2' | 'http/1.1',
  onread?: net.OnReadOpts,
): net.Socket {
  const address = { host, port, ...(onread && { onread }) };
  if (certificate === undefined && !isTls) return net.connect({ ...address, noDelay: true });
  const trust =
    certificate === undefined
      ? net.isIP(host)
        ? {}
        : { servername: host }
      : { ca: certificate, servername: TLS_NAME };
  const socket = tls.connect({ ...address, ...trust, ...(alpn && { ALPNProtocols: [alpn] }) });
  return socket.setNoDelay(true);
}
