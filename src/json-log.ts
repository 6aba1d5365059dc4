import { type Level, type Logger, pino, stdTimeFunctions } from 'pino';
import type { Config } from './config.ts';
import { messageOf, stackOf } from './error-stack.ts';
import { takesLine } from './log-output.ts';
import type { LoggedCall, NodeLog } from './node-log.ts';
import { ownNumber } from './processes/node-process.ts';

/** One line of JSON for each line of the log, for programs that gather logs. */
export class JsonLog implements NodeLog {
  private readonly lines: Logger;

  constructor({ logLevel }: Pick<Config, 'logLevel'>) {
    const node = ownNumber();
    this.lines = pino(
      {
        level: logLevel,
        base: { pid: process.pid, ...(node !== undefined && { node }) },
        timestamp: stdTimeFunctions.isoTime,
        messageKey: 'message',
        formatters: { level: (level) => ({ level }) },
      },
      // pino's own destinations end the process, or wait, when nobody reads them
      { write: (line) => void (takesLine('stdout') && process.stdout.write(line)) },
    );
  }

  log(message: unknown, ...more: unknown[]): void {
    this.write('info', message, more);
  }

  error(message: unknown, ...more: unknown[]): void {
    this.write('error', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.write('warn', message, more);
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.write('debug', message, more);
  }

  verbose(message: unknown, ...more: unknown[]): void {
    this.write('trace', message, more);
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.write('fatal', message, more);
  }

  call(call: LoggedCall): void {
    this.lines.info({ context: 'Calls', ...call }, 'call');
  }

  announce(text: string, fields: Readonly<Record<string, unknown>>): void {
    const [message] = text.split('\n');
    // it is told whatever LOG_LEVEL is, as the lines for people are
    this.lines.child({}, { level: 'info' }).info(fields, message);
  }

  /** @param more what Nest's Logger adds; its last text is the context */
  private write(level: Level, message: unknown, more: readonly unknown[]): void {
    if (!this.lines.isLevelEnabled(level)) return;
    const last = more.at(-1);
    const context = typeof last === 'string' ? { context: last } : {};
    const text = textOf(message);
    const end = text.indexOf('\n');
    if (end < 0) this.lines[level](context, text);
    else this.lines[level]({ ...context, stack: text }, text.slice(0, end));
  }
}

/** Other fields of an object are left out: they may hold what is secret. */
function textOf(message: unknown): string {
  if (typeof message === 'function') return textOf((message as () => unknown)());
  if (message instanceof Error) return stackOf(message);
  return messageOf(message);
}
