import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { HINTS } from './config-hints.ts';
import { PostgresAddress } from './persistence/index.ts';
import { NatsAddress } from './push/bus/nats-address.ts';
import type { RateLimitSettings } from './rpc/rate-limits.ts';
import { host, limit, list, type Network, networks, optional, port, read, seconds, whole } from './setting-types.ts';
import { StartRefused } from './start-refused.ts';
import { type TlsFiles, tlsFilesOf } from './tls/tls-files.ts';

export type { Network } from './setting-types.ts';

/** characters of ADMIN_PASSWORD */
const PASSWORD = { least: 12, most: 1024 };

function adminPassword(text: string): string {
  if (text.length < PASSWORD.least) throw new Error(`has fewer than ${PASSWORD.least} characters`);
  if (text.length > PASSWORD.most) throw new Error(`has more than ${PASSWORD.most} characters`);
  return text;
}

const postgres = read((url) => new PostgresAddress(url));

const environment = z.object({
  NODE_ENV: z.string().optional(),
  HOST: optional(host.optional()),
  PORT: optional(port.prefault('14500')),
  GRPC_PORT: optional(port.prefault('14501')),
  THRIFT_PORT: optional(port.prefault('14502')),
  METRICS_PORT: optional(port.optional()),
  DATABASE_URL: optional(postgres.optional()),
  DATABASE_DIRECT_URL: optional(postgres.optional()),
  DATABASE_READ_URL: optional(postgres.optional()),
  DATABASE_POOL: optional(whole(2, 1000).prefault('16')),
  CORS_ORIGINS: optional(
    list
      .refine((origins) => origins.every((origin) => origin === '*' || /^https?:\/\/[^/?#\s@]+$/i.test(origin)))
      .default([]),
  ),
  ALLOWED_HOSTS: optional(list.refine((hosts) => hosts.every((host) => /^[^/?#\s@*]+$/.test(host))).default([])),
  NODES: optional(
    z
      .literal('auto')
      .transform(() => availableParallelism())
      .or(whole(1, 256))
      .optional(),
  ),
  COALESCE: optional(z.enum(['on', 'off']).default('on')),
  TURN_TIMEOUT_S: optional(seconds.prefault('60')),
  WAITING_TIMEOUT_S: optional(seconds.prefault('600')),
  EVENTS_URL: optional(read((url) => new NatsAddress(url)).optional()),
  BOTS: optional(whole(0, 64).optional()),
  BOT_PACE: optional(z.enum(['unhurried', 'at-once']).default('unhurried')),
  RATE_LIMITS: optional(z.enum(['on', 'off']).default('on')),
  LOGINS_PER_MINUTE: limit('1200'),
  REGISTRATIONS_PER_MINUTE: limit('600'),
  FAILED_LOGINS_PER_MINUTE: limit('10'),
  ROOMS_PER_MINUTE: limit('600'),
  CALLS_PER_SECOND: limit('3000'),
  TRUST_PROXY: optional(networks.default([])),
  TLS_CERT_FILE: optional(z.string().optional()),
  TLS_KEY_FILE: optional(z.string().optional()),
  TLS_CLIENT_CA_FILE: optional(z.string().optional()),
  ADMIN_PASSWORD: optional(read(adminPassword).optional()),
  LOG_LEVEL: optional(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('warn')),
  LOG_FORMAT: optional(z.enum(['text', 'json']).optional()),
});

/** bots that wait on the embedded PostgreSQL, unless BOTS says another number */
const BOTS_OF_A_TRIAL = 5;

/** The settings from the environment, checked once. A few that are needed earlier are read elsewhere (LOG_LEVEL). */
export class Config {
  /** address to listen on; loopback unless NODE_ENV is production */
  readonly host: string;
  readonly port: number;
  readonly grpcPort: number;
  readonly thriftPort: number;
  /** absent: no metrics are counted or told */
  readonly metricsPort: number | undefined;
  /** how many nodes share the ports, each a process of its own; absent: this process is the only one */
  readonly nodes: number | undefined;
  /** absent: the embedded PostgreSQL */
  readonly database: PostgresAddress | undefined;
  /** the same database without the transaction-mode pooler, for LISTEN and migrations; by default `database` */
  readonly databaseDirect: PostgresAddress | undefined;
  /** a standby of `database` for reads that may be a little old; absent: `database` answers them */
  readonly databaseRead: PostgresAddress | undefined;
  /** connections that this node may open for calls */
  readonly databasePool: number;
  /** origins of other sites whose pages may call, in lower case; `*`: any */
  readonly corsOrigins: readonly string[];
  /** names by which this server may be called while it listens on loopback */
  readonly allowedHosts: readonly string[];
  /** whether concurrent optimistic calls share statements and commits (the setting COALESCE) */
  readonly isBatching: boolean;
  /** absent: PostgreSQL carries wake-ups between nodes */
  readonly events: NatsAddress | undefined;
  readonly turnTimeoutS: number;
  readonly waitingTimeoutS: number;
  /** bots that wait for opponents; by default 5 on the embedded PostgreSQL and none elsewhere */
  readonly bots: number;
  /** whether bots take 0.6 to 2.5 s for a move, or no longer than their search */
  readonly botPace: 'unhurried' | 'at-once';
  /** how often clients may call; absent: as often as they like (RATE_LIMITS=off) */
  readonly rateLimits: RateLimitSettings | undefined;
  /** proxies whose X-Forwarded-For is believed */
  readonly trustedProxies: readonly Network[];
  /** absent: every port speaks plain text */
  readonly tls: TlsFiles | undefined;
  /** absent: there is no /admin */
  readonly adminPassword: string | undefined;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';
  /** lines for people, or JSON for programs; by default JSON where NODE_ENV is production */
  readonly logFormat: 'text' | 'json';

  /** @throws StartRefused with one line: the setting, its value and the allowed values */
  constructor(env: Record<string, string | undefined>) {
    const { data, error } = environment.safeParse(env);
    if (error) {
      const [issue] = error.issues;
      const name = String(issue?.path[0]);
      const what = /_(URL|PASSWORD)$/.test(name) ? issue?.message : `is ${shown(env[name])}, which it can't be`;
      throw new StartRefused(`${name} ${what}: ${HINTS[name] ?? issue?.message}`);
    }
    this.host = data.HOST ?? (data.NODE_ENV === 'production' ? '0.0.0.0' : '127.0.0.1');
    this.port = data.PORT;
    this.grpcPort = data.GRPC_PORT;
    this.thriftPort = data.THRIFT_PORT;
    this.metricsPort = data.METRICS_PORT;
    this.nodes = data.NODES;
    this.database = data.DATABASE_URL;
    this.databaseDirect = data.DATABASE_DIRECT_URL;
    this.databaseRead = data.DATABASE_READ_URL;
    this.databasePool = data.DATABASE_POOL;
    this.corsOrigins = data.CORS_ORIGINS.map((origin) => origin.toLowerCase());
    this.allowedHosts = data.ALLOWED_HOSTS;
    this.isBatching = data.COALESCE === 'on';
    this.events = data.EVENTS_URL;
    this.turnTimeoutS = data.TURN_TIMEOUT_S;
    this.waitingTimeoutS = data.WAITING_TIMEOUT_S;
    this.bots = data.BOTS ?? (this.database === undefined ? BOTS_OF_A_TRIAL : 0);
    this.botPace = data.BOT_PACE;
    this.rateLimits =
      data.RATE_LIMITS === 'off'
        ? undefined
        : {
            loginsPerMinute: data.LOGINS_PER_MINUTE,
            registrationsPerMinute: data.REGISTRATIONS_PER_MINUTE,
            failedLoginsPerMinute: data.FAILED_LOGINS_PER_MINUTE,
            roomsPerMinute: data.ROOMS_PER_MINUTE,
            callsPerSecond: data.CALLS_PER_SECOND,
          };
    this.trustedProxies = data.TRUST_PROXY;
    this.tls = tlsFilesOf(data);
    this.adminPassword = data.ADMIN_PASSWORD;
    this.logLevel = data.LOG_LEVEL;
    this.logFormat = data.LOG_FORMAT ?? (data.NODE_ENV === 'production' ? 'json' : 'text');
  }
}

/** A value as an error shows it; hidden if it looks like an address with a password, set by mistake. */
function shown(value: string | undefined): string {
  return /[@/]/.test(value ?? '') ? 'a text that is not shown, for it may hold a password' : JSON.stringify(value);
}
