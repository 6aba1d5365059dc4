import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Response } from 'express';
import { Failure, FAILURES, isToWait, RETRY_AFTER_S, wholeSeconds } from '../rpc/failures.ts';
import { asFailure } from '../rpc/faults.ts';

/** HTTP status of refusals that are answers of status 200 in a call. */
const STATUS = new Map<string, number>([
  [FAILURES.UserInvalidToken.name, 401],
  [FAILURES.InvalidArgument.name, 404],
]);

/** Tells the administrator in one line what went wrong. Of an unexpected error the log has the stack. */
@Catch()
export class AdminErrors implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const failure = error instanceof HttpException ? new Failure(FAILURES.Malformed, error.message) : asFailure(error);
    const { kind, message, retryAfterMs } = failure;
    if (kind === FAILURES.TooLarge) response.setHeader('connection', 'close');
    if (isToWait(kind.http)) response.setHeader('retry-after', wholeSeconds(retryAfterMs ?? RETRY_AFTER_S * 1000));
    response.setHeader('cache-control', 'no-store');
    response.status(STATUS.get(kind.name) ?? kind.http).json({ error: message });
  }
}
