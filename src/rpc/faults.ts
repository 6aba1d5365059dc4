import { HttpException, Logger } from '@nestjs/common';
import { messageOf, stackOf } from '../error-stack.ts';
import { DeadlinePassed, reactionTo, RepeatedWarnings } from '../persistence/index.ts';
import { Failure, FAILURES } from './failures.ts';

const logger = new Logger('Call');
const warnings = new RepeatedWarnings(logger);

/** The failure if a rule refused the call, which is an answer; undefined for a fault. */
export function asRefusal(error: unknown): Failure | undefined {
  if (error instanceof Failure) return error.isFault ? undefined : error;
  // a team's guards and interceptors throw Nest's own exceptions
  if (error instanceof HttpException && error.getStatus() < 500)
    return new Failure(FAILURES.InvalidArgument, error.message, { cause: error });
  return undefined;
}

/**
 * Any error as a failure. Of an unexpected error the caller learns only that there was one; the log has its stack.
 * @param requestId of the call, for the log
 */
export function asFailure(error: unknown, requestId?: string): Failure {
  const refusal = asRefusal(error);
  if (refusal) return refusal;
  if (error instanceof Failure) {
    if (error.cause !== undefined) logger.debug(() => stackOf(error));
    return error;
  }
  if (error instanceof DeadlinePassed)
    return new Failure(FAILURES.DeadlineExceeded, 'the call ran out of time and was not done: send it again', {
      cause: error,
    });
  const { is, says } = reactionTo(error);
  if (is === 'locked')
    return new Failure(FAILURES.TwinInFlight, 'another call holds the same rows: send this one again as it is', {
      cause: error,
    });
  if (is === 'repeat')
    return new Failure(FAILURES.TwinInFlight, 'other calls kept undoing this one: send it again as it is', {
      cause: error,
    });
  if (is === 'unavailable') {
    warnings.warn(`the database did not serve a call: ${messageOf(error)}`);
    logger.debug(() => stackOf(error)); // made only when it is shown
    return new Failure(FAILURES.Unavailable, `the database ${says}: send the call again as it is`, { cause: error });
  }
  logger.error(requestId === undefined ? stackOf(error) : `request ${requestId}: ${stackOf(error)}`);
  return new Failure(FAILURES.System, 'the server failed and kept nothing of the call: send it again as it is', {
    cause: error,
  });
}
