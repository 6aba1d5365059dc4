import type { CallRefused, OutcomeUnknown } from './errors.ts';
import type { AnyResponse } from './names.ts';

/** Figures of one call, for a display or a log. */
export interface CallReport {
  procedure: string;
  /** `envelope`, `gRPC`, `in-process` */
  transport: string;
  /** bytes of the call's message; 0 in-process */
  bytesUp: number;
  /** bytes of the answer's message; 0 when none came, and in-process */
  bytesDown: number;
  /** ms from the first attempt to the answer, waits between attempts included */
  roundTripMs: number;
  /** times that it was sent */
  attempts: number;
  /** what the call rejects with; absent when a rule refused it, since that is an answer */
  error?: unknown;
}

/** An attempt failed and another one follows. */
export interface RetryReport {
  procedure: string;
  /** the attempt that failed, from 1 */
  attempt: number;
  error: OutcomeUnknown;
  /** ms until the next one */
  waitMs: number;
}

/** The client's events, beside single Responses. */
export interface ClientEvents {
  /** all that came as the answer to one call, after the handlers of its Responses */
  answer: { procedure: string; responses: readonly AnyResponse[] };
  /** a watched room's stream brought a state, and the ending if the game is over; emitted after their handlers */
  push: { responses: readonly AnyResponse[] };
  /** a call came to its end, answered or not */
  call: CallReport;
  /** an attempt failed; a later `call` without an error shows that the connection works again */
  retry: RetryReport;
  /**
   * another login of the same user took this one's place, or the account was suspended (`code` says which): calls reject
   * until `login` is called again
   */
  replaced: CallRefused;
}

/** What to do with a call whose attempts failed: retry: send the same bytes again; restart: log in again, then call. */
export type GiveUpChoice = 'retry' | 'restart' | 'reject';

/** Called when all attempts of a call have failed: an application may ask its user. */
export type GiveUpHook = (error: OutcomeUnknown) => GiveUpChoice | undefined | Promise<GiveUpChoice | undefined>;
