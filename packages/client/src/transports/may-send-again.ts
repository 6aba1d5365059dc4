/**
 * Which failed calls may be sent again as they are: nothing of them was done, or the server recognises them by their
 * number and answers what it answered first. Every transport asks here, whatever its protocol calls the failure.
 */

/** A failure after which the call may be sent again, by its name in each protocol. */
interface Resendable {
  /** a gRPC status */
  grpc: number;
  /** Connect's name of that status */
  connect: string;
  /** statuses of the envelope, and of whatever stands before the server */
  http: readonly number[];
}

const RESENDABLE: readonly Resendable[] = [
  { grpc: 1, connect: 'canceled', http: [] },
  { grpc: 4, connect: 'deadline_exceeded', http: [408, 504] },
  { grpc: 8, connect: 'resource_exhausted', http: [429] },
  { grpc: 10, connect: 'aborted', http: [409, 425] },
  { grpc: 13, connect: 'internal', http: [500] },
  { grpc: 14, connect: 'unavailable', http: [502, 503] },
  { grpc: 15, connect: 'data_loss', http: [] },
];

/** How a failure was told; `resultCode` is of a fault on a connection that has no other status. */
export type ToldBy = { http: number } | { grpc: number } | { connect: unknown } | { resultCode: string };

/** Whether the same bytes may be sent again after that failure. */
export function maySendAgain(told: ToldBy): boolean {
  if ('http' in told) return RESENDABLE.some(({ http }) => http.includes(told.http));
  if ('grpc' in told) return RESENDABLE.some(({ grpc }) => grpc === told.grpc);
  if ('connect' in told) return RESENDABLE.some(({ connect }) => connect === told.connect);
  return told.resultCode !== 'ErrorInvalidProcedure';
}
