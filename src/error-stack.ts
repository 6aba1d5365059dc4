import type { Logger } from '@nestjs/common';

/** levels of causes that are shown, at most */
const MOST_CAUSES = 5;

/** The user and password of an address, which a library may quote in its message. */
const CREDENTIALS = /:\/\/[^/\s@]*@/g;

/**
 * The stack of an error with those of its causes, each once. An error's other fields are left out: they may hold an
 * address with its password.
 */
export function stackOf(error: unknown): string {
  const errors: Error[] = [];
  for (
    let each = error;
    each instanceof Error && !errors.includes(each) && errors.length < MOST_CAUSES;
    each = each.cause
  )
    errors.push(each);
  const text = errors.map(({ stack, message }) => stack ?? message).join('\nCaused by: ') || String(error);
  return text.replaceAll(CREDENTIALS, '://…@');
}

/** The error's message; its name if it has none. */
export const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message || error.name : String(error)).replaceAll(CREDENTIALS, '://…@');

/** Logs an error as one line, and its stack at LOG_LEVEL=debug. */
export function warnOf(logger: Pick<Logger, 'warn' | 'debug'>, what: string, error: unknown): void {
  logger.warn(`${what}: ${messageOf(error)}`);
  logger.debug(() => stackOf(error)); // made only when it is shown
}
