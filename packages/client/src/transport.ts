import type { AnyResponse, ProcedureName } from './names.ts';
import type { Header } from './wire/packets.ts';

/** A procedure with its request. */
export interface Wanted {
  procedure: ProcedureName;
  request: object;
}

/** One call, ready to be encoded. */
export interface OutgoingCall extends Wanted, Header {}

/** How long one attempt may take. */
export interface Limits {
  /** aborted when the attempt's time is up, or its caller gave up */
  signal: AbortSignal;
  /** ms since 1970, for servers that want to know */
  deadlineMs: number;
}

/** What one attempt brought. */
export interface Delivery {
  responses: AnyResponse[];
  /** bytes of the answer's message, without headers; 0 where nothing is encoded */
  bytesDown: number;
}

/** A call encoded once: each attempt sends these same bytes. */
export interface Parcel {
  /** bytes of the call's message, without headers; 0 where nothing is encoded */
  bytesUp: number;
  /** @throws OutcomeUnknown to have it sent again, CallImpossible to have it not */
  send(limits: Limits): Promise<Delivery>;
}

/** A room to be told of. */
export interface Subscription {
  token?: string | undefined;
  roomId: string;
  /** the version that is known: the first state is what came after it, if anything did */
  sinceVersion?: number | undefined;
  /** between two heartbeats; absent: as the server likes */
  heartbeatSeconds?: number | undefined;
}

/** A way to a server. It sends a call once; sending it again is the client's affair. */
export interface Transport {
  /** for people: `envelope`, `gRPC` */
  readonly name: string;
  /** for people: the URL or address that it calls */
  readonly target: string;
  /** @throws TypeError with one line when the request is no such message */
  prepare(call: OutgoingCall): Parcel;
  /**
   * What the server tells of a room without being asked again, where the transport can carry it: states, heartbeats as
   * RspSubscribe, and last RspGameOver or one Response that says why not. Ends when the signal is aborted.
   * @throws OutcomeUnknown where it broke, CallImpossible where there is no such thing
   */
  subscribe?(subscription: Subscription, signal: AbortSignal): AsyncIterable<AnyResponse>;
  /**
   * A stream fell silent, or a call: connections may be dead without anybody having been told. Resolves when what is sent next goes
   * over one that works, if any does. Absent where dead connections are noticed anyhow. Never rejects.
   */
  leaveDeadConnections?(signal: AbortSignal): Promise<void>;
  close(): void;
}
