const LIMIT_HINT = 'give a whole number, 1 or more; RATE_LIMITS=off takes all limits away';

/** What to give for a setting that is refused. */
export const HINTS: Record<string, string> = {
  PORT: 'give a port from 0 to 65535 (0 = any free one)',
  GRPC_PORT: 'give a port from 0 to 65535 (0 = any free one)',
  THRIFT_PORT: 'give a port from 0 to 65535 (0 = any free one)',
  METRICS_PORT: 'give a port from 0 to 65535 (0 = any free one), or leave it out: no metrics',
  DATABASE_URL: 'give postgres://user:password@host:port/database, or leave it out for the embedded PostgreSQL',
  DATABASE_DIRECT_URL: 'give postgres://user:password@host:port/database of the PostgreSQL that DATABASE_URL pools',
  DATABASE_READ_URL: 'give postgres://user:password@host:port/database of a standby, or leave it out',
  DATABASE_POOL: 'give how many connections this node may open for calls, 2 to 1000',
  HOST: 'give an address of this machine (0.0.0.0 or :: for all) or its name, without blanks',
  CORS_ORIGINS: 'give origins between commas, https://game.example say, or * for any',
  ALLOWED_HOSTS: 'give host names between commas, game.example say',
  NODES: 'give auto, for one node a core, or how many there are to be, 1 to 256',
  COALESCE: 'give on or off',
  EVENTS_URL:
    'give nats://user:password@host:port or tls://… (more servers after commas), or leave it out: PostgreSQL carries the events',
  TURN_TIMEOUT_S: 'give whole seconds, 1 or more',
  WAITING_TIMEOUT_S: 'give whole seconds, 1 or more',
  BOTS: 'give how many are to wait, 0 to 64',
  BOT_PACE: 'give unhurried or at-once',
  RATE_LIMITS: 'give on or off',
  LOGINS_PER_MINUTE: LIMIT_HINT,
  REGISTRATIONS_PER_MINUTE: LIMIT_HINT,
  FAILED_LOGINS_PER_MINUTE: LIMIT_HINT,
  ROOMS_PER_MINUTE: LIMIT_HINT,
  CALLS_PER_SECOND: LIMIT_HINT,
  TRUST_PROXY:
    'give addresses or networks of your proxies between commas, 10.0.0.5,10.1.0.0/16 say, and not all there are',
  ADMIN_PASSWORD: 'give 12 to 1024 characters, or leave it out: there is no /admin then',
  TLS_CERT_FILE: 'give the path of a certificate in PEM format',
  TLS_KEY_FILE: 'give the path of its private key in PEM format',
  TLS_CLIENT_CA_FILE: 'give the path of the certificates that issue those of gRPC clients',
  LOG_LEVEL: 'give one of fatal, error, warn, info, debug, trace',
  LOG_FORMAT: 'give text or json',
};
