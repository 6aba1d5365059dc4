import { Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import { CallImpossible } from '../errors.ts';
import type { ProcedureName } from '../names.ts';
import type { Delivery, Limits, Transport } from '../transport.ts';
import { encodeMessage } from '../wire/encode.ts';
import { decodeUnary } from '../wire/packets.ts';
import { asGrpcFailure } from './grpc-failure.ts';

const SERVICE = 'othello.Othello';
const LARGEST_CALL_BYTES = 64 * 1024;

/** One retry layer is enough, and it is the client's; a server that comes back is found soon. */
const CHANNEL = {
  'grpc.enable_retries': 0,
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 2000,
};

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
    target: address,
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
            throw asGrpcFailure(error, address);
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
