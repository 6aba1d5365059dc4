import type { Allowance } from './allowance.ts';
import type { Answer } from './answer.ts';
import type { FailureKind } from './failures.ts';
import type { StreamStart } from './stream-source.ts';
import type { BoundProcedure } from './registry.ts';
import type { Id } from './wire-id.ts';

/** The transports as metrics and logs name them. */
export type TransportName =
  'envelope' | 'envelope-json' | 'connect' | 'grpc-web' | 'websocket' | 'grpc' | 'grpc-play' | 'thrift' | 'in-process';

/** A call as a transport decoded it. */
export interface Invocation {
  /** undefined: the caller named none, an unknown one or two */
  procedure: BoundProcedure | undefined;
  request: object | undefined;
  /** ProtocolVersion; undefined: not sent */
  version: number | undefined;
  token: string | undefined;
  /** undefined or 0: not sent, so the session does not count the call */
  seqNo: number | undefined;
  /** the caller's own deadline, ms since 1970; undefined: it sent none */
  deadlineMs: number | undefined;
  /**
   * ms since 1970, the earliest time at which the call can have arrived: the server's time-out counts from it; by
   * default now
   */
  arrivedMs?: number | undefined;
  /** absent: the call comes from this process */
  origin?: Origin | undefined;
  /** set by the pipeline once half of a limit is used: what is left of it, for headers of the answer */
  allowance?: Allowance | undefined;
  /** absent: the call comes from this process */
  transport?: TransportName | undefined;
  /** what the caller names this call in its own log: printable ASCII, at most 64 characters */
  requestId?: string | undefined;
  /** the caller's span, as W3C Trace Context writes it; absent: it sent none, or nothing is traced */
  traceparent?: string | undefined;
  /** who calls; the pipeline sets it once it has read the session */
  userId?: Id;
}

/** Where a call came from. */
export interface Origin {
  /** the same object for all calls of one connection */
  readonly connection: object;
  /** of the client: what limits by address count */
  readonly address: string;
  /** the caller has left: an answer would not reach it */
  readonly isGone: boolean;
}

export interface Outcome {
  /** in order, never empty; with codes that the caller's version knows */
  answers: readonly Answer[];
  /** set when the transport answers with an error status instead of 200 or OK */
  fault: FailureKind | undefined;
}

/** A stream that was opened for its caller. */
export interface Opened {
  start: StreamStart;
  procedure: BoundProcedure;
  userId: Id;
  /** of the session that watches */
  tokenHash: Buffer;
  /** ProtocolVersion of the caller */
  version: number;
}
