import { type ServiceError, status } from '@grpc/grpc-js';
import { CallImpossible, type OthelloError, OutcomeUnknown } from '../errors.ts';
import { maySendAgain } from './may-send-again.ts';
import { untrusted } from './tls-options.ts';

/** Advice for a person, by grpc-js's message about a failed connection. */
const ADVICE: [says: RegExp, advice: string][] = [
  [/ECONNREFUSED/, 'nothing listens there: start the server, or check the port'],
  [/ENOTFOUND|name resolution/i, 'there is no such host: check the address'],
  [/deadline exceeded after/i, 'it stalls, or the network does'],
  [/ECONNRESET|connection dropped|failed to connect|socket/i, 'the connection broke before the answer came'],
];

/** grpc-js's messages for a peer that speaks only HTTP/1.1, and for an HTTP/2 server without gRPC. */
const SPEAKS_NO_GRPC = /^No connection established.*Protocol error|^Received HTTP status code 4\d\d/;

/** Turns a gRPC error into one of the SDK's. */
export function asGrpcFailure(error: ServiceError, address: string): OthelloError {
  const { code, details = error.message } = error;
  const told = `${address} answered ${status[code] ?? code}: ${details.replace(/\s+/g, ' ').trim()}`;
  if (SPEAKS_NO_GRPC.test(details))
    return new CallImpossible(`${address} does not speak gRPC: is it the HTTP port? Give the gRPC one`, {
      cause: error,
    });
  if (maySendAgain({ grpc: code })) {
    const advice = untrusted(details) ?? ADVICE.find(([says]) => says.test(details))?.[1];
    const wait = retryAfterMs(error);
    return new OutcomeUnknown(advice ? `no answer from ${address}: ${advice}` : told, { cause: error, ...wait });
  }
  const hint = code === status.INVALID_ARGUMENT ? '' : " (is it an Othello server's gRPC port?)";
  return new CallImpossible(told + hint, { cause: error });
}

/** What the server's trailers ask for, as gRPC's own retries read it. */
function retryAfterMs({ metadata }: Partial<Pick<ServiceError, 'metadata'>>): { retryAfterMs?: number } {
  const text = metadata?.get('grpc-retry-pushback-ms')[0]?.toString() ?? '';
  return /^\d{1,9}$/.test(text) ? { retryAfterMs: Number(text) } : {};
}
