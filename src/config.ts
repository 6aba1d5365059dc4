import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65535);
const seconds = z.coerce
  .number()
  .int()
  .min(1)
  .max(7 * 24 * 3600);
const optional = <T extends z.ZodType>(type: T) => z.preprocess((text) => (text === '' ? undefined : text), type);

const environment = z.object({
  NODE_ENV: z.string().optional(),
  HOST: optional(z.string().optional()),
  PORT: optional(port.default(14500)),
  GRPC_PORT: optional(port.default(14501)),
  DATABASE_URL: optional(
    z
      .string()
      .regex(/^postgres(ql)?:\/\//)
      .optional(),
  ),
  DATABASE_DIRECT_URL: optional(
    z
      .string()
      .regex(/^postgres(ql)?:\/\//)
      .optional(),
  ),
  COALESCE: optional(z.enum(['on', 'off']).default('on')),
  TURN_TIMEOUT_S: optional(seconds.default(60)),
  WAITING_TIMEOUT_S: optional(seconds.default(600)),
  EVENTS_URL: optional(
    z
      .string()
      .regex(/^nats:\/\/[^/]/)
      .optional(),
  ),
  BOTS: optional(z.coerce.number().int().min(0).max(64).optional()),
  LOG_LEVEL: optional(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('warn')),
});

/** as many as waited for the audience of the talk of 2017 */
const BOTS_OF_A_TRIAL = 5;

const HINTS: Record<string, string> = {
  PORT: 'give a port from 0 to 65535 (0 = any free one)',
  GRPC_PORT: 'give a port from 0 to 65535 (0 = any free one)',
  DATABASE_URL: 'give postgres://user:password@host:port/database, or leave it out for the embedded PostgreSQL',
  DATABASE_DIRECT_URL: 'give postgres://user:password@host:port/database of the PostgreSQL that DATABASE_URL pools',
  COALESCE: 'give on or off',
  EVENTS_URL: 'give nats://host:port, or leave it out: PostgreSQL carries the events',
  TURN_TIMEOUT_S: 'give whole seconds, 1 or more',
  WAITING_TIMEOUT_S: 'give whole seconds, 1 or more',
  BOTS: 'give how many are to wait, 0 to 64',
  LOG_LEVEL: 'give one of fatal, error, warn, info, debug, trace',
};

/** What the environment says, read and checked once. Nothing else reads `process.env`. */
export class Config {
  /** address to listen on; loopback unless NODE_ENV is production */
  readonly host: string;
  readonly port: number;
  readonly grpcPort: number;
  /** absent: the embedded PostgreSQL */
  readonly databaseUrl: string | undefined;
  /** of the same database past a transaction-mode pooler: LISTEN and migrations go there; databaseUrl unless set */
  readonly databaseDirectUrl: string | undefined;
  /** whether hot calls of one moment share statements and commits */
  readonly isCoalescing: boolean;
  /** nats://…; absent: PostgreSQL carries wake-ups between nodes */
  readonly eventsUrl: string | undefined;
  readonly turnTimeoutS: number;
  readonly waitingTimeoutS: number;
  /** that wait for opponents; unless set, 5 on the embedded PostgreSQL and none elsewhere */
  readonly bots: number;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

  /** @throws Error with one line that names the setting, its value and what it may be */
  constructor(env: Record<string, string | undefined>) {
    const { data, error } = environment.safeParse(env);
    if (error) {
      const name = String(error.issues[0]?.path[0]);
      const shown = /^DATABASE_/.test(name) ? 'no PostgreSQL address' : `"${env[name]}", which it can't be`;
      throw new Error(`${name} is ${shown}: ${HINTS[name] ?? error.issues[0]?.message}`);
    }
    this.host = data.HOST ?? (data.NODE_ENV === 'production' ? '0.0.0.0' : '127.0.0.1');
    this.port = data.PORT;
    this.grpcPort = data.GRPC_PORT;
    this.databaseUrl = data.DATABASE_URL;
    this.databaseDirectUrl = data.DATABASE_DIRECT_URL;
    this.isCoalescing = data.COALESCE === 'on';
    this.eventsUrl = data.EVENTS_URL;
    this.turnTimeoutS = data.TURN_TIMEOUT_S;
    this.waitingTimeoutS = data.WAITING_TIMEOUT_S;
    this.bots = data.BOTS ?? (this.databaseUrl === undefined ? BOTS_OF_A_TRIAL : 0);
    this.logLevel = data.LOG_LEVEL;
  }
}
