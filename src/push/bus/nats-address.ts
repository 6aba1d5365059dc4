type Login = { user: string; pass: string } | { token: string };

const DEFAULT_PORT = 4222;

/** user, password, host, port: nothing in it that would have to be percent-encoded */
const SERVER =
  /^(?:nats:\/\/)?(?:([^:@/?#[\]\s,]+)(?::([^@/?#[\]\s,]*))?@)?(\[[\da-fA-F:.]+\]|[^:@/?#[\]\s,]+)(?::(\d{1,5}))?\/?$/;

const SPECIAL =
  'is no NATS address, or its password is not percent-encoded (%23 for #, %40 for @, %25 for %, %2F for /)';

/** Where NATS servers of one cluster are and how to log in there: read once, so that nothing can go wrong with it later. */
export class NatsAddress {
  /** `host:port` each */
  readonly servers: readonly string[];
  // private, so that nothing that shows the address shows its secret
  readonly #login: Login | undefined;

  /**
   * Reads `nats://user:password@host:port,host:port …`, or `nats://token@host`. Who logs in stands with the first server,
   * or with each alike.
   * @throws Error whose message goes on from the setting's name and bears no part of the URL that may be secret
   */
  constructor(url: string) {
    if (!url.startsWith('nats://')) throw new Error(SPECIAL);
    const each = url.split(',').map(parseServer);
    const logins = each.flatMap(({ login }) => (login ? [login] : []));
    if (new Set(logins.map((login) => JSON.stringify(login))).size > 1)
      throw new Error('has different logins for its servers: they are of one cluster and take one');
    this.servers = each.map(({ server }) => server);
    this.#login = logins[0];
  }

  /** for people, with no secret in it: `NATS on 127.0.0.1:4222` */
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
