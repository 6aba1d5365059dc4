import { readFileSync } from 'node:fs';
import type pg from 'pg';

/** PostgreSQL's settings by name. */
export type Settings = Readonly<Record<string, number | string>>;

export type ClientConfig = Pick<
  pg.ClientConfig,
  'host' | 'port' | 'user' | 'password' | 'database' | 'ssl' | 'options'
>;

const DEFAULT_PORT = 5432;

/** user, password, host, port, database, query; characters that have to be percent-encoded do not match */
const SHAPE =
  /^postgres(?:ql)?:\/\/(?:([^:@/?#[\]\s]*)(?::([^@/?#[\]\s]*))?@)?(\[[\da-fA-F:.]+\]|[^:@/?#[\]\s,]*)(?::(\d{1,5}))?(?:\/([^/?#@\s]*))?(?:\?([^#@\s]*))?$/;

const SPECIAL =
  'is no PostgreSQL address, or its password is not percent-encoded (%23 for #, %40 for @, %25 for %, %2F for /)';

/** Address and login of a PostgreSQL server, parsed from its URL at start-up, so that errors in it show then. */
export class PostgresAddress {
  /** a name, an address, or the folder of a Unix socket */
  readonly host: string;
  readonly port: number;
  /** undefined: as pg finds it (PGUSER, the operating system's user) */
  readonly user: string | undefined;
  // private fields, so that logging the object does not show the password
  readonly #url: string;
  readonly #login: ClientConfig;
  readonly #options: string;
  /** text of the files of certificates by the parameter that names them: sslrootcert, sslcert */
  readonly certificates: ReadonlyMap<string, string>;

  /**
   * Reads the forms that pg reads: `postgres://user:password@host:port/database`, `…@/database?host=/folder` for a Unix
   * socket, `sslmode` and its files, `options`. Other parameters of the query are ignored.
   * @throws Error whose message continues after the setting's name and quotes no part of the URL that may be secret
   */
  constructor(url: string) {
    const parts = SHAPE.exec(url);
    if (!parts) throw new Error(/^[^@]*@[^/?#]*,/.test(url) ? 'names several hosts, it may name one' : SPECIAL);
    const [user, password, host, port, database] = parts.slice(1, 6).map((part) => part && decoded(part));
    const query = parseQuery(parts[6] ?? '');
    this.#url = url;
    this.#options = query.get('options') ?? '';
    this.host = (query.get('host') ?? host)?.replace(/^\[(.*)\]$/, '$1') || 'localhost';
    this.port = portOf(query.get('port') ?? port);
    this.user = query.get('user') ?? (user || undefined);
    const { certificates, ...tls } = tlsOf(query);
    this.certificates = certificates;
    this.#login = {
      host: this.host,
      port: this.port,
      user: this.user,
      password: query.get('password') ?? (password || undefined),
      database: query.get('dbname') ?? (database || undefined),
      ...tls,
    };
  }

  /** for messages, without secrets: `PostgreSQL on 127.0.0.1:5432` */
  get name(): string {
    if (this.host.startsWith('/')) return `PostgreSQL in ${this.host}`;
    return `PostgreSQL on ${this.host.includes(':') ? `[${this.host}]` : this.host}:${this.port}`;
  }

  /** the URL as it was given, with its password */
  get url(): string {
    return this.#url;
  }

  /**
   * The configuration for pg's Client.
   * @param settings PostgreSQL's settings by name, for the connection; they override those of the URL's `options`
   */
  clientConfig(settings: Settings = {}): ClientConfig {
    const options = [this.#options, asStartupOptions(settings)].filter((each) => each !== '').join(' ');
    return { ...this.#login, ...(options !== '' && { options }) };
  }
}

function portOf(text: string | undefined): number {
  const port = Number(text || DEFAULT_PORT);
  if (!(Number.isInteger(port) && port > 0 && port < 65536)) throw new Error('has no port from 1 to 65535');
  return port;
}

/** Settings in the form of a connection's start-up options. */
function asStartupOptions(settings: Settings): string {
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${String(value).replace(/[\\ ]/g, '\\$&')}`)
    .join(' ');
}

function parseQuery(query: string): ReadonlyMap<string, string> {
  const pairs = query.split('&').filter((pair) => pair !== '');
  return new Map(
    pairs.map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [decoded(name), decoded(value.join('=').replaceAll('+', ' '))];
    }),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error(SPECIAL);
  }
}

type Tls = Pick<ClientConfig, 'ssl'> & Pick<PostgresAddress, 'certificates'>;

/** Reads the modes as pg 8 does: all that encrypt also verify the server, except no-verify. */
function tlsOf(query: ReadonlyMap<string, string>): Tls {
  const mode = query.get('sslmode') ?? query.get('ssl');
  const files = { ca: query.get('sslrootcert'), cert: query.get('sslcert'), key: query.get('sslkey') };
  const given = Object.entries(files).flatMap(([name, file]) => (file ? [[name, readPem(file)] as const] : []));
  const certificates = new Map(
    given.flatMap(([name, pem]) => (name === 'key' ? [] : [[name === 'ca' ? 'sslrootcert' : 'sslcert', pem]])),
  );
  if (mode === undefined && given.length === 0) return { certificates };
  switch (mode) {
    case 'disable':
    case 'false':
    case '0':
      return { ssl: false, certificates: new Map() };
    case 'no-verify':
      return { ssl: { ...Object.fromEntries(given), rejectUnauthorized: false }, certificates };
    case undefined:
    case 'true':
    case '1':
    case 'prefer':
    case 'require':
    case 'verify-ca':
    case 'verify-full':
      return { ssl: Object.fromEntries(given), certificates };
    default:
      throw new Error('has an sslmode that is none of disable, no-verify, require, verify-ca, verify-full');
  }
}

function readPem(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`names a certificate or key file that can't be read (${(error as NodeJS.ErrnoException).code})`, {
      cause: error,
    });
  }
}
