import type { AnyResponse } from './names.ts';
import type { EnvelopeCall } from './wire/envelope.ts';

/**
 * One call, ready to be encoded.
 * @experimental
 */
export type OutgoingCall = EnvelopeCall;

/**
 * How long one attempt may take.
 * @experimental
 */
export interface AttemptLimits {
  /** aborted when the attempt's time is up, or its caller gave up */
  signal: AbortSignal;
  /** ms since 1970, for servers that want to know */
  deadlineMs: number;
}

/**
 * The answer to one attempt.
 * @experimental
 */
export interface Delivery {
  responses: AnyResponse[];
  /** bytes of the answer's message, without headers; 0 where nothing is encoded */
  bytesDown: number;
}

/**
 * A call encoded once: each attempt sends these same bytes.
 * @experimental
 */
export interface EncodedCall {
  /** bytes of the call's message, without headers; 0 where nothing is encoded */
  bytesUp: number;
  /** @throws OutcomeUnknown to have it sent again, CallImpossible to have it not */
  send(limits: AttemptLimits): Promise<Delivery>;
}

/**
 * A stream to be opened: a room's `Subscribe`, or a stream of a team's.
 * @experimental
 */
export interface OutgoingStream extends EnvelopeCall {
  seqNo?: undefined;
}

/**
 * A way to a server. A new one is a file beside `transports/envelope.ts`, and has three duties:
 *
 * 1. `prepare` encodes a call once, with its token and seqNo, and returns a `send` that sends these same bytes each
 * time    it is called. It neither repeats a call nor waits for others: retry, order and deadlines are the client's.
 * 2. `send` and `subscribe` let go of whatever they hold (a request, a stream, listeners) as soon as their signal is
 *    aborted. What a rule refuses is an answer like any other; only where there is no answer do they throw:
 *    `OutcomeUnknown` where the same bytes may be sent again, `CallImpossible` where no attempt could succeed. No other
 *    error comes out of a transport, and each carries its cause.
 * 3. `close` lets go of all connections.
 *
 * Bytes are made and read by `wire/envelope.ts` with the call's own `schema`, which has a team's procedures too;
 * streams that come in pieces are cut by `wire/frame-splitter.ts`; what comes as events is read through a `Queue`; one
 * connection for all calls is an `OrderedCalls`. Run test/client/streams.spec.ts and lost-answers.spec.ts over it by an
 * entry in test/client/ways.ts.
 * @experimental its members; that a client takes one is stable
 */
export interface Transport {
  /** for people: `envelope`, `gRPC` */
  readonly name: string;
  /** for people: the URL or address that it calls */
  readonly target: string;
  /** @throws TypeError with one line when the request has a field that its message has not, or of another type */
  prepare(call: OutgoingCall): EncodedCall;
  /**
   * What the server pushes over a stream, as it comes: for a room its states, heartbeats as RspSubscribe, and last
   * RspGameOver or one Response that says why there is nothing to push. Ends when the server ends it, throws
   * OutcomeUnknown where it broke. Absent where the transport carries no streams: rooms are polled then.
   */
  subscribe?(stream: OutgoingStream, signal: AbortSignal): AsyncIterable<AnyResponse>;
  /**
   * Called when a stream or a call had no answer in time: open connections may be dead without an error. Resolves when
   * what is sent next goes over one that works, if any does, and never rejects. Absent where the transport itself
   * notices dead connections, by pings say.
   */
  leaveDeadConnections?(signal: AbortSignal): Promise<void>;
  close(): void;
}
