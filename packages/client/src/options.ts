import type { GiveUpHook } from './events.ts';
import { PUSH_POLICY, type PushPolicy } from './push-policy.ts';
import { RETRY_POLICY, type RetryPolicy } from './retry.ts';
import type { Transport } from './transport.ts';

/** Options of a client. */
export interface ClientOptions {
  /** `envelope(url)`, `grpc(address)` or `inProcess(app)` */
  transport: Transport;
  retry?: Partial<RetryPolicy>;
  /** ms until a call is given up, all attempts included; 30 000 */
  deadlineMs?: number;
  /** asked when a call's attempts or its time are spent; by default the call rejects */
  onGiveUp?: GiveUpHook;
  /**
   * The span in which a call is made, as W3C Trace Context writes it; asked once a call. Sent by the envelope over HTTP,
   * Connect, gRPC and Thrift, whose calls have headers; calls in-process are in the active span by themselves.
   */
  traceparent?: () => string | undefined;
  /** called with what a handler throws; by default it is thrown again, outside the call */
  onHandlerError?: (error: unknown) => void;
  /** time-outs of watched rooms' streams; false: rooms are polled instead of streamed */
  push?: false | Partial<PushPolicy>;
  /**
   * ms between two looks at a watched room that is not streamed: at least while it changes, at most while it doesn't;
   * [250, 2000]
   */
  pollMs?: readonly [least: number, most: number];
}

export const DEFAULTS = { retry: RETRY_POLICY, push: PUSH_POLICY, deadlineMs: 30_000, pollMs: [250, 2000] } as const;
