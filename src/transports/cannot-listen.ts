import { isIPv6 } from 'node:net';
import { StartRefused } from '../start-refused.ts';

/** A port that could not be opened, and the setting that names it. */
export interface Listener {
  /** HTTP, gRPC */
  what: string;
  host: string;
  port: number;
  setting: string;
}

/** As in a URL: `127.0.0.1:80`, `[::1]:80`. */
export const hostAndPort = (host: string, port: number): string => `${isIPv6(host) ? `[${host}]` : host}:${port}`;

/** By errno: the cause and what to do. PORT stands for the name of the port's setting. */
const REASONS: Record<string, string> = {
  EADDRINUSE: 'the port is taken: free it or set PORT',
  EACCES: 'this user may not listen on that port: set PORT to 1024 or more, or grant it the right',
  EPERM: 'this user may not listen on that port: set PORT to 1024 or more, or grant it the right',
  EADDRNOTAVAIL: 'that is no address of this machine: set HOST to one that is (0.0.0.0 or :: for all)',
  EAFNOSUPPORT: 'this machine has no such addresses: set HOST to one that it has (0.0.0.0 for all of IPv4)',
  EINVAL: 'that is no address to listen on: set HOST to another (fe80:: addresses need a zone, %eth0)',
  ENOTFOUND: 'nobody knows that name: set HOST to an address of this machine',
  EAI_AGAIN: 'the name could not be looked up: set HOST to an address of this machine',
  EMFILE: 'this process has as many files open as it may: raise the limit (ulimit -n)',
};

/** @param error has the errno as its `code`, or in its message (grpc-js keeps only the message) */
export function cannotListen({ what, host, port, setting }: Listener, error: unknown): StartRefused {
  const { code, message } = error as NodeJS.ErrnoException;
  const errno = code ?? /\bE[A-Z_]{3,}\b/.exec(message)?.[0] ?? 'no reason given';
  const reason = (REASONS[errno] ?? 'set HOST or PORT to another').replaceAll(/\bPORT\b/g, setting);
  return new StartRefused(`${what} can't listen on ${hostAndPort(host, port)} (${errno}): ${reason}`, { cause: error });
}
