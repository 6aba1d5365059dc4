import { type ServiceError, status } from '@grpc/grpc-js';
import { CallImpossible, type OthelloError, OutcomeUnknown } from '../errors.ts';

const { ABORTED, CANCELLED, DATA_LOSS, DEADLINE_EXCEEDED, INTERNAL, RESOURCE_EXHAUSTED, UNAVAILABLE } = status;

/** Statuses that say that the same bytes may be sent again. */
const RESENDABLE = new Set([
  ABORTED,
  CANCELLED,
  DATA_LOSS,
  DEADLINE_EXCEEDED,
  INTERNAL,
  RESOURCE_EXHAUSTED,
  UNAVAILABLE,
]);

/** What a person can do, by what grpc-js says of a connection that it doesn't have. */
const ADVICE: [says: RegExp, advice: string][] = [
  [/ECONNREFUSED/, 'nothing listens there: start the server, or check the port'],
  [/ENOTFOUND|name resolution/i, 'there is no such host: check the address'],
  [/deadline exceeded after/i, 'it stalls, or the network does'],
  [/ECONNRESET|connection dropped|failed to connect|socket/i, 'the connection broke before the answer came'],
];

/** What grpc-js says of a peer that speaks HTTP/1.1 alone, and of one that answers HTTP/2 otherwise than gRPC does. */
const SPEAKS_NO_GRPC = /^No connection established.*Protocol error|^Received HTTP status code 4\d\d/;

/** What a gRPC call rejects with, as one of the SDK's own. */
export function asGrpcFailure(error: ServiceError, address: string): OthelloError {
  const { code, details = error.message } = error;
  const told = `${address} answered ${status[code] ?? code}: ${details.replace(/\s+/g, ' ').trim()}`;
  if (SPEAKS_NO_GRPC.test(details))
    return new CallImpossible(`${address} does not speak gRPC: is it the HTTP port? Give the gRPC one`, {
      cause: error,
    });
  if (RESENDABLE.has(code)) {
    const advice = ADVICE.find(([says]) => says.test(details))?.[1];
    return new OutcomeUnknown(advice ? `no answer from ${address}: ${advice}` : told, { cause: error });
  }
  const hint = code === status.INVALID_ARGUMENT ? '' : " (is it an Othello server's gRPC port?)";
  return new CallImpossible(told + hint, { cause: error });
}
