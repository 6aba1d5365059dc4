import type { Answer } from './answer.ts';
import type { FailureKind } from './failures.ts';
import type { StreamStart } from './stream-source.ts';
import type { BoundProcedure } from './registry.ts';
import type { Id } from './wire-id.ts';

/** A call as a transport decoded it. */
export interface Invocation {
  /** undefined: the caller named none that there is, or two, or sent another's request */
  procedure: BoundProcedure | undefined;
  request: object | undefined;
  /** undefined: the caller said none */
  version: number | undefined;
  token: string | undefined;
  /** undefined or 0: not counted */
  seqNo: number | undefined;
  /** ms since 1970, of the caller's own deadline; undefined: it sent none */
  deadlineMs: number | undefined;
  /** ms since 1970 at which it came to this machine, at the earliest: the server's budget counts from it; by default now */
  arrivedMs?: number | undefined;
  /** absent: this process */
  origin?: Origin | undefined;
}

/** Where a call came from. */
export interface Origin {
  /** the same object for all calls of one connection */
  readonly connection: object;
  /** the caller is gone: no answer is needed */
  readonly isGone: boolean;
}

export interface Outcome {
  /** in order, never empty; codes as the caller's version knows them */
  answers: readonly Answer[];
  /** set when the transport answers with a status of its own instead of 200 or OK */
  fault: FailureKind | undefined;
}

/** A stream that its caller may watch. */
export interface Opened {
  start: StreamStart;
  procedure: BoundProcedure;
  userId: Id;
  /** of the session that watches */
  tokenHash: Buffer;
  /** ProtocolVersion of the caller */
  version: number;
}
