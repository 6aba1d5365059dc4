import type { Invocation, Outcome } from '../rpc/dispatcher.ts';
import { retryAfterMsOf, wholeSeconds } from '../rpc/failures.ts';

/** Headers of an answer, by their names in lower case. */
export type LimitHeaders = Record<string, string>;

const NONE: LimitHeaders = {};

/** What is left of a limit, once half of it is used (docs/protocol.md). */
export function allowanceHeaders({ allowance }: Pick<Invocation, 'allowance'>): LimitHeaders {
  if (!allowance) return NONE;
  return {
    'ratelimit-limit': String(allowance.limit),
    'ratelimit-remaining': String(Math.max(0, allowance.remaining)),
    'ratelimit-reset': String(wholeSeconds(allowance.resetMs)),
  };
}

/** Headers of an HTTP answer: of `allowanceHeaders`, and when a refused call may come again. */
export function limitHeaders({ fault, answers }: Outcome, invocation: Pick<Invocation, 'allowance'>): LimitHeaders {
  const waitMs = retryAfterMsOf(fault, answers);
  if (waitMs === undefined) return allowanceHeaders(invocation);
  return { 'retry-after': String(wholeSeconds(waitMs)), ...allowanceHeaders(invocation) };
}
