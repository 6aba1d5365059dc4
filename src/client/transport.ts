import type { AnyResponse, ProcedureName } from './names.ts';
import type { Header } from './wire/packets.ts';

/** One call, ready to be encoded. */
export interface OutgoingCall extends Header {
  procedure: ProcedureName;
  request: object;
}

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

/** A way to a server. It sends a call once; sending it again is the client's affair. */
export interface Transport {
  /** for people: `envelope`, `gRPC` */
  readonly name: string;
  /** for people: the URL or address that it calls */
  readonly target: string;
  /** @throws TypeError with one line when the request is no such message */
  prepare(call: OutgoingCall): Parcel;
  close(): void;
}
