import { OutcomeUnknown } from './errors.ts';
import { pause } from './pause.ts';
import type { Delivery, Parcel } from './transport.ts';

/** When a call is sent again. */
export interface RetryPolicy {
  /** times that a call is sent before it is given up; 5 */
  maxAttempts: number;
  /** longest wait before the second attempt, doubled before each later one; 200 ms. The true wait is a random half to all of it. */
  backoffMs: number;
  /** no longer wait than this, unless Retry-After asks for it; 5000 ms */
  backoffCeilingMs: number;
  /** an attempt without an answer is given up after this; 6000 ms, a little more than the server gives itself */
  attemptTimeoutMs: number;
}

export const RETRY_POLICY: RetryPolicy = {
  maxAttempts: 5,
  backoffMs: 200,
  backoffCeilingMs: 5000,
  attemptTimeoutMs: 6000,
};

/** One call's round of attempts. */
export interface Round {
  policy: RetryPolicy;
  /** the caller's own */
  signal: AbortSignal | undefined;
  /** ms since 1970: no attempt begins or lasts beyond it */
  deadlineMs: number;
  /** told before each wait */
  onRetry: (attempt: number, error: OutcomeUnknown, waitMs: number) => void;
}

/**
 * Sends a parcel until it is answered.
 * @throws OutcomeUnknown when attempts or time are spent; CallImpossible; the signal's reason
 */
export async function deliver(parcel: Parcel, round: Round): Promise<Delivery & { attempts: number }> {
  const { policy, signal, deadlineMs } = round;
  for (let attempts = 1; ; attempts++) {
    signal?.throwIfAborted();
    try {
      return { ...(await attempt(parcel, round)), attempts };
    } catch (error) {
      if (signal?.aborted || !(error instanceof OutcomeUnknown)) throw error;
      const waitMs = Math.max(backoffMs(policy, attempts), error.retryAfterMs ?? 0);
      if (attempts >= policy.maxAttempts || Date.now() + waitMs >= deadlineMs) throw error;
      round.onRetry(attempts, error, waitMs);
      await pause(waitMs, signal);
    }
  }
}

function backoffMs({ backoffMs, backoffCeilingMs }: RetryPolicy, attempts: number): number {
  return Math.min(backoffCeilingMs, backoffMs * 2 ** (attempts - 1)) * (0.5 + Math.random() / 2);
}

/** A transport may be slow to notice that it is to stop: nobody waits for it. */
function attempt(parcel: Parcel, { policy, signal, deadlineMs }: Round): Promise<Delivery> {
  const stop = new AbortController();
  const endMs = Math.min(deadlineMs, Date.now() + policy.attemptTimeoutMs);
  return new Promise<Delivery>((resolve, reject) => {
    const giveUp = (reason: Error) => {
      reject(reason);
      stop.abort(reason);
    };
    const patienceMs = Math.max(0, endMs - Date.now());
    const late = () =>
      giveUp(
        new OutcomeUnknown(`no answer within ${(patienceMs / 1000).toFixed(1)} s: the server is there but stalls`),
      );
    const timer = setTimeout(late, patienceMs);
    const abort = () => giveUp(signal?.reason as Error);
    signal?.addEventListener('abort', abort, { once: true });
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
    parcel.send({ signal: stop.signal, deadlineMs: endMs }).then(resolve, reject).finally(settle);
    stop.signal.addEventListener('abort', settle, { once: true });
  });
}
