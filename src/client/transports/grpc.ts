import { Client, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { CallImpossible, type OthelloError, OutcomeUnknown } from '../errors.ts';
import type { ProcedureName } from '../names.ts';
import type { Delivery, Limits, Transport } from '../transport.ts';
import { encodeMessage } from '../wire/message.ts';
import { decodeUnary } from '../wire/packets.ts';

const SERVICE = 'othello.Othello';
const LARGEST_CALL_BYTES = 64 * 1024;

/** One retry layer is enough, and it is the client's; a server that comes back is found soon. */
const CHANNEL = {
  'grpc.enable_retries': 0,
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 2000,
};

const { ABORTED, CANCELLED, DATA_LOSS, DEADLINE_EXCEEDED, INTERNAL, RESOURCE_EXHAUSTED, UNAVAILABLE } = status;
const RESENDABLE = new Set([
  ABORTED,
  CANCELLED,
  DATA_LOSS,
  DEADLINE_EXCEEDED,
  INTERNAL,
  RESOURCE_EXHAUSTED,
  UNAVAILABLE,
]);

/**
 * gRPC without TLS, in Node.
 * @param address `127.0.0.1:14501`
 * @throws CallImpossible when it is no such address
 */
export function grpc(address: string): Transport {
  if (!/^(\[[\da-f:]+\]|[^\s/:]+):\d{1,5}$/i.test(address))
    throw new CallImpossible(`"${address}" is no gRPC address: give host:port, 127.0.0.1:14501 say`);
  const channel = new Client(address, credentials.createInsecure(), CHANNEL);
  return {
    name: 'gRPC',
    prepare: ({ procedure, request, token, seqNo }) => {
      const body = Buffer.from(encodeMessage(`Req${procedure}`, request));
      const metadata = new Metadata();
      if (token !== undefined) metadata.set('authorization', `Bearer ${token}`);
      if (seqNo !== undefined) metadata.set('x-seq-no', String(seqNo));
      return {
        bytesUp: body.length,
        send: async (limits) => {
          if (body.length > LARGEST_CALL_BYTES) throw new CallImpossible(`${procedure} is over 64 KiB: send less`);
          const bytes = await unary(channel, [procedure, body, metadata], limits).catch((error: ServiceError) => {
            throw asFailure(error, address);
          });
          return delivery(procedure, bytes, address);
        },
      };
    },
    close: () => channel.close(),
  };
}

function unary(
  channel: Client,
  [procedure, body, metadata]: [ProcedureName, Buffer, Metadata],
  { signal, deadlineMs }: Limits,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const path = `/${SERVICE}/${procedure}`;
    const same = (bytes: Buffer) => bytes;
    const done = (error: ServiceError | null, bytes?: Buffer) => {
      signal.removeEventListener('abort', cancel);
      if (bytes) resolve(bytes);
      else reject(error ?? new Error('neither an answer nor an error'));
    };
    const call = channel.makeUnaryRequest(path, same, same, body, metadata, { deadline: deadlineMs }, done);
    const cancel = () => call.cancel();
    signal.addEventListener('abort', cancel, { once: true });
  });
}

function delivery(procedure: ProcedureName, bytes: Buffer, address: string): Delivery {
  try {
    return { responses: decodeUnary(procedure, bytes), bytesDown: bytes.length };
  } catch (cause) {
    throw new CallImpossible(`${address} answered with no Rsp${procedure}: is it an Othello server?`, { cause });
  }
}

function asFailure(error: ServiceError, address: string): OthelloError {
  const { code, details } = error;
  const cause = { cause: error };
  if (code === UNAVAILABLE && /resolution failed|ENOTFOUND/i.test(details))
    return new OutcomeUnknown(`no answer from ${address}: there is no such host: check the address`, cause);
  if (code === UNAVAILABLE && /ECONNREFUSED/.test(details))
    return new OutcomeUnknown(
      `no answer from ${address}: nothing listens there: start the server, or check the port`,
      cause,
    );
  const told = `${address} answered ${status[code] ?? code}: ${oneLine(details)}`;
  if (RESENDABLE.has(code)) return new OutcomeUnknown(told, cause);
  if (code === status.INVALID_ARGUMENT) return new CallImpossible(told, cause);
  return new CallImpossible(`${told}: is it an Othello server's gRPC port?`, cause);
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
