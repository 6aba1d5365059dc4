import { isIPv4 } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Config } from '../../config.ts';
import { Failure, FAILURES } from '../../rpc/failures.ts';
import { REQUEST_ID } from '../request-id.ts';
import type { RequestHead } from './http-transport.ts';

const DEFAULT_PORTS = /:(80|443)$/;

/** A host in one form, so that Origin and Host can be compared: lower case, no dot at the end, no default port. */
const normalised = (host: string): string =>
  host
    .toLowerCase()
    .replace(DEFAULT_PORTS, '')
    .replace(/\.(?=:|$)/, '');

const withoutPort = (host: string): string => host.replace(/:\d*$/, '');

function isLoopback(host: string): boolean {
  const name = withoutPort(normalised(host)).replace(/^\[(.*)\]$/, '$1');
  return (
    name === 'localhost' || name.endsWith('.localhost') || name === '::1' || (isIPv4(name) && name.startsWith('127.'))
  );
}

/** The longest that browsers cache the answer to a preflight. */
const PREFLIGHT_MAX_AGE_S = 7200;

/** Headers of any transport's requests that browsers do not allow by default. */
const ALLOWED_HEADERS = [
  ...['authorization', 'content-type', 'x-seq-no', 'x-protocol-version', 'x-route', REQUEST_ID],
  ...['traceparent', 'tracestate'],
  ...['connect-protocol-version', 'connect-timeout-ms', 'grpc-timeout', 'x-grpc-web', 'x-user-agent'],
].join(', ');

/** Headers of any transport's answers that scripts of other sites may read. */
const EXPOSED_HEADERS = [
  ...['grpc-status', 'grpc-message', 'retry-after', 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'],
  REQUEST_ID,
].join(', ');

/**
 * Keeps pages of other sites from acting on this server through the browsers of their visitors. Clients that are no
 * browsers send neither Origin nor Sec-Fetch-Site and notice nothing.
 */
@Injectable()
export class Origins {
  private readonly allowsAll: boolean;
  private readonly origins: ReadonlySet<string>;
  /** undefined: any host is allowed, since the server listens on the network and can't know its names */
  private readonly hosts: ReadonlySet<string> | undefined;

  constructor({ corsOrigins, allowedHosts, host }: Config) {
    this.allowsAll = corsOrigins.includes('*');
    this.origins = new Set(corsOrigins);
    this.hosts = isLoopback(host.includes(':') ? `[${host}]` : host)
      ? new Set(allowedHosts.map(normalised))
      : undefined;
  }

  /**
   * Protects a server on loopback against DNS rebinding: whoever owns a name can let it resolve to 127.0.0.1.
   * @throws Failure ForeignSite
   */
  requireKnownHost(host: string): void {
    if (!this.hosts || host === '' || isLoopback(host)) return;
    const name = normalised(host);
    if (this.hosts.has(name) || this.hosts.has(withoutPort(name))) return;
    throw new Failure(
      FAILURES.ForeignSite,
      'this server listens on loopback and is called by another name: call it as localhost, or set ALLOWED_HOSTS',
    );
  }

  /** @throws Failure ForeignSite when a browser says that another site's page makes this request */
  requireOwnSite({ headers }: RequestHead, host: string): void {
    const { origin } = headers;
    const isForeign =
      origin === undefined
        ? headers['sec-fetch-site'] === 'cross-site'
        : !this.isOwn(origin, host) && !this.isAllowed(origin);
    if (isForeign)
      throw new Failure(
        FAILURES.ForeignSite,
        "a page of another site can't call this server: add its origin to CORS_ORIGINS if it may",
      );
  }

  /**
   * As `requireOwnSite`, whatever CORS_ORIGINS allows: for requests that a cookie vouches for.
   * @throws Failure ForeignSite
   */
  requireOwnPage({ headers }: Pick<RequestHead, 'headers'>, host: string): void {
    const { origin } = headers;
    const isOwn =
      origin === undefined
        ? ['same-origin', 'none', undefined].includes(headers['sec-fetch-site'])
        : this.isOwn(origin, host);
    if (!isOwn)
      throw new Failure(FAILURES.ForeignSite, "another site's page can't do this: open the server's own page");
  }

  /** CORS headers for a page of another site that is allowed to call; empty for all other callers. */
  answerHeaders({ headers }: RequestHead, host: string): Record<string, string> {
    const { origin } = headers;
    if (origin === undefined || this.isOwn(origin, host) || !this.isAllowed(origin)) return {};
    return {
      'access-control-allow-origin': this.allowsAll ? '*' : origin,
      'access-control-expose-headers': EXPOSED_HEADERS,
      vary: 'origin',
    };
  }

  /** Headers of the answer to a preflight. */
  preflightHeaders(head: RequestHead, host: string): Record<string, string> {
    return {
      ...this.answerHeaders(head, host),
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': ALLOWED_HEADERS,
      'access-control-max-age': String(PREFLIGHT_MAX_AGE_S),
    };
  }

  /** The scheme is not compared: behind a proxy that ends TLS, the page says https and this server http. */
  private isOwn(origin: string, host: string): boolean {
    const [, named] = /^https?:\/\/([^/]+)$/i.exec(origin) ?? [];
    return named !== undefined && normalised(named) === normalised(host);
  }

  private isAllowed(origin: string): boolean {
    return this.allowsAll || this.origins.has(origin.toLowerCase());
  }
}
