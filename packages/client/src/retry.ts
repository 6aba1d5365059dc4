import { backoffAfter } from '@othello-rpc/kernel/backoff';
import { OutcomeUnknown } from './errors.ts';
import type { Delivery, EncodedCall } from './transport.ts';
import { pause } from './unless-aborted.ts';

/** How often and after which waits a call is sent again. */
export interface RetryPolicy {
  /** times that a call is sent before it is given up; 5 */
  maxAttempts: number;
  /** ms before the second attempt, doubled before each later one: a random half to all of it is waited; 200 */
  backoffMs: number;
  /** ms that no wait exceeds, unless Retry-After asks for more; 5000 */
  backoffCeilingMs: number;
  /** ms after which an attempt without an answer is given up; 5000, since the server gives itself 4500 */
  attemptTimeoutMs: number;
}

export const RETRY_POLICY: RetryPolicy = {
  maxAttempts: 5,
  backoffMs: 200,
  backoffCeilingMs: 5000,
  attemptTimeoutMs: 5000,
};

/** ms: with less time left no attempt is begun, since no server answers so soon, and timers fire up to 2 ms early. */
const SHORTEST_ATTEMPT_MS = 5;

/** One call's round of attempts. */
export interface RetryOptions {
  /** where it goes, for people */
  target: string;
  policy: RetryPolicy;
  signal: AbortSignal;
  /** performance.now() at which the last attempt ends */
  endMs: number;
  /** called when an attempt had no answer in time: its connection may be dead, and others with it */
  leaveDeadConnections: ((signal: AbortSignal) => Promise<void>) | undefined;
  /** called before each wait */
  onRetry: (attempt: number, error: OutcomeUnknown, waitMs: number) => void;
}

/**
 * Sends a call until it is answered.
 * @throws OutcomeUnknown when attempts or time are spent; CallImpossible; the signal's reason
 */
export async function sendUntilAnswered(call: EncodedCall, options: RetryOptions): Promise<Delivery> {
  const { policy, signal, endMs, onRetry } = options;
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted();
    let isTimedOut = false;
    try {
      return await send(call, options, () => (isTimedOut = true));
    } catch (error) {
      if (signal.aborted || !(error instanceof OutcomeUnknown)) throw error;
      const waitMs = Math.max(backoffAfter(attempt, policy), error.retryAfterMs ?? 0);
      if (attempt >= policy.maxAttempts || performance.now() + waitMs + SHORTEST_ATTEMPT_MS >= endMs) throw error;
      onRetry(attempt, error, waitMs);
      const left = isTimedOut ? options.leaveDeadConnections?.(signal) : undefined;
      await Promise.all([pause(waitMs, signal), left]);
    }
  }
}

/** One attempt. It ends when it is aborted, even if the transport notices that later. */
function send(
  call: EncodedCall,
  { target, policy, signal, endMs }: RetryOptions,
  onTimeout: () => void,
): Promise<Delivery> {
  const stop = new AbortController();
  const timeoutMs = Math.max(0, Math.min(policy.attemptTimeoutMs, endMs - performance.now()));
  return new Promise<Delivery>((resolve, reject) => {
    const giveUp = (reason: Error) => {
      reject(reason);
      stop.abort(reason);
    };
    const seconds = `${(timeoutMs / 1000).toFixed(1)} s`;
    const expire = () => {
      onTimeout();
      giveUp(new OutcomeUnknown(`no answer from ${target} within ${seconds}: it stalls, or the network does`));
    };
    const abort = () => giveUp(signal.reason as Error);
    const timer = setTimeout(expire, timeoutMs);
    signal.addEventListener('abort', abort, { once: true });
    const settle = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    };
    stop.signal.addEventListener('abort', settle, { once: true });
    void call
      .send({ signal: stop.signal, deadlineMs: Date.now() + timeoutMs })
      .then(resolve, reject)
      .finally(settle);
  });
}
