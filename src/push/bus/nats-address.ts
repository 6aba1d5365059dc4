type Login = { user: string; pass: string } | { token: string };

const DEFAULT_PORT = 4222;

/** user, password, host, port; characters that have to be percent-encoded do not match */
const SERVER =
  /^(?:nats:\/\/|tls:\/\/)?(?:([^:@/?#[\]\s,]+)(?::([^@/?#[\]\s,]*))?@)?(\[[\da-fA-F:.]+\]|[^:@/?#[\]\s,]+)(?::(\d{1,5}))?\/?$/;

const SPECIAL =
  'is no NATS address, or its password is not percent-encoded (%23 for #, %40 for @, %25 for %, %2F for /)';

/**
 * Addresses and login of the servers of a NATS cluster, parsed from the setting at start-up, so that errors show then.
 */
export class NatsAddress {
  /** `host:port` each */
  readonly servers: readonly string[];
  /** whether each of them is called over TLS, and trusted as Node trusts (NODE_EXTRA_CA_CERTS) */
  readonly isSecure: boolean;
  // private fields, so that logging the object does not show the secret
  readonly #login: Login | undefined;

  /**
   * Reads `nats://user:password@host:port,host:port …`, or `nats://token@host`. The login is part of the first server,
   * or the same in each. `tls://` in place of `nats://`, before each that has one: over TLS.
   * @throws Error whose message continues after the setting's name and quotes no part of the URL that may be secret
   */
  constructor(url: string) {
    const [, scheme] = /^(nats|tls):\/\//.exec(url) ?? [];
    if (scheme === undefined) throw new Error(SPECIAL);
    this.isSecure = scheme === 'tls';
    if (url.split(',').some((text) => new RegExp(`^${this.isSecure ? 'nats' : 'tls'}://`).test(text)))
      throw new Error('asks for TLS in part: give tls:// to all of its servers or to none');
    const each = url.split(',').map(parseServer);
    const logins = each.flatMap(({ login }) => (login ? [login] : []));
    if (new Set(logins.map((login) => JSON.stringify(login))).size > 1)
      throw new Error('has different logins for its servers: they are of one cluster and take one');
    this.servers = each.map(({ server }) => server);
    this.#login = logins[0];
  }

  /** for messages, without secrets: `NATS on 127.0.0.1:4222` */
  get name(): string {
    return `NATS on ${this.servers.join(', ')}`;
  }

  /** as NATS' client takes it */
  get login(): Login | undefined {
    return this.#login;
  }
}

function parseServer(text: string): { server: string; login: Login | undefined } {
  const [isRead, user, password, host = '', port = DEFAULT_PORT] = SERVER.exec(text) ?? [];
  if (isRead === undefined || Number(port) > 65535) throw new Error(SPECIAL);
  const server = `${host}:${port}`;
  if (user === undefined) return { server, login: undefined };
  if (password === undefined) return { server, login: { token: decoded(user) } };
  return { server, login: { user: decoded(user), pass: decoded(password) } };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error(SPECIAL);
  }
}
